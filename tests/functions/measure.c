/* usage: measure exponential|logarithm [COUNT]     measures the error of a function of src/functions.h and prints a
   line of a table: its name; 1 row of 6 columns: the largest error in units in the last place, the argument it was
   found at, the largest error of a result below the normal numbers, the percentage of results that are not the nearest
   number, how often a result is out of order, and how many arguments were tried.
   In single precision every argument is tried, or with COUNT one block of 16384 in COUNT, against the C library's
   function in double precision. In double precision COUNT arguments are drawn, and the truth is that of MPFR. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tgmath.h>
#include "nn2.h"
#ifdef NN2_FLOAT
typedef int32_t integer;
#else
#include <mpfr.h>
typedef int64_t integer;
#endif
enum { COUNT = 1 << 14 };
#define LANES 8
#include "lanes.h"

static int of_log;
static nn2_real x[COUNT], y[COUNT];
static double worst, at, worst_small;
static unsigned long long tried, not_nearest, out_of_order;

static void look(nn2_real argument, double units, int small, int nearest)
{
    tried++, not_nearest += !nearest;
    if (small && units > worst_small)
        worst_small = units;
    if (!small && units > worst)
        worst = units, at = (double)argument;
}

#ifdef NN2_FLOAT
enum { default_count = 1 };

/* Two to the exponent of a normal number. */
static double power_in(double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    bits &= 0x7ff0000000000000;
    memcpy(&number, &bits, sizeof bits);
    return number;
}

static void measure(unsigned long long count)
{
    float before = of_log ? 0 : 1;
    for (uint64_t next = 0; next <= 0x7f800000; next += COUNT * count) {
        for (uint32_t i = 0; i < COUNT; i++) {
            uint32_t bits = (uint32_t)next + i + (of_log ? 0 : 0x80000000);
            memcpy(&x[i], &bits, sizeof bits);
        }
        of_log ? log_of_all_8(x, y) : exponential_of_all_8(x, y);
        for (int i = 0; i < COUNT; i++) {
            if (!isfinite(x[i])) {
                if (isnan(x[i]) ? !isnan(y[i]) : y[i] != (of_log ? x[i] : 0))
                    look(x[i], 1e9, 0, 0);
                continue;
            }
            double truth = of_log ? log1p((double)x[i]) : x[i] < -150 ? 0 : exp((double)x[i]);
            double unit = power_in(truth) * 0x1p-23;
            if (unit < 0x1p-149)
                unit = 0x1p-149;
            look(x[i], fabs(y[i] - truth) / unit, truth < 0x1p-126, y[i] == (float)truth);
            out_of_order += of_log ? y[i] < before : y[i] > before;
            before = y[i];
        }
    }
}
#else
enum { default_count = 10000000 };

static uint64_t state = 1;
static double uniform(void)
{
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return (double)((state * 0x2545f4914f6cdd1d) >> 11) * 0x1p-53;
}

/* Half of the arguments where most of them are in use, the others over the whole range; runs of two neighbours. */
static double draw(void)
{
    double range = 8 * uniform(), u = uniform();
    if (of_log)
        return range < 3 ? 2 * u : range < 4 ? .3 + .4 * u : range < 5 ? 40 * u : ldexp(1 + u, (int)(2098 * uniform()) - 1075);
    return -(range < 3 ? u : range < 4 ? 40 * u : range < 6 ? 746 * u : range < 7 ? 708 + 38 * u : ldexp(u, -(int)(60 * uniform())));
}

static void measure(unsigned long long count)
{
    mpfr_t truth;
    mpfr_init2(truth, 160);
    while (tried < count) {
        for (int i = 0; i < COUNT; i += 2) {
            x[i] = draw();
            x[i + 1] = of_log ? nextafter(x[i], INFINITY) : nextafter(x[i], 0);
        }
        of_log ? log_of_all_8(x, y) : exponential_of_all_8(x, y);
        for (int i = 0; i < COUNT; i++) {
            mpfr_set_d(truth, x[i], MPFR_RNDN);
            of_log ? mpfr_log1p(truth, truth, MPFR_RNDN) : mpfr_exp(truth, truth, MPFR_RNDN);
            long exponent = mpfr_zero_p(truth) || mpfr_get_exp(truth) < -1021 ? -1074 : mpfr_get_exp(truth) - 53;
            mpfr_sub_d(truth, truth, y[i], MPFR_RNDN);
            mpfr_mul_2si(truth, truth, -exponent, MPFR_RNDN);
            double units = fabs(mpfr_get_d(truth, MPFR_RNDN));
            look(x[i], units, exponent == -1074, units <= .5);
            out_of_order += i % 2 && y[i] < y[i - 1];
        }
    }
    mpfr_clear(truth);
}
#endif

/* Rounded up to three decimals. */
static double up(double units)
{
    return ceil(1000 * units) / 1000;
}

int main(int argc, char **argv)
{
    of_log = argc > 1 && strcmp(argv[1], "logarithm") == 0;
    measure(argc > 2 ? strtoull(argv[2], NULL, 10) : default_count);
    printf("%s-%s\t1\t6\t%.3f\t%.6g\t%.3f\t%.2f\t%llu\t%llu\n", of_log ? "logarithm" : "exponential",
           sizeof(nn2_real) == sizeof(float) ? "single" : "double", up(worst), at, up(worst_small),
           100 * (double)not_nearest / (double)tried, out_of_order, tried);
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
