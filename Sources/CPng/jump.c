#include "jump.h"
#include "CPng.h"
#include <stdio.h>
#include <stdlib.h>

void longhand_png_leave(png_structp png, png_const_charp message) {
    longhand_png_jump *jump = png_get_error_ptr(png);
    if (jump->status == LONGHAND_PNG_FINE) jump->status = LONGHAND_PNG_DAMAGED;
    snprintf(jump->message, jump->room, "%s", message);
    longjmp(jump->back, 1);
}

void longhand_png_ignore(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

void longhand_png_refuse(png_structp png, longhand_png_jump *jump, int status, const char *message) {
    jump->status = status;
    longhand_png_leave(png, message);
    abort();
}

void longhand_png_free(void *memory) { free(memory); }
