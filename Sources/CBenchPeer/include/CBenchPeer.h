// The algorithms of the exact engine in plain C on FLINT and Arb: what the benchmark measures against.
//
// Each function takes a matrix of machine integers, row by row, does the whole job, frees everything and
// returns a number that the caller compares with its own result; NaN where the matrix is of a kind that this
// peer leaves out (a repeated factor of the characteristic polynomial, or a bracket that proves nothing).
#ifndef LONGHAND_CBENCHPEER_H
#define LONGHAND_CBENCHPEER_H

/// The trace, read off det(xI − A).
double longhand_peer_characteristic_polynomial(const long *entries, long n);

/// The sum of the eigenvalues' absolute values, all proved and known to 128 bits.
double longhand_peer_eigenvalues(const long *entries, long n, int is_symmetric);

/// The same sum; and the eigenvectors of a symmetric matrix over ℚ(λ), proved, with 1/(v·v).
double longhand_peer_eigenvectors(const long *entries, long n);

/// The sum of the singular values; with v over ℚ(λ), proved, Av, and the squared norms of both.
double longhand_peer_svd(const long *entries, long n);

/// The same work in C on the same LAPACK and BLAS, n×n by columns: the sum of the singular values with thin
/// factors, of the eigenvalues with eigenvectors, of the product's diagonal; NaN where memory runs out.
double longhand_peer_lapack_svd(const double *a, int n);
double longhand_peer_lapack_eigenvectors(const double *a, int n);
double longhand_peer_lapack_product(const double *a, const double *b, int n);

/// Starts `program learn lesson` on a pseudo-terminal of 80 columns, with `folder` for a home.
///
/// Returns the process, or −errno; `terminal` is the end to read from.
int longhand_bench_start(const char *program, const char *lesson, const char *folder, int *terminal);

/// Waits and reads what is there; 0 or less where nothing came, or at the end.
long longhand_bench_read(int terminal, char *buffer, long size, int milliseconds);

/// Ends the process and closes the terminal.
void longhand_bench_stop(int child, int terminal);

/// Gives FLINT's caches of this thread back.
void longhand_peer_cleanup(void);

#endif
