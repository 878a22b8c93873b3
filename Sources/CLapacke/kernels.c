// Which kernels OpenBLAS runs on.
//
// OpenBLAS chooses them when it is loaded, by a list of processors that were known when it was made. One that
// is younger than the list gets the kernels of 2004 (SSE3), though it has everything the fast ones need: a
// product is then up to eight times slower. Where that has happened, and the processor says that it has AVX-512
// or AVX2 with FMA, the choice is made again, before anything calls BLAS.
// OPENBLAS_CORETYPE, where it is set, stays the last word; a build of OpenBLAS for one processor has no choice.
#if defined(__x86_64__) && defined(__linux__)

#include <stdlib.h>
#include <string.h>

extern char *openblas_get_corename(void) __attribute__((weak));
extern void gotoblas_dynamic_init(void) __attribute__((weak));
extern void gotoblas_dynamic_quit(void) __attribute__((weak));

static const char *known_relative(void) {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return "SkylakeX";
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? "Haswell" : NULL;
}

__attribute__((constructor)) static void choose_kernels(void) {
    if (!openblas_get_corename || !gotoblas_dynamic_init || !gotoblas_dynamic_quit) return;
    if (getenv("OPENBLAS_CORETYPE") || strcmp(openblas_get_corename(), "Prescott") != 0) return;
    const char *relative = known_relative();
    if (!relative || setenv("OPENBLAS_CORETYPE", relative, 1) != 0) return;
    gotoblas_dynamic_quit();
    gotoblas_dynamic_init();
    unsetenv("OPENBLAS_CORETYPE");
}

#endif
