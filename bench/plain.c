/* nn2: MIT licence, see LICENSE. */
/* The equations as loops that a compiler can turn into vector code. With BLAS
   defined, as in openblas.c, the products are calls of a BLAS. */
#include "bench.h"
#include <math.h>
#include <string.h>
#ifdef BLAS
#include <cblas.h>
void openblas_set_num_threads(int threads);
#endif
#ifdef NN2_FLOAT
#define gemm cblas_sgemm
#define gemv cblas_sgemv
#define EXP expf
#define LOG logf
#else
#define gemm cblas_dgemm
#define gemv cblas_dgemv
#define EXP exp
#define LOG log
#endif

static real *W1, *b1, *W2, *b2, *dW1, *db1, *dW2, *db2, *A1, *P, *dA1;

#ifdef BLAS
/* C = A B + beta C, with C of rows x columns and n products a sum. */
static void product(int turn_A, int turn_B, size_t rows, size_t columns, size_t n,
                    const real *A, const real *B, real beta, real *C)
{
    if (rows == 1 && !turn_A && !turn_B)
        gemv(CblasRowMajor, CblasTrans, (int)n, (int)columns, 1, B, (int)columns, A, 1, beta, C, 1);
    else
        gemm(CblasRowMajor, turn_A ? CblasTrans : CblasNoTrans, turn_B ? CblasTrans : CblasNoTrans,
             (int)rows, (int)columns, (int)n, 1, A, (int)(turn_A ? rows : n),
             B, (int)(turn_B ? n : columns), beta, C, (int)columns);
}
#else
static void product(int turn_A, int turn_B, size_t rows, size_t columns, size_t n,
                    const real *restrict A, const real *restrict B, real beta, real *restrict C)
{
    size_t down = turn_A ? 1 : n, along = turn_A ? rows : 1;
    if (beta == 0)
        memset(C, 0, rows * columns * sizeof *C);
    if (turn_B)
        for (size_t r = 0; r < rows; r++)
            for (size_t c = 0; c < columns; c++)
                for (size_t k = 0; k < n; k++)
                    C[r * columns + c] += A[r * down + k * along] * B[c * n + k];
    else
        for (size_t r = 0; r < rows; r++)
            for (size_t k = 0; k < n; k++)
                for (size_t c = 0; c < columns; c++)
                    C[r * columns + c] += A[r * down + k * along] * B[k * columns + c];
}
#endif

static real *copy(const real *from, size_t n)
{
    return memcpy(room(n, sizeof *from), from, n * sizeof *from);
}

void start(const problem *p)
{
    size_t n_i = p->n_i, n_h = p->n_h, n_o = p->n_o;
    W1 = copy(p->W1, n_i * n_h), b1 = copy(p->b1, n_h);
    W2 = copy(p->W2, n_h * n_o), b2 = copy(p->b2, n_o);
    dW1 = room(n_i * n_h, sizeof(real)), db1 = room(n_h, sizeof(real));
    dW2 = room(n_h * n_o, sizeof(real)), db2 = room(n_o, sizeof(real));
    A1 = room(p->batch * n_h, sizeof(real)), dA1 = room(p->batch * n_h, sizeof(real));
    P = room(p->batch * n_o, sizeof(real));
#ifdef BLAS
    openblas_set_num_threads(p->threads);
#endif
}

static void layer(size_t m, size_t n, size_t k, const real *X, const real *W, const real *b, real *Z)
{
    for (size_t r = 0; r < m; r++)
        memcpy(Z + r * n, b, n * sizeof *Z);
    product(0, 0, m, n, k, X, W, 1, Z);
}

/* Forward: the scores of the outputs are left in P. */
static void scores(const problem *p, size_t m, const real *X)
{
    layer(m, p->n_h, p->n_i, X, W1, b1, A1);
    for (size_t k = 0; k < m * p->n_h; k++)
        A1[k] = 1 / (1 + EXP(-A1[k]));
    layer(m, p->n_o, p->n_h, A1, W2, b2, P);
}

/* Turns a row of scores into probabilities, and returns the loss for y. */
static real softmax(size_t n_o, real *z, size_t y)
{
    real most = z[0], sum = 0, of_y = z[y];
    for (size_t o = 1; o < n_o; o++)
        most = z[o] > most ? z[o] : most;
    for (size_t o = 0; o < n_o; o++)
        sum += z[o] = EXP(z[o] - most);
    for (size_t o = 0; o < n_o; o++)
        z[o] /= sum;
    return LOG(sum) + most - of_y;
}

static void add_rows(size_t m, size_t n, const real *dZ, real *db)
{
    memset(db, 0, n * sizeof *db);
    for (size_t r = 0; r < m; r++)
        for (size_t k = 0; k < n; k++)
            db[k] += dZ[r * n + k];
}

static void descend(size_t n, real eta, const real *restrict d, real *restrict w)
{
    for (size_t k = 0; k < n; k++)
        w[k] -= eta * d[k];
}

static double step(const problem *p, size_t m, const real *X, const size_t *y)
{
    size_t n_i = p->n_i, n_h = p->n_h, n_o = p->n_o;
    real loss = 0, part = 1 / (real)m;
    scores(p, m, X);
    for (size_t r = 0; r < m; r++) {
        real *row = P + r * n_o;
        loss += softmax(n_o, row, y[r]);
        row[y[r]] -= 1;
        for (size_t o = 0; o < n_o; o++)
            row[o] *= part;
    }
    product(1, 0, n_h, n_o, m, A1, P, 0, dW2);
    add_rows(m, n_o, P, db2);
    product(0, 1, m, n_h, n_o, P, W2, 0, dA1);
    for (size_t k = 0; k < m * n_h; k++)
        dA1[k] *= A1[k] * (1 - A1[k]);
    product(1, 0, n_i, n_h, m, X, dA1, 0, dW1);
    add_rows(m, n_h, dA1, db1);
    descend(n_i * n_h, p->eta, dW1, W1), descend(n_h, p->eta, db1, b1);
    descend(n_h * n_o, p->eta, dW2, W2), descend(n_o, p->eta, db2, b2);
    return (double)(loss * part);
}

void train(const problem *p, uint64_t seed)
{
    train_by_steps(p, seed, step);
}

size_t guess(const problem *p, const real *x)
{
    size_t which = 0;
    scores(p, 1, x);
    softmax(p->n_o, P, 0);
    for (size_t o = 1; o < p->n_o; o++)
        if (P[o] > P[which])
            which = o;
    return which;
}
