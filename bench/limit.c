/* nn2: MIT licence, see LICENSE. */
/* The limit of a core: how many floating-point operations a second it does
   when all operands are in registers. limit SECONDS prints, in units of 10^9,
   those of float and of double, with the widest vectors and with half of
   them, whichever is more. Compiled with -march=native. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#if defined __AVX512F__
enum { WIDEST = 64 };
#elif defined __AVX__
enum { WIDEST = 32 };
#else
enum { WIDEST = 16 };
#endif

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Twelve sums that do not wait for each other keep two units of four or five
   cycles busy, and there are registers for them everywhere. Each goes on as
   c = c a + a with a = 1/2, and so its numbers come near to 1 and stay there. */
#define LOOP(name, type, bytes)                                               \
typedef type name##_vector __attribute__((vector_size(bytes)));               \
static __attribute__((noinline)) void name##_burst(int n, name##_vector *c)   \
{                                                                             \
    name##_vector a = c[12], c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3],      \
        c4 = c[4], c5 = c[5], c6 = c[6], c7 = c[7], c8 = c[8], c9 = c[9],     \
        c10 = c[10], c11 = c[11];                                             \
    for (int k = 0; k < n; k++) {                                             \
        c0 = c0 * a + a, c1 = c1 * a + a, c2 = c2 * a + a, c3 = c3 * a + a;   \
        c4 = c4 * a + a, c5 = c5 * a + a, c6 = c6 * a + a, c7 = c7 * a + a;   \
        c8 = c8 * a + a, c9 = c9 * a + a;                                     \
        c10 = c10 * a + a, c11 = c11 * a + a;                                 \
    }                                                                         \
    c[0] = c0, c[1] = c1, c[2] = c2, c[3] = c3, c[4] = c4, c[5] = c5;         \
    c[6] = c6, c[7] = c7, c[8] = c8, c[9] = c9, c[10] = c10, c[11] = c11;     \
}                                                                             \
static double name(double seconds)                                            \
{                                                                             \
    name##_vector c[13];                                                      \
    for (int k = 0; k < 13; k++)                                              \
        c[k] = (type)(k == 12 ? 0.5 : k) - (name##_vector){0};                \
    double begun = now(), bursts = 0, taken;                                  \
    do {                                                                      \
        name##_burst(100000, c);                                              \
        bursts++;                                                             \
    } while ((taken = now() - begun) < seconds);                              \
    return bursts * 1e5 * 12 * 2 * (bytes / sizeof(type)) / taken * 1e-9;     \
}
LOOP(wide_float, float, WIDEST)
LOOP(wide_double, double, WIDEST)
#if defined __AVX__
LOOP(half_float, float, WIDEST / 2)
LOOP(half_double, double, WIDEST / 2)
#else
#define half_float wide_float
#define half_double wide_double
#endif

int main(int argc, char **argv)
{
    double seconds = argc == 2 ? atof(argv[1]) : 0;
    if (seconds <= 0) {
        fprintf(stderr, "usage: limit SECONDS\n");
        return 2;
    }
    double f = wide_float(seconds), g = half_float(seconds);
    double d = wide_double(seconds), e = half_double(seconds);
    printf("%.6g %.6g\n", f > g ? f : g, d > e ? d : e);
    return 0;
}
