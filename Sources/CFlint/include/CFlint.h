// FLINT, Arb and Calcium under one roof, in either layout: FLINT 3 has all of them inside,
// FLINT 2 has Arb, Antic and Calcium beside it. The manifest says which in LONGHAND_FLINT.
#ifndef LONGHAND_CFLINT_H
#define LONGHAND_CFLINT_H

#include <flint/flint.h>
#include <flint/fmpz.h>
#include <flint/fmpz_vec.h>
#include <flint/fmpz_factor.h>
#include <flint/fmpz_mat.h>
#include <flint/fmpz_poly.h>
#include <flint/fmpz_poly_factor.h>
#include <flint/fmpq.h>
#include <flint/fmpq_mat.h>
#include <flint/fmpq_poly.h>

#if __has_include(<flint/qqbar.h>)
#include <flint/arb.h>
#include <flint/acb.h>
#include <flint/arb_fmpz_poly.h>
#include <flint/qqbar.h>
#else
#include <arb.h>
#include <acb.h>
#include <arb_fmpz_poly.h>
#if __has_include(<calcium/qqbar.h>)
#include <calcium/qqbar.h>
#else
#include <qqbar.h>
#endif
#endif

/// The major version of the FLINT whose headers were compiled in.
int longhand_flint_major_version(void);

#endif
