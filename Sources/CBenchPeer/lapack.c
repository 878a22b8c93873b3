// LAPACK and BLAS called as a C program calls them: copy, compute, add up, free.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "CBenchPeer.h"
#include "CLapacke.h"

static double sum(const double *values, int count) {
    double total = 0;
    for (int i = 0; i < count; i++) total += values[i];
    return total;
}

/// Columns that are not a multiple of 512 apart, as a careful programmer has them.
static int leading_dimension(int n) { return n >= 512 && n % 512 == 0 ? n + 8 : n; }

static double *copy(const double *a, int n, int ld) {
    double *result = malloc(sizeof(double) * (size_t)ld * (size_t)n);
    if (result) LAPACKE_dlacpy(LAPACK_COL_MAJOR, 'A', n, n, a, n, result, ld);
    return result;
}

double longhand_peer_lapack_svd(const double *a, int n) {
    int ld = leading_dimension(n);
    size_t bytes = sizeof(double) * (size_t)ld * (size_t)n;
    double *work = copy(a, n, ld), *u = malloc(bytes), *vt = malloc(bytes);
    double *values = malloc(sizeof(double) * (size_t)n), result = NAN;
    if (work && u && vt && values &&
        LAPACKE_dgesdd(LAPACK_COL_MAJOR, 'S', n, n, work, ld, values, u, ld, vt, ld) == 0)
        result = sum(values, n);
    free(work);
    free(u);
    free(vt);
    free(values);
    return result;
}

double longhand_peer_lapack_eigenvectors(const double *a, int n) {
    int ld = leading_dimension(n);
    double *work = copy(a, n, ld), *values = malloc(sizeof(double) * (size_t)n), result = NAN;
    if (work && values && LAPACKE_dsyevd(LAPACK_COL_MAJOR, 'V', 'L', n, work, ld, values) == 0)
        result = sum(values, n);
    free(work);
    free(values);
    return result;
}

double longhand_peer_lapack_product(const double *a, const double *b, int n) {
    double *c = malloc(sizeof(double) * (size_t)n * (size_t)n), result = NAN;
    if (c) {
        cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, a, n, b, n, 0, c, n);
        result = 0;
        for (int i = 0; i < n; i++) result += c[(size_t)i * (size_t)n + (size_t)i];
    }
    free(c);
    return result;
}
