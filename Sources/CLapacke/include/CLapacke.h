// LAPACKE and CBLAS. <complex.h> defines the macro `I`, which breaks FLINT's headers: this module
// is separate from CFlint for that reason, and takes the macro away again.
#ifndef LONGHAND_CLAPACKE_H
#define LONGHAND_CLAPACKE_H

#include <cblas.h>
#include <lapacke.h>
#undef I

#endif
