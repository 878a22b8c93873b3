// What the files of the peer share.
#ifndef LONGHAND_PEER_INTERNAL_H
#define LONGHAND_PEER_INTERNAL_H

#include "CFlint.h"

/// The real roots of the factors of a characteristic polynomial, each with its factor's index.
typedef struct {
    long count;
    arb_struct *values;
    long *factors;
} peer_roots;

void peer_set_entries(fmpz_mat_t matrix, const long *entries);

/// All roots of the factors, proved; 0 where they are not all simple, real and separated by doubles.
int peer_symmetric_roots(peer_roots *roots, const fmpz_mat_t matrix, const fmpz_poly_factor_t factors);
void peer_roots_clear(peer_roots *roots, long n);

/// The eigenvector family of factor k: a d×n table of integers and 1/(v·v) mod f; 0 where it is not proved.
int peer_eigenvectors(
    fmpz_mat_t table, fmpq_poly_t reciprocal_norm, const fmpz_mat_t matrix,
    const fmpz_poly_factor_t factors, long k);

/// The inverse of a modulo an irreducible polynomial.
void peer_invert(fmpq_poly_t inverse, const fmpq_poly_t a, const fmpq_poly_t modulus);

#endif
