#include "CLapacke.h"
#include <stdlib.h>
#include <string.h>

#if defined(__linux__) && defined(__x86_64__)

#ifdef LONGHAND_BLAS_ARCHIVE
// In an archive nobody looks for a weak name. This one each OpenBLAS has.
extern char *openblas_get_corename(void);
#define TELLS_CORENAME 1
#else
extern char *openblas_get_corename(void) __attribute__((weak));
#define TELLS_CORENAME (openblas_get_corename != NULL)
#endif
extern void gotoblas_dynamic_init(void) __attribute__((weak));
extern void gotoblas_dynamic_quit(void) __attribute__((weak));

static const char *best_known_kernels(void) {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return "SkylakeX";
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return "Haswell";
    return NULL;
}

void longhand_choose_kernels(void) {
    // A BLAS of one kind of processor, or another BLAS, has no such symbols.
    if (!TELLS_CORENAME || !gotoblas_dynamic_init || !gotoblas_dynamic_quit) return;
    if (getenv("OPENBLAS_CORETYPE")) return;
    if (strcmp(openblas_get_corename(), "Prescott") != 0) return;
    const char *kernels = best_known_kernels();
    if (!kernels) return;
    setenv("OPENBLAS_CORETYPE", kernels, 1);
    gotoblas_dynamic_quit();
    gotoblas_dynamic_init();
    unsetenv("OPENBLAS_CORETYPE");
}

const char *longhand_kernels(void) { return TELLS_CORENAME ? openblas_get_corename() : ""; }

#else

void longhand_choose_kernels(void) {}

const char *longhand_kernels(void) { return ""; }

#endif
