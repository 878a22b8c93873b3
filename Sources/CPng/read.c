#include "CPng.h"
#include "jump.h"
#include <png.h>
#include <stdlib.h>
#include <string.h>

/// What deflate can make of one byte at most.
#define LARGEST_EXPANSION 1032

/// Chunks that may be large and say nothing about pixels.
static const png_byte ignored[] =
    "iCCP\0tEXt\0zTXt\0iTXt\0sPLT\0eXIf\0hIST\0pCAL\0sCAL\0tIME\0oFFs\0pHYs";

typedef struct {
    const uint8_t *bytes;
    size_t count;
    size_t next;
} source;

static void take(png_structp png, png_bytep into, size_t count) {
    source *from = png_get_io_ptr(png);
    if (count > from->count - from->next) png_error(png, "the file ends early");
    memcpy(into, from->bytes + from->next, count);
    from->next += count;
}

/// One byte a channel; grey stays grey, all else becomes red, green, blue, alpha.
static void normalise(png_structp png, png_infop info) {
    int kind = png_get_color_type(png, info);
    int is_transparent =
        (kind & PNG_COLOR_MASK_ALPHA) || png_get_valid(png, info, PNG_INFO_tRNS);
    png_set_expand(png);
    png_set_scale_16(png);
    if (kind & PNG_COLOR_MASK_COLOR || is_transparent) {
        png_set_gray_to_rgb(png);
        png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    }
}

int longhand_png_read(
    const uint8_t *bytes, size_t count, uint32_t largest_side, uint64_t most_pixels,
    longhand_png_image *image) {
    memset(image, 0, sizeof *image);
    if (count < 8 || png_sig_cmp(bytes, 0, 8) != 0) return LONGHAND_PNG_OTHER;
    source from = {bytes, count, 0};
    longhand_png_jump jump = {.message = image->message, .room = sizeof image->message};
    png_structp png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, &jump, longhand_png_leave, longhand_png_ignore);
    if (png == NULL) return LONGHAND_PNG_MEMORY;
    png_infop info = png_create_info_struct(png);
    if (info == NULL) jump.status = LONGHAND_PNG_MEMORY;
    // What is changed after the jump is set lives in `image`, not in a register.
    if (info == NULL || setjmp(jump.back) != 0) {
        png_destroy_read_struct(&png, &info, NULL);
        free(image->pixels);
        image->pixels = NULL;
        return jump.status;
    }
    png_set_read_fn(png, &from, take);
    // The limits are looked at below, where the size can be told.
    png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_chunk_malloc_max(png, 1 << 20);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, ignored, sizeof ignored / 5);
    png_read_info(png, info);
    image->width = png_get_image_width(png, info);
    image->height = png_get_image_height(png, info);
    uint64_t pixels = (uint64_t)image->width * image->height;
    if (image->width > largest_side || image->height > largest_side || pixels > most_pixels)
        longhand_png_refuse(png, &jump, LONGHAND_PNG_LARGE, "too large");
    uint64_t stored = ((uint64_t)png_get_rowbytes(png, info) + 1) * image->height;
    if (stored / LARGEST_EXPANSION > count) png_error(png, "too few bytes for its size");

    normalise(png, info);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    image->channels = png_get_channels(png, info);
    size_t row = (size_t)image->width * (size_t)image->channels;
    if (png_get_rowbytes(png, info) != row || png_get_bit_depth(png, info) != 8)
        png_error(png, "a layout of pixels that is not known");
    image->pixels = calloc(image->height, row);
    if (image->pixels == NULL) longhand_png_refuse(png, &jump, LONGHAND_PNG_MEMORY, "no memory");
    for (int pass = 0; pass < passes; pass++)
        for (uint32_t i = 0; i < image->height; i++)
            png_read_row(png, image->pixels + i * row, NULL);
    png_read_end(png, NULL);
    png_destroy_read_struct(&png, &info, NULL);
    return LONGHAND_PNG_FINE;
}
