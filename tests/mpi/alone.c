/* usage: alone ROWS N_I N_H N_O EPOCHS BATCH ETA SEED RELU
   What nn2-mpi does with all rows in one block, by nn2_train in one process. It prints the same. */
#include "nn2.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static void need(nn2_status status)
{
    if (status != NN2_OK)
        printf("%s\n", nn2_status_text(status));
}

static int print_loss(void *context, size_t epoch, nn2_real loss)
{
    (void)context;
    printf("epoch %zu loss %.17g\n", epoch, (double)loss);
    return 0;
}

int main(int argc, char **argv)
{
    size_t size[6], n = 0;
    if (argc != 10)
        return 2;
    for (int k = 0; k < 5; k++)
        size[k] = (size_t)strtoull(argv[2 + k], NULL, 10);
    size_t n_i = size[0], width = n_i + 1;
    FILE *file = fopen(argv[1], "rb");
    nn2_real *X = NULL, *row = malloc(width * sizeof *row);
    size_t *y = NULL;
    for (; fread(row, sizeof *row, width, file) == width; n++) {
        X = realloc(X, (n + 1) * n_i * sizeof *X);
        y = realloc(y, (n + 1) * sizeof *y);
        for (size_t i = 0; i < n_i; i++)
            X[n * n_i + i] = row[i];
        y[n] = (size_t)row[n_i];
    }
    nn2_training how = { .epochs = size[3], .batch = size[4], .eta = (nn2_real)atof(argv[7]),
                         .seed = strtoull(argv[8], NULL, 10), .progress = print_loss };
    nn2_network *net;
    nn2_random generator;
    nn2_seed(&generator, how.seed);
    need(nn2_create(&net, n_i, size[1], size[2], argv[9][0] == '1' ? NN2_RELU : NN2_SIGMOID));
    need(nn2_initialise(net, &generator));
    need(nn2_train(net, n, X, y, &how));
    uint64_t hash = 0xcbf29ce484222325u;
    for (int which = NN2_W1; which <= NN2_b2; which++) {
        size_t rows, columns;
        need(nn2_shape(net, (nn2_array)which, &rows, &columns));
        size_t count = rows * columns;
        nn2_real *values = malloc(count * sizeof *values);
        need(nn2_get(net, (nn2_array)which, count, values));
        for (size_t k = 0; k < count * sizeof *values; k++)
            hash = (hash ^ ((unsigned char *)values)[k]) * 0x100000001b3u;
        free(values);
    }
    printf("parameters %016" PRIx64 "\n", hash);
    return fclose(file);
}
