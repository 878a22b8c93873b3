#include "CLapacke.h"
