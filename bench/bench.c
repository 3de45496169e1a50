/* nn2: MIT licence, see LICENSE. */
/* The main program of every peer that is written in C or C++: see bench.h. */
#define _POSIX_C_SOURCE 200809L
#include "bench.h"
#include <string.h>
#include <time.h>

static struct { int timed, threads; size_t epochs; double first, last, begun, ended, wall, passed, least; } run;

static double clock_of(clockid_t which)
{
    struct timespec t;
    clock_gettime(which, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* With one thread the time that the processor gave to it, so that other
   programs on the machine matter less; with more the time that passed. */
static double now(void)
{
    return clock_of(run.threads == 1 ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC);
}

/* The first run is EPOCHS long. In the second the clock starts after an
   epoch, when all memory has been touched. */
int epoch_ended(double loss)
{
    run.ended = now();
    run.epochs++;
    if (!run.timed) {
        if (run.epochs == 1)
            run.first = loss;
        run.last = loss;
        return run.epochs == EPOCHS;
    }
    if (run.epochs == 1)
        run.begun = run.ended, run.wall = clock_of(CLOCK_MONOTONIC);
    run.passed = clock_of(CLOCK_MONOTONIC) - run.wall;
    return run.epochs > 1 && run.ended - run.begun >= run.least;
}

void train_by_steps(const problem *p, uint64_t seed, step_function *step)
{
    size_t *order = (size_t *)room(p->n, sizeof *order);
    size_t *y = (size_t *)room(p->batch, sizeof *y);
    real *X = (real *)room(p->batch * p->n_i, sizeof *X);
    double loss;
    nn2_random generator;
    nn2_seed(&generator, seed);
    for (size_t r = 0; r < p->n; r++)
        order[r] = r;
    do {
        loss = 0;
        shuffle(&generator, p->n, order);
        for (size_t first = 0; first < p->n; first += p->batch) {
            size_t m = p->n - first < p->batch ? p->n - first : p->batch;
            for (size_t r = 0; r < m; r++) {
                memcpy(X + r * p->n_i, p->X + order[first + r] * p->n_i, p->n_i * sizeof *X);
                y[r] = p->y[order[first + r]];
            }
            loss += step(p, m, X, y) * (double)m / (double)p->n;
        }
    } while (!epoch_ended(loss));
    free(order), free(y), free(X);
}

static double *read_all(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL || fseek(f, 0, SEEK_END) != 0) {
        fprintf(stderr, "bench: cannot read %s: make it with build/bench/data\n", path);
        exit(2);
    }
    *n = (size_t)ftell(f) / sizeof(double);
    double *d = (double *)room(*n, sizeof *d);
    rewind(f);
    if (fread(d, sizeof *d, *n, f) != *n || *n < 6) {
        fprintf(stderr, "bench: %s is not a file of data\n", path);
        exit(2);
    }
    fclose(f);
    return d;
}

static real *take(double **from, size_t n)
{
    real *to = (real *)room(n, sizeof *to);
    for (size_t k = 0; k < n; k++)
        to[k] = (real)(*from)[k];
    *from += n;
    return to;
}

static void load(problem *p, const char *path)
{
    size_t length;
    double *all = read_all(path, &length), *d = all + 6;
    p->n_i = (size_t)all[0], p->n_h = (size_t)all[1], p->n_o = (size_t)all[2];
    p->batch = (size_t)all[3], p->n = (size_t)all[4], p->eta = (real)all[5];
    if (length != 6 + (p->n_i + 1) * p->n_h + (p->n_h + 1) * p->n_o + p->n * (p->n_i + 1 + EPOCHS)) {
        fprintf(stderr, "bench: %s is not as long as its sizes say\n", path);
        exit(2);
    }
    p->W1 = take(&d, p->n_i * p->n_h), p->b1 = take(&d, p->n_h);
    p->W2 = take(&d, p->n_h * p->n_o), p->b2 = take(&d, p->n_o);
    p->X = take(&d, p->n * p->n_i);
    p->y = (size_t *)room(p->n, sizeof *p->y);
    for (size_t r = 0; r < p->n; r++)
        p->y[r] = (size_t)d[r];
    free(all);
}

int main(int argc, char **argv)
{
    problem p;
    if (argc != 4 || (p.threads = atoi(argv[2])) < 1) {
        fprintf(stderr, "usage: %s DATA THREADS SECONDS\n", argv[0]);
        return 2;
    }
    load(&p, argv[1]);
    run.least = atof(argv[3]), run.threads = p.threads;
    start(&p);
    train(&p, 1);

    size_t right = 0, guesses = 0, some = p.n / 8 ? p.n / 8 : 1;
    for (size_t r = 0; r < p.n; r++)
        right += guess(&p, p.X + r * p.n_i) == p.y[r];
    double begun = now(), ended;
    volatile size_t sum = 0;
    do {
        for (size_t k = 0; k < some; k++, guesses++)
            sum = sum + guess(&p, p.X + guesses % p.n * p.n_i);
        ended = now();
    } while (ended - begun < run.least);
    double inference = (double)guesses / (ended - begun);

    run.timed = 1, run.epochs = 0;
    train(&p, 2);
    double trained = (double)((run.epochs - 1) * p.n);
    printf("%.6g %.6g %.10g %.10g %zu %.6g\n", trained / (run.ended - run.begun), inference,
           run.first, run.last, right, trained / run.passed);
    return 0;
}
