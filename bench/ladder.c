/* nn2: MIT licence, see LICENSE. */
/* The steps of the chapter "A product in registers", each alone, on the hidden scores of the shapes b, c and d, with the widest
   vectors that this processor has. ladder SECONDS prints a line a step, in the order of the chapter: its name, and how many 10^9
   operations a second it does on each shape. The processor's own time is measured, that of one thread. */
#define _POSIX_C_SOURCE 200809L
#include "vectors.h"
#include <stdio.h>
#include <stdlib.h>
#include <tgmath.h>
#include <time.h>

/* As in src/avx512.c and src/avx2.c; no step here needs a part of a vector. */
#define SET(name) name##_ladder
#define FMA(a, b, c) ((SET(vector))KIND(fmadd)(a, b, c))
#define SOME(p, n) (*(p) - (SET(vector)){ 0 })
#define PUT_SOME(p, n, v) (*(p) = (v)[0])
#if defined __AVX512F__
#include <immintrin.h>
#define BYTES 64
#define ROWS 8
#define WIDE(name, kind) _mm512_##name##_##kind
#elif defined __AVX2__ && defined __FMA__
#include <immintrin.h>
#define BYTES 32
#define ROWS 6
#define WIDE(name, kind) _mm256_##name##_##kind
#endif
#if defined NN2_FLOAT
#define KIND(name) WIDE(name, ps)
#else
#define KIND(name) WIDE(name, pd)
#endif

#if defined BYTES
#include "product.h"

/* Each sum to its end, down the columns of W. */
static void columns(nn2_product *p)
{
    for (size_t r = 0; r < p->m; r++)
        for (size_t k = 0; k < p->n_out; k++) {
            nn2_real z = p->start[k];
            for (size_t j = 0; j < p->n_in; j++)
                z = z + p->A[r * p->a_row + j] * p->W[j * p->w_row + k];
            p->Z[r * p->z_row + k] = z;
        }
}

static void start_row(nn2_product *p, size_t r)
{
    for (size_t k = 0; k < p->n_out; k++)
        p->Z[r * p->z_row + k] = p->start[k];
}

/* Rows of W added to a row, as the plain kernels do. The compiler is kept from making vectors of it, which depends on its flags. */
#if defined __clang__
#define ONE_BY_ONE _Pragma("clang loop vectorize(disable) interleave(disable)")
static void rows(nn2_product *p)
#else
#define ONE_BY_ONE
__attribute__((optimize("no-tree-vectorize"))) static void rows(nn2_product *p)
#endif
{
    for (size_t r = 0; r < p->m; r++) {
        start_row(p, r);
        for (size_t j = 0; j < p->n_in; j++)
            ONE_BY_ONE
            for (size_t k = 0; k < p->n_out; k++)
                p->Z[r * p->z_row + k] += p->A[r * p->a_row + j] * p->W[j * p->w_row + k];
    }
}

/* The same with vectors and fused: a sum is loaded and stored for each product. */
static void vectors(nn2_product *p)
{
    for (size_t r = 0; r < p->m; r++) {
        start_row(p, r);
        for (size_t j = 0; j < p->n_in; j++)
            for (size_t k = 0; k < p->n_out; k += LANES) {
                nn2_real *z = p->Z + r * p->z_row + k;
                store(z, LANES, FMA(SPREAD(p->A[r * p->a_row + j]), load(p->W + j * p->w_row + k, LANES), load(z, LANES)));
            }
    }
}

/* The sums of one vector stay in a register. */
static void registers(nn2_product *p)
{
    nn2_product q = *p;
    for (size_t k = 0; k < p->n_out; k += LANES, q.W += LANES, q.Z += LANES, q.start += LANES)
        for (size_t r = 0; r < p->m; r++)
            tile(1, 1, LANES, r, &q);
}

/* Tiles, with W where it lies. */
static void tiles(nn2_product *p)
{
    nn2_product q = *p;
    for (size_t k = 0; k < p->n_out; k += 2 * LANES, q.W += 2 * LANES, q.Z += 2 * LANES, q.start += 2 * LANES)
        strips(2, LANES, &q);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static nn2_real *fill(size_t n)
{
    nn2_real *values = aligned_alloc(64, (n * sizeof *values + 63) / 64 * 64);
    nn2_random generator;
    if (values == NULL) {
        fprintf(stderr, "ladder: there is not enough memory\n");
        exit(1);
    }
    nn2_seed(&generator, n);
    for (size_t k = 0; k < n; k++)
        values[k] = (nn2_real)(nn2_uniform(&generator) - 0.5);
    return values;
}

static double rate(void (*step)(nn2_product *), size_t m, size_t n_in, size_t n_out, double seconds)
{
    nn2_product p = { .m = m, .n_in = n_in, .n_out = n_out, .A = fill(m * n_in), .a_row = n_in, .a_step = 1, .W = fill(n_in * n_out),
                      .w_row = n_out, .w_step = 1, .start = fill(n_out), .Z = fill(m * n_out), .z_row = n_out }, q = p;
    step(&q);  /* touches all memory */
    double begun = now(), taken, times = 0;
    do {
        q = p;
        step(&q);
        times++;
    } while ((taken = now() - begun) < seconds);
    free((void *)p.A), free((void *)p.W), free((void *)p.start), free(p.Z);
    return 2e-9 * (double)(m * n_in * n_out) * times / taken;
}

int main(int argc, char **argv)
{
    static const struct { const char *name; void (*step)(nn2_product *); } steps[] = {
        { "columns", columns }, { "rows", rows }, { "vectors", vectors }, { "registers", registers }, { "tiles", tiles },
        { "packed", multiply_large } };
    double seconds = argc == 2 ? atof(argv[1]) : -1;
    if (seconds < 0) {
        fprintf(stderr, "usage: ladder SECONDS\n");
        return 2;
    }
    for (size_t k = 0; k < sizeof steps / sizeof *steps; k++)
        printf("%s %.4g %.4g %.4g\n", steps[k].name, rate(steps[k].step, 32, 64, 32, seconds),
               rate(steps[k].step, 64, 784, 128, seconds), rate(steps[k].step, 256, 784, 1024, seconds));
    return 0;
}
#else
int main(void)
{
    fprintf(stderr, "ladder: the steps are measured on processors with AVX2 and FMA, or with AVX-512\n");
    return 3;
}
#endif
