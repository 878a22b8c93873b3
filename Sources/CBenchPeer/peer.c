#include "CBenchPeer.h"

#include <math.h>
#include <stdlib.h>

#include "peer.h"

void peer_set_entries(fmpz_mat_t matrix, const long *entries)
{
    long n = fmpz_mat_nrows(matrix);
    for (long i = 0; i < n; i++)
        for (long j = 0; j < n; j++) fmpz_set_si(fmpz_mat_entry(matrix, i, j), entries[i * n + j]);
}

static double as_double(const arb_t x) { return arf_get_d(arb_midref(x), ARF_RND_NEAR); }

double longhand_peer_characteristic_polynomial(const long *entries, long n)
{
    fmpz_mat_t matrix;
    fmpz_poly_t polynomial;
    fmpz_mat_init(matrix, n, n);
    fmpz_poly_init(polynomial);
    peer_set_entries(matrix, entries);
    fmpz_mat_charpoly(polynomial, matrix);
    double trace = -fmpz_get_d(polynomial->coeffs + n - 1);
    fmpz_mat_clear(matrix);
    fmpz_poly_clear(polynomial);
    return trace;
}

static void factor_characteristic(fmpz_poly_factor_t factors, const fmpz_mat_t matrix)
{
    fmpz_poly_t polynomial;
    fmpz_poly_init(polynomial);
    fmpz_mat_charpoly(polynomial, matrix);
    fmpz_poly_factor(factors, polynomial);
    fmpz_poly_clear(polynomial);
}

static double general_sum(const fmpz_poly_factor_t factors)
{
    double sum = 0;
    for (long k = 0; k < factors->num; k++) {
        long degree = factors->p[k].length - 1;
        qqbar_ptr roots = _qqbar_vec_init(degree);
        qqbar_roots_fmpz_poly(roots, factors->p + k, QQBAR_ROOTS_IRREDUCIBLE);
        for (long j = 0; j < degree; j++)
            sum += factors->exp[k]
                * hypot(as_double(acb_realref(QQBAR_ENCLOSURE(roots + j))),
                    as_double(acb_imagref(QQBAR_ENCLOSURE(roots + j))));
        _qqbar_vec_clear(roots, degree);
    }
    return sum;
}

static double symmetric_sum(const fmpz_mat_t matrix, const fmpz_poly_factor_t factors)
{
    peer_roots roots;
    double sum = 0;
    if (!peer_symmetric_roots(&roots, matrix, factors)) sum = NAN;
    for (long k = 0; k < roots.count; k++) sum += fabs(as_double(roots.values + k));
    peer_roots_clear(&roots, fmpz_mat_nrows(matrix));
    return sum;
}

double longhand_peer_eigenvalues(const long *entries, long n, int is_symmetric)
{
    fmpz_mat_t matrix;
    fmpz_poly_factor_t factors;
    fmpz_mat_init(matrix, n, n);
    fmpz_poly_factor_init(factors);
    peer_set_entries(matrix, entries);
    factor_characteristic(factors, matrix);
    double sum = is_symmetric ? symmetric_sum(matrix, factors) : general_sum(factors);
    fmpz_poly_factor_clear(factors);
    fmpz_mat_clear(matrix);
    return sum;
}

// Entry i of the family as a polynomial over the rationals.
static void set_entry(fmpq_poly_t entry, const fmpz_mat_t table, long i)
{
    for (long k = fmpz_mat_nrows(table) - 1; k >= 0; k--)
        fmpq_poly_set_coeff_fmpz(entry, k, fmpz_mat_entry(table, k, i));
}

// All entries of a family as polynomials, as a caller would hold them.
static void make_entries(const fmpz_mat_t table)
{
    long n = fmpz_mat_ncols(table);
    fmpq_poly_struct *entries = malloc(n * sizeof *entries);
    for (long i = 0; i < n; i++) {
        fmpq_poly_init(entries + i);
        set_entry(entries + i, table, i);
    }
    for (long i = 0; i < n; i++) fmpq_poly_clear(entries + i);
    free(entries);
}

// A·v for the transposed map, and 1/(Av·Av) = 1/(x·v·v).
static void make_images(
    const fmpz_mat_t table, const fmpz_mat_t transposed, const fmpq_poly_t reciprocal, const fmpz_poly_t f)
{
    fmpz_mat_t image;
    fmpq_poly_t x, inverse, modulus;
    fmpq_poly_init(x);
    fmpz_mat_init(image, fmpz_mat_nrows(table), fmpz_mat_ncols(transposed));
    fmpq_poly_init(inverse);
    fmpq_poly_init(modulus);
    fmpz_mat_mul(image, table, transposed);
    make_entries(image);
    if (f->length > 2) {
        fmpq_poly_set_fmpz_poly(modulus, f);
        fmpq_poly_set_coeff_si(x, 1, 1);
        peer_invert(inverse, x, modulus);
        fmpq_poly_mul(inverse, inverse, reciprocal);
        fmpq_poly_rem(inverse, inverse, modulus);
    }
    fmpz_mat_clear(image);
    fmpq_poly_clear(x);
    fmpq_poly_clear(inverse);
    fmpq_poly_clear(modulus);
}

// Roots and vectors of a symmetric matrix; with `transposed` also the images of the vectors.
static double decomposition(const fmpz_mat_t matrix, const fmpz_mat_struct *transposed)
{
    long n = fmpz_mat_nrows(matrix);
    fmpz_poly_factor_t factors;
    peer_roots roots;
    fmpz_poly_factor_init(factors);
    factor_characteristic(factors, matrix);
    int is_good = peer_symmetric_roots(&roots, matrix, factors);
    double sum = 0;
    for (long k = 0; k < roots.count; k++) {
        double value = fabs(as_double(roots.values + k));
        sum += transposed ? sqrt(value) : value;
    }
    for (long k = 0; k < factors->num && is_good; k++) {
        fmpz_mat_t table;
        fmpq_poly_t reciprocal;
        fmpz_mat_init(table, factors->p[k].length - 1, n);
        fmpq_poly_init(reciprocal);
        is_good = peer_eigenvectors(table, reciprocal, matrix, factors, k);
        if (is_good) {
            make_entries(table);
            if (transposed) make_images(table, transposed, reciprocal, factors->p + k);
        }
        fmpz_mat_clear(table);
        fmpq_poly_clear(reciprocal);
    }
    peer_roots_clear(&roots, n);
    fmpz_poly_factor_clear(factors);
    return is_good ? sum : NAN;
}

double longhand_peer_eigenvectors(const long *entries, long n)
{
    fmpz_mat_t matrix;
    fmpz_mat_init(matrix, n, n);
    peer_set_entries(matrix, entries);
    double sum = decomposition(matrix, NULL);
    fmpz_mat_clear(matrix);
    return sum;
}

double longhand_peer_svd(const long *entries, long n)
{
    fmpz_mat_t matrix, transposed, gram;
    fmpz_mat_init(matrix, n, n);
    fmpz_mat_init(transposed, n, n);
    fmpz_mat_init(gram, n, n);
    peer_set_entries(matrix, entries);
    fmpz_mat_transpose(transposed, matrix);
    fmpz_mat_gram(gram, transposed);
    double sum = decomposition(gram, transposed);
    fmpz_mat_clear(matrix);
    fmpz_mat_clear(transposed);
    fmpz_mat_clear(gram);
    return sum;
}

void longhand_peer_cleanup(void) { flint_cleanup(); }
