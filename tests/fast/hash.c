/* Trains three networks and prints a number for each array: the same number, the same bits. usage: hash THREADS EPOCHS */
#include "nn2.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void need(nn2_status status)
{
    if (status == NN2_OK)
        return;
    fprintf(stderr, "hash: %s\n", nn2_status_text(status));
    exit(status == NN2_NO_BACKEND ? 3 : 1);
}

/* FNV-1a, of the bytes. */
static uint64_t hash(const void *bytes, size_t n)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (const unsigned char *b = bytes; n-- > 0; b++)
        h = (h ^ *b) * 0x100000001b3u;
    return h;
}

static int keep(void *losses, size_t epoch, nn2_real loss)
{
    ((nn2_real *)losses)[epoch % 64] = loss;
    return 0;
}

static void train(const size_t *shape, nn2_activation hidden, size_t threads, size_t epochs)
{
    size_t n_i = shape[0], n_h = shape[1], n_o = shape[2], n = 3 * shape[3] + 1;
    nn2_real *X = malloc(n * n_i * sizeof *X), losses[64] = { 0 };
    size_t *y = malloc(n * sizeof *y);
    nn2_random generator;
    nn2_network *net;
    nn2_training how = { .epochs = epochs, .batch = shape[3], .threads = threads, .eta = (nn2_real)0.1, .seed = 3,
                         .progress = keep, .context = losses };
    if (X == NULL || y == NULL)
        need(NN2_OUT_OF_MEMORY);
    nn2_seed(&generator, 11);
    for (size_t k = 0; k < n * n_i; k++)
        X[k] = (nn2_real)(2 * nn2_uniform(&generator) - 1);
    for (size_t r = 0; r < n; r++)
        y[r] = (size_t)(nn2_uniform(&generator) * (double)n_o);
    need(nn2_create(&net, n_i, n_h, n_o, hidden));
    need(nn2_initialise(net, &generator));
    need(nn2_train(net, n, X, y, &how));
    printf("%zu-%zu-%zu, %zu, losses: %016llx\n", n_i, n_h, n_o, shape[3], (unsigned long long)hash(losses, sizeof losses));
    for (int which = 0; which < NN2_ARRAYS; which++) {
        size_t rows, columns;
        need(nn2_shape(net, (nn2_array)which, &rows, &columns));
        nn2_real *values = malloc((rows * columns + 1) * sizeof *values);
        if (values == NULL)
            need(NN2_OUT_OF_MEMORY);
        need(nn2_get(net, (nn2_array)which, rows * columns, values));
        printf("array %d: %016llx\n", which, (unsigned long long)hash(values, rows * columns * sizeof *values));
        free(values);
    }
    nn2_free(&net);
    free(X), free(y);
}

int main(int argc, char **argv)
{
    static const size_t shapes[][4] = { { 2, 2, 2, 1 }, { 64, 32, 10, 32 }, { 90, 75, 10, 64 } };
    size_t threads = argc > 1 ? (size_t)atoi(argv[1]) : 1, epochs = argc > 2 ? (size_t)atoi(argv[2]) : 5;
    for (size_t k = 0; k < 6; k++)
        train(shapes[k / 2], k % 2 ? NN2_RELU : NN2_SIGMOID, threads, epochs);
    return 0;
}
