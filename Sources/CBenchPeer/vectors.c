#include "peer.h"

void peer_invert(fmpq_poly_t inverse, const fmpq_poly_t a, const fmpq_poly_t modulus)
{
    fmpq_poly_t divisor, other;
    fmpq_poly_init(divisor);
    fmpq_poly_init(other);
    fmpq_poly_xgcd(divisor, inverse, other, a, modulus);
    fmpq_poly_clear(divisor);
    fmpq_poly_clear(other);
}

// w, then the column of adj(xI − A): w_{d−1} = w and w_{k−1} = A wₖ + fₖ w.
static void adjugate_column(fmpz_mat_t table, const fmpz_mat_t matrix, const fmpz_poly_t f)
{
    long d = fmpz_mat_nrows(table), n = fmpz_mat_ncols(table);
    fmpz *last = fmpz_mat_entry(table, d - 1, 0);
    for (long k = d - 1; k > 0; k--) {
        fmpz *here = fmpz_mat_entry(table, k, 0), *above = fmpz_mat_entry(table, k - 1, 0);
        for (long i = 0; i < n; i++) {
            _fmpz_vec_dot(above + i, fmpz_mat_entry(matrix, i, 0), here, n);
            fmpz_addmul(above + i, f->coeffs + k, last + i);
        }
    }
}

// (h·gₖ)(A)e for all k at once, for the cofactor h of f: combinations of the Krylov rows of e.
static void cofactor_table(
    fmpz_mat_t table, const fmpz_mat_t krylov, const fmpz_poly_factor_t factors, long k)
{
    long d = fmpz_mat_nrows(table), n = fmpz_mat_ncols(table);
    fmpz_poly_t rest, tail;
    fmpz_mat_t combinations;
    fmpz_poly_init(rest);
    fmpz_poly_init(tail);
    fmpz_mat_init(combinations, d, n);
    fmpz_poly_set_si(rest, 1);
    for (long j = 0; j < factors->num; j++)
        if (j != k) fmpz_poly_mul(rest, rest, factors->p + j);
    for (long i = 0; i < d; i++) {
        fmpz_poly_shift_right(tail, factors->p + k, i + 1);
        fmpz_poly_mul(tail, tail, rest);
        for (long j = 0; j < tail->length; j++)
            fmpz_set(fmpz_mat_entry(combinations, i, j), tail->coeffs + j);
    }
    fmpz_mat_mul(table, combinations, krylov);
    fmpz_poly_clear(rest);
    fmpz_poly_clear(tail);
    fmpz_mat_clear(combinations);
}

static void krylov_rows(fmpz_mat_t rows, const fmpz_mat_t matrix, long start)
{
    long n = fmpz_mat_nrows(matrix);
    fmpz_mat_zero(rows);
    fmpz_one(fmpz_mat_entry(rows, 0, start));
    for (long k = 1; k < n; k++)
        for (long i = 0; i < n; i++)
            _fmpz_vec_dot(
                fmpz_mat_entry(rows, k, i), fmpz_mat_entry(matrix, i, 0), fmpz_mat_entry(rows, k - 1, 0), n);
}

// Whether A wₖ = wₖ₋₁ − fₖ w_{d−1} for all k.
static int annihilates(const fmpz_mat_t table, const fmpz_mat_t matrix, const fmpz_poly_t f)
{
    long d = fmpz_mat_nrows(table), n = fmpz_mat_ncols(table);
    fmpz_mat_t image, transposed;
    fmpz_t difference;
    fmpz_init(difference);
    fmpz_mat_init(image, d, n);
    fmpz_mat_init(transposed, n, n);
    fmpz_mat_transpose(transposed, matrix);
    fmpz_mat_mul(image, table, transposed);
    int is_zero = 1;
    for (long k = 0; k < d && is_zero; k++)
        for (long i = 0; i < n && is_zero; i++) {
            fmpz_set(difference, fmpz_mat_entry(image, k, i));
            fmpz_addmul(difference, f->coeffs + k, fmpz_mat_entry(table, d - 1, i));
            if (k > 0) fmpz_sub(difference, difference, fmpz_mat_entry(table, k - 1, i));
            is_zero = fmpz_is_zero(difference);
        }
    fmpz_mat_clear(image);
    fmpz_mat_clear(transposed);
    fmpz_clear(difference);
    return is_zero;
}

// 1/(v·v) mod f, by v·v = f′(x)·(w·v(x))/content.
static void set_reciprocal_norm(
    fmpq_poly_t reciprocal, const fmpz_mat_t table, const fmpz *start, const fmpz_poly_t f,
    const fmpz_t content)
{
    long d = fmpz_mat_nrows(table), n = fmpz_mat_ncols(table);
    fmpq_poly_t norm, slope, modulus;
    fmpz_t product;
    fmpq_poly_init(norm);
    fmpq_poly_init(slope);
    fmpq_poly_init(modulus);
    fmpz_init(product);
    fmpq_poly_set_fmpz_poly(modulus, f);
    fmpq_poly_derivative(slope, modulus);
    for (long k = d - 1; k >= 0; k--) {
        _fmpz_vec_dot(product, start, fmpz_mat_entry(table, k, 0), n);
        fmpq_poly_set_coeff_fmpz(norm, k, product);
    }
    if (d > 1) {
        fmpq_poly_mul(norm, norm, slope);
        fmpq_poly_rem(norm, norm, modulus);
        fmpq_poly_scalar_div_fmpz(norm, norm, content);
        peer_invert(reciprocal, norm, modulus);
    } else {
        fmpq_poly_scalar_div_fmpz(norm, norm, content);
        fmpq_poly_inv(reciprocal, norm);
    }
    fmpq_poly_clear(norm);
    fmpq_poly_clear(slope);
    fmpq_poly_clear(modulus);
    fmpz_clear(product);
}

int peer_eigenvectors(
    fmpz_mat_t table, fmpq_poly_t reciprocal_norm, const fmpz_mat_t matrix, const fmpz_poly_factor_t factors,
    long k)
{
    long n = fmpz_mat_nrows(matrix), d = factors->p[k].length - 1;
    fmpz_t content;
    fmpz_mat_t krylov;
    fmpz *start = _fmpz_vec_init(n);
    fmpz_init(content);
    if (factors->num == 1) {
        fmpz_one(fmpz_mat_entry(table, d - 1, 0));
        adjugate_column(table, matrix, factors->p + k);
    } else {
        fmpz_mat_init(krylov, n, n);
        for (long j = 0; j < n; j++) {
            krylov_rows(krylov, matrix, j);
            cofactor_table(table, krylov, factors, k);
            if (!_fmpz_vec_is_zero(fmpz_mat_entry(table, d - 1, 0), n)) break;
        }
        fmpz_mat_clear(krylov);
    }
    _fmpz_vec_set(start, fmpz_mat_entry(table, d - 1, 0), n);
    fmpz_mat_content(content, table);
    int is_proved = !fmpz_is_zero(content);
    if (is_proved) {
        fmpz_mat_scalar_divexact_fmpz(table, table, content);
        is_proved = annihilates(table, matrix, factors->p + k);
        set_reciprocal_norm(reciprocal_norm, table, start, factors->p + k, content);
    }
    _fmpz_vec_clear(start, n);
    fmpz_clear(content);
    return is_proved;
}
