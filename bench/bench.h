/* nn2: MIT licence, see LICENSE. */
/* What a program of the benchmark has to give, and what it gets. It is run as
   PROGRAM DATA THREADS SECONDS, where DATA is a file that bench/data.c made,
   and prints one line: samples a second of training, samples a second of
   inference, the mean loss of the first and of the last of EPOCHS epochs, how
   many rows it then guesses right, and the first number once more, by the time
   that passed: with one thread that of the processor counts. */
#ifndef BENCH_H
#define BENCH_H
#include "nn2.h"
#include <stdio.h>
#include <stdlib.h>
#ifdef __cplusplus
extern "C" {
#endif

enum { EPOCHS = 2 };  /* before the loss is compared and the clock starts */

typedef nn2_real real;
typedef struct problem {
    size_t n_i, n_h, n_o, batch, n;
    real eta, *W1, *b1, *W2, *b2, *X;
    size_t *y;
    int threads;
} problem;

/* The peer has these three: take the parameters; train until epoch_ended says
   so; guess the class of one row. */
void start(const problem *p);
void train(const problem *p, uint64_t seed);
size_t guess(const problem *p, const real *x);

/* To be called after each epoch with its mean loss. Not 0: stop. */
int epoch_ended(double loss);

/* Training for a peer that takes one minibatch after the other: the order of
   the rows is that of nn2_train. step returns the mean loss. */
typedef double step_function(const problem *p, size_t m, const real *X,
                             const size_t *y);
void train_by_steps(const problem *p, uint64_t seed, step_function *step);

/* Memory, or the end of the program with a message. */
static inline void *room(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size);
    if (p == NULL) {
        fprintf(stderr, "bench: there is not enough memory\n");
        exit(1);
    }
    return p;
}

/* The same order as that of nn2_train. */
static inline void shuffle(nn2_random *generator, size_t n, size_t *order)
{
    for (size_t t = n - 1; t > 0; t--) {
        size_t v = (size_t)(nn2_uniform(generator) * (double)(t + 1)), kept = order[t];
        order[t] = order[v];
        order[v] = kept;
    }
}

#ifdef __cplusplus
}
#endif
#endif
