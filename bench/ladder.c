/* nn2: MIT licence, see LICENSE. */
/* The steps of the chapter "A product in registers", each alone, on the hidden scores of the shapes b, c and d.
   usage: ladder SECONDS      prints a line a step: its name, and GF/s on b, c and d (medians of five) */
#define _POSIX_C_SOURCE 200809L
#include "vectors.h"
#include <immintrin.h>
#include <stdio.h>
#include <stdlib.h>
#include <tgmath.h>
#include <time.h>

#if defined __AVX512F__
#define SET(name) name##_ladder
#define BYTES 64
#define ROWS 8
#if defined NN2_FLOAT
#define KIND(name) _mm512_##name##_ps
#define MASK(n) (__mmask16)((1u << (n)) - 1)
#else
#define KIND(name) _mm512_##name##_pd
#define MASK(n) (__mmask8)((1u << (n)) - 1)
#endif
#define SOME(p, n) KIND(maskz_loadu)(MASK(n), p)
#define PUT_SOME(p, n, v) KIND(mask_storeu)(p, MASK(n), v)
#else
#error compile this for a processor with AVX-512
#endif
#define FMA(a, b, c) ((SET(vector))KIND(fmadd)(a, b, c))
#include "product.h"

/* Each sum to its end, down the columns of W. */
static void by_columns(nn2_product *p)
{
    for (size_t r = 0; r < p->m; r++)
        for (size_t k = 0; k < p->n_out; k++) {
            nn2_real z = p->start[k];
            for (size_t j = 0; j < p->n_in; j++)
                z = z + p->A[r * p->a_row + j] * p->W[j * p->w_row + k];
            p->Z[r * p->z_row + k] = z;
        }
}

/* A row added to a row, as the plain kernels do. */
static void by_rows(nn2_product *p)
{
    for (size_t r = 0; r < p->m; r++) {
        for (size_t k = 0; k < p->n_out; k++)
            p->Z[r * p->z_row + k] = p->start[k];
        for (size_t j = 0; j < p->n_in; j++)
            for (size_t k = 0; k < p->n_out; k++)
                p->Z[r * p->z_row + k] += p->A[r * p->a_row + j] * p->W[j * p->w_row + k];
    }
}

/* The same with vectors, a sum loaded and stored for each product. */
static void by_vectors(nn2_product *p)
{
    for (size_t r = 0; r < p->m; r++) {
        for (size_t k = 0; k < p->n_out; k++)
            p->Z[r * p->z_row + k] = p->start[k];
        for (size_t j = 0; j < p->n_in; j++)
            for (size_t k = 0; k < p->n_out; k += LANES)
                store(p->Z + r * p->z_row + k, LANES, FMA(SPREAD(p->A[r * p->a_row + j]), load(p->W + j * p->w_row + k, LANES),
                                                          load(p->Z + r * p->z_row + k, LANES)));
    }
}

/* Tiles of some rows and vectors, W where it lies. */
#define BY_TILES(name, rows, vectors) \
    static void name(nn2_product *p) \
    { \
        nn2_product q = *p; \
        for (size_t k = 0; k < p->n_out; k += vectors * LANES) { \
            for (size_t r = 0; r < p->m; r += rows) \
                tile(rows, vectors, LANES, r, &q); \
            q.W += vectors * LANES, q.Z += vectors * LANES, q.start += vectors * LANES; \
        } \
    }
BY_TILES(by_one_vector, 1, 1)
BY_TILES(by_tiles, ROWS, 2)

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int ascending(const void *a, const void *b)
{
    return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

static nn2_real *fill(size_t n)
{
    nn2_real *values = aligned_alloc(64, (n * sizeof *values + 63) / 64 * 64);
    nn2_random generator;
    if (values == NULL)
        exit(1);
    nn2_seed(&generator, n);
    for (size_t k = 0; k < n; k++)
        values[k] = (nn2_real)(nn2_uniform(&generator) - 0.5);
    return values;
}

/* The rate in GF/s, the median of five. */
static double rate(void (*step)(nn2_product *), size_t m, size_t n_in, size_t n_out, double seconds)
{
    nn2_product p = { .m = m, .n_in = n_in, .n_out = n_out, .A = fill(m * n_in), .a_row = n_in, .a_step = 1, .W = fill(n_in * n_out),
                      .w_row = n_out, .w_step = 1, .start = fill(n_out), .Z = fill(m * n_out), .z_row = n_out };
    double rates[5];
    for (int round = 0; round < 5; round++) {
        double begin = now(), passed = 0;
        size_t times = 0;
        while (passed < seconds / 5) {
            nn2_product q = p;
            step(&q);
            times++;
            passed = now() - begin;
        }
        rates[round] = 2e-9 * (double)(m * n_in * n_out * times) / passed;
    }
    qsort(rates, 5, sizeof *rates, ascending);
    free((void *)p.A), free((void *)p.W), free((void *)p.start), free(p.Z);
    return rates[2];
}

int main(int argc, char **argv)
{
    static const struct { const char *name; void (*step)(nn2_product *); } steps[] = {
        { "by_columns", by_columns }, { "by_rows", by_rows }, { "by_vectors", by_vectors }, { "by_one_vector", by_one_vector },
        { "by_tiles", by_tiles }, { "packed", multiply_large } };
    double seconds = argc > 1 ? atof(argv[1]) : 1;
    for (size_t k = 0; k < sizeof steps / sizeof *steps; k++)
        printf("%s\t%.2f\t%.2f\t%.2f\n", steps[k].name, rate(steps[k].step, 32, 64, 32, seconds),
               rate(steps[k].step, 64, 784, 128, seconds), rate(steps[k].step, 256, 784, 1024, seconds));
    return 0;
}
