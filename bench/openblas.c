/* nn2: MIT licence, see LICENSE. */
/* What a good C programmer writes who knows BLAS: compiled with -ffast-math, so
   that the exponentials become vector code too. */
#define BLAS
#include "plain.c"
