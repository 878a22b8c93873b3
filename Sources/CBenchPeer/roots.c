#include <math.h>
#include <stdlib.h>

#include "peer.h"

enum { accuracy = 160, highest_precision = 1 << 14 };

// Jacobi's cyclic rotations; the eigenvalues stand on the diagonal at the end.
static void jacobi(double *a, long n)
{
    for (int sweep = 0; sweep < 30; sweep++) {
        int rotated = 0;
        for (long p = 0; p < n; p++)
            for (long q = p + 1; q < n; q++) {
                double x = a[p * n + p], y = a[q * n + q], z = a[p * n + q];
                if (fabs(z) <= 0x1p-56 * sqrt(fabs(x * y)) || fabs(z) < 0x1p-200) continue;
                rotated = 1;
                double theta = (y - x) / (2 * z);
                double t = (theta < 0 ? -1 : 1) / (fabs(theta) + sqrt(1 + theta * theta));
                double c = 1 / sqrt(1 + t * t), s = t * c;
                for (long k = 0; k < n; k++) {
                    if (k == p || k == q) continue;
                    double u = a[k * n + p], v = a[k * n + q];
                    a[k * n + p] = a[p * n + k] = c * u - s * v;
                    a[k * n + q] = a[q * n + k] = s * u + c * v;
                }
                a[p * n + p] = x - t * z;
                a[q * n + q] = y + t * z;
                a[p * n + q] = a[q * n + p] = 0;
            }
        if (!rotated) break;
    }
}

static int descending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

static void evaluate(arb_t value, const fmpz_poly_t f, const arb_t x, long precision)
{
    _arb_fmpz_poly_evaluate_arb(value, f->coeffs, f->length, x, precision);
}

// The precision at which f is seen to change its sign over the bracket; 0 where it does not.
static long sign_change(const fmpz_poly_t f, double middle, double radius, long exponent)
{
    long precision = 128;
    int signs[2] = {0, 0};
    arb_t end, value;
    arb_init(end);
    arb_init(value);
    for (int k = 0; k < 2 && precision <= highest_precision; k++) {
        arb_set_d(end, k ? middle + radius : middle - radius);
        arb_mul_2exp_si(end, end, exponent);
        while (!signs[k] && precision <= highest_precision) {
            evaluate(value, f, end, precision);
            signs[k] = arb_sgn_nonzero(value);
            if (!signs[k]) precision *= 2;
        }
    }
    arb_clear(end);
    arb_clear(value);
    return signs[0] * signs[1] < 0 ? precision : 0;
}

// Newton's interval method on the bracket.
static int refine(
    arb_t root, const fmpz_poly_t f, const fmpz_poly_t slope, double middle, double radius, long exponent,
    long precision)
{
    arb_t point, value;
    arb_init(point);
    arb_init(value);
    arb_set_d(root, middle);
    arb_set_d(value, radius);
    arb_mul_2exp_si(root, root, exponent);
    arb_mul_2exp_si(value, value, exponent);
    arb_add_error(root, value);
    precision = 2 * (precision + accuracy);
    int is_good = 0;
    for (int step = 0; step < 12; step++) {
        is_good = arb_rel_accuracy_bits(root) >= accuracy;
        if (is_good) break;
        arb_get_mid_arb(point, root);
        evaluate(value, slope, root, precision);
        if (arb_contains_zero(value)) break;
        evaluate(root, f, point, precision);
        arb_div(root, root, value, precision);
        arb_sub(root, point, root, precision);
    }
    arb_clear(point);
    arb_clear(value);
    return is_good;
}

static void small_roots(peer_roots *roots, const fmpz_poly_t f, long k)
{
    fmpz_t disc, term;
    fmpz_init(disc);
    fmpz_init(term);
    if (f->length == 2) {
        arb_set_fmpz(roots->values + roots->count, f->coeffs);
        arb_neg(roots->values + roots->count, roots->values + roots->count);
        roots->factors[roots->count++] = k;
    } else {
        fmpz_mul(disc, f->coeffs + 1, f->coeffs + 1);
        fmpz_mul_ui(term, f->coeffs, 4);
        fmpz_sub(disc, disc, term);
        for (int sign = 0; sign < 2; sign++) {
            arb_struct *root = roots->values + roots->count;
            arb_sqrt_fmpz(root, disc, 2 * accuracy);
            if (sign) arb_neg(root, root);
            arb_sub_fmpz(root, root, f->coeffs + 1, 2 * accuracy);
            arb_mul_2exp_si(root, root, -1);
            roots->factors[roots->count++] = k;
        }
    }
    fmpz_clear(disc);
    fmpz_clear(term);
}

static int isolated_roots(
    peer_roots *roots, const fmpz_poly_t f, long k, const double *proposals, long n, double radius,
    long exponent)
{
    fmpz_poly_t slope;
    fmpz_poly_init(slope);
    fmpz_poly_derivative(slope, f);
    long degree = f->length - 1, found = 0;
    double lower_end = HUGE_VAL;
    int is_good = 1;
    for (long j = 0; j < n && is_good; j++) {
        if (proposals[j] + radius >= lower_end) continue;
        long precision = sign_change(f, proposals[j], radius, exponent);
        if (!precision) continue;
        lower_end = proposals[j] - radius;
        is_good = found < degree
            && refine(roots->values + roots->count, f, slope, proposals[j], radius, exponent, precision);
        roots->factors[roots->count] = k;
        if (is_good) roots->count++, found++;
    }
    fmpz_poly_clear(slope);
    return is_good && found == degree;
}

int peer_symmetric_roots(peer_roots *roots, const fmpz_mat_t matrix, const fmpz_poly_factor_t factors)
{
    long n = fmpz_mat_nrows(matrix), exponent = labs(fmpz_mat_max_bits(matrix));
    double *table = malloc(n * n * sizeof *table), *proposals = malloc(n * sizeof *proposals);
    roots->values = _arb_vec_init(n + 1);
    roots->factors = malloc((n + 1) * sizeof *roots->factors);
    roots->count = 0;
    for (long i = 0; i < n; i++)
        for (long j = 0; j < n; j++) {
            long power;
            double mantissa = fmpz_get_d_2exp(&power, fmpz_mat_entry(matrix, i, j));
            table[i * n + j] = power - exponent < -200 ? 0 : ldexp(mantissa, (int)(power - exponent));
        }
    jacobi(table, n);
    for (long i = 0; i < n; i++) proposals[i] = table[i * n + i];
    qsort(proposals, n, sizeof *proposals, descending);
    int is_good = 1;
    for (long k = 0; k < factors->num && is_good; k++) {
        is_good = factors->exp[k] == 1;
        if (!is_good) break;
        if (factors->p[k].length <= 3)
            small_roots(roots, factors->p + k, k);
        else
            is_good = isolated_roots(roots, factors->p + k, k, proposals, n, n * 0x1p-46, exponent);
    }
    free(table);
    free(proposals);
    return is_good;
}

void peer_roots_clear(peer_roots *roots, long n)
{
    _arb_vec_clear(roots->values, n + 1);
    free(roots->factors);
}
