/* nn2: MIT licence, see LICENSE. */
/* nn2 in the benchmark: only what nn2.h has. */
#include "bench.h"

static nn2_network *net;

static void must(nn2_status status)
{
    if (status == NN2_OK || status == NN2_STOPPED)
        return;
    fprintf(stderr, "bench: nn2: %s\n", nn2_status_text(status));
    exit(1);
}

static int ended(void *context, size_t epoch, real loss)
{
    (void)context, (void)epoch;
    return epoch_ended((double)loss);
}

void start(const problem *p)
{
    must(nn2_create(&net, p->n_i, p->n_h, p->n_o, NN2_SIGMOID));
    must(nn2_set(net, NN2_W1, p->n_i * p->n_h, p->W1));
    must(nn2_set(net, NN2_b1, p->n_h, p->b1));
    must(nn2_set(net, NN2_W2, p->n_h * p->n_o, p->W2));
    must(nn2_set(net, NN2_b2, p->n_o, p->b2));
}

void train(const problem *p, uint64_t seed)
{
    nn2_training how = { .epochs = SIZE_MAX, .batch = p->batch, .threads = (size_t)p->threads, .eta = p->eta,
                         .seed = seed, .progress = ended };
    must(nn2_train(net, p->n, p->X, p->y, &how));
}

size_t guess(const problem *p, const real *x)
{
    size_t which;
    (void)p;
    must(nn2_predict(net, 1, x, &which));
    return which;
}
