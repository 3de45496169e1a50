/* nn2: MIT licence, see LICENSE. */
/* Writes the data of a benchmark: data N_I N_H N_O BATCH ROWS ETA > FILE. All are
   doubles that are also floats: these six, then W1, b1, W2, b2, the
   rows, their labels, and the order of the rows in each epoch. Each class has
   a pattern of its own, and a row is that of its class and as much noise. */
#include "bench.h"

static void put(double x)
{
    fwrite(&x, sizeof x, 1, stdout);
}

int main(int argc, char **argv)
{
    size_t size[5];
    for (int k = 0; k < 5; k++)
        if (argc != 7 || (size[k] = (size_t)atol(argv[k + 1])) < 1 || size[k] > 1 << 20) {
            fprintf(stderr, "usage: data N_I N_H N_O BATCH ROWS ETA > FILE\n");
            return 2;
        }
    size_t n_i = size[0], n_h = size[1], n_o = size[2], n = size[4];
    for (int k = 0; k < 5; k++)
        put((double)size[k]);
    put((float)atof(argv[6]));

    nn2_random generator;
    nn2_seed(&generator, 1);
    for (size_t k = 0; k < (n_i + 1) * n_h; k++)
        put((float)nn2_draw(&generator, n_i));
    for (size_t k = 0; k < (n_h + 1) * n_o; k++)
        put((float)nn2_draw(&generator, n_h));

    float *pattern = room(n_o * n_i, sizeof *pattern);
    size_t *order = room(n, sizeof *order);
    for (size_t k = 0; k < n_o * n_i; k++)
        pattern[k] = (float)nn2_uniform(&generator);
    for (size_t r = 0; r < n; r++)
        for (size_t i = 0; i < n_i; i++)
            put((float)(0.5 * pattern[r % n_o * n_i + i] + 0.5 * nn2_uniform(&generator)));
    for (size_t r = 0; r < n; r++)
        put((double)(r % n_o));

    nn2_seed(&generator, 1);
    for (size_t r = 0; r < n; r++)
        order[r] = r;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        shuffle(&generator, n, order);
        for (size_t r = 0; r < n; r++)
            put((double)order[r]);
    }
    free(pattern), free(order);
    return fflush(stdout) != 0;
}
