#include "CPng.h"
#include "jump.h"
#include <png.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    longhand_png_file *file;
    longhand_png_jump *jump;
    size_t room;
} target;

static void put(png_structp png, png_bytep bytes, size_t count) {
    target *into = png_get_io_ptr(png);
    longhand_png_file *file = into->file;
    if (count > into->room - file->count) {
        size_t room = into->room * 2 + count;
        uint8_t *larger = realloc(file->bytes, room);
        if (larger == NULL) longhand_png_refuse(png, into->jump, LONGHAND_PNG_MEMORY, "no memory");
        file->bytes = larger;
        into->room = room;
    }
    memcpy(file->bytes + file->count, bytes, count);
    file->count += count;
}

static void flush(png_structp png) { (void)png; }

static int kind(int channels) {
    switch (channels) {
    case 1: return PNG_COLOR_TYPE_GRAY;
    case 3: return PNG_COLOR_TYPE_RGB;
    case 4: return PNG_COLOR_TYPE_RGB_ALPHA;
    default: return -1;
    }
}

int longhand_png_write(const longhand_png_image *image, longhand_png_file *file) {
    memset(file, 0, sizeof *file);
    longhand_png_jump jump = {.message = file->message, .room = sizeof file->message};
    target into = {file, &jump, 0};
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, &jump, longhand_png_leave, longhand_png_ignore);
    if (png == NULL) return LONGHAND_PNG_MEMORY;
    png_infop info = png_create_info_struct(png);
    if (info == NULL) jump.status = LONGHAND_PNG_MEMORY;
    if (info == NULL || setjmp(jump.back) != 0) {
        png_destroy_write_struct(&png, &info);
        free(file->bytes);
        file->bytes = NULL;
        file->count = 0;
        return jump.status;
    }
    png_set_write_fn(png, &into, put, flush);
    if (kind(image->channels) < 0) png_error(png, "neither 1, 3 nor 4 channels");
    png_set_IHDR(
        png, info, image->width, image->height, 8, kind(image->channels), PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
    png_write_info(png, info);
    size_t row = (size_t)image->width * (size_t)image->channels;
    for (uint32_t i = 0; i < image->height; i++) png_write_row(png, image->pixels + i * row);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return LONGHAND_PNG_FINE;
}
