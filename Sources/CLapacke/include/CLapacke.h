// LAPACKE and CBLAS. <complex.h> defines the macro `I`, which breaks FLINT's headers: this module
// is separate from CFlint for that reason, and takes the macro away again.
#ifndef LONGHAND_CLAPACKE_H
#define LONGHAND_CLAPACKE_H

#include <cblas.h>
#include <lapacke.h>
#undef I

// An OpenBLAS that is older than the processor takes it for one of 2004 and computes with its kernels, four
// times slower than it could. Where that has happened, the best kernels that it has for this processor are
// chosen. To be called once, before anything is computed; a choice in OPENBLAS_CORETYPE stands.
void longhand_choose_kernels(void);

// What OpenBLAS calls the processor whose kernels it uses; empty where it cannot be asked.
const char *longhand_kernels(void);

#endif
