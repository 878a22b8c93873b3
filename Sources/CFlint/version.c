#include "CFlint.h"

int longhand_flint_major_version(void) { return __FLINT_VERSION; }
