// How libpng's errors come back to the function of this module that called it.
#ifndef LONGHAND_CPNG_JUMP_H
#define LONGHAND_CPNG_JUMP_H

#include <png.h>
#include <setjmp.h>

typedef struct {
    jmp_buf back;
    int status;
    char *message;
    size_t room;
} longhand_png_jump;

/// The error function given to libpng: keeps the message and jumps back.
void longhand_png_leave(png_structp png, png_const_charp message);

/// Warnings are of no use to who sees no console of ours.
void longhand_png_ignore(png_structp png, png_const_charp message);

/// Jumps back with a status of our own.
_Noreturn void longhand_png_refuse(
    png_structp png, longhand_png_jump *jump, int status, const char *message);

#endif
