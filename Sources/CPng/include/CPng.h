// Images as PNG files, over libpng.
//
// libpng leaves its functions by longjmp, which must never cross a frame of Swift: every jump begins and
// ends within one call of this module. Files lie in memory; nothing here opens one.
#ifndef LONGHAND_CPNG_H
#define LONGHAND_CPNG_H

#include <stddef.h>
#include <stdint.h>

enum {
    LONGHAND_PNG_FINE = 0,
    /// The bytes do not begin as a PNG file does.
    LONGHAND_PNG_OTHER = 1,
    /// It ends early, or contradicts itself; the message says how.
    LONGHAND_PNG_DAMAGED = 2,
    /// Wider, higher or with more pixels than was allowed; nothing was taken for it.
    LONGHAND_PNG_LARGE = 3,
    LONGHAND_PNG_MEMORY = 4,
};

/// Pixels row by row without gaps, one byte a channel.
typedef struct {
    uint8_t *pixels;
    uint32_t width;
    uint32_t height;
    /// 1: grey; 3: red, green, blue; 4: with alpha, not multiplied in.
    int channels;
    /// What was wrong; empty where nothing was.
    char message[128];
} longhand_png_image;

typedef struct {
    uint8_t *bytes;
    size_t count;
    char message[128];
} longhand_png_file;

/// Reads any PNG as grey (where it is grey without transparency) or as red, green, blue, alpha; 16 bits are
/// rounded to 8. Width and height are told even where the image is too large.
///
/// `pixels` belongs to the caller and is given back by `longhand_png_free`; it is NULL on failure.
int longhand_png_read(
    const uint8_t *bytes, size_t count, uint32_t largest_side, uint64_t most_pixels,
    longhand_png_image *image);

/// Writes 8-bit pixels of 1, 3 or 4 channels. `bytes` is given back by `longhand_png_free`.
int longhand_png_write(const longhand_png_image *image, longhand_png_file *file);

void longhand_png_free(void *memory);

#endif
