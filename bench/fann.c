/* nn2: MIT licence, see LICENSE. */
/* FANN. It has no softmax: its outputs are sigmoids, and its loss is the mean
   squared error. A minibatch is one epoch of its training in batches; a batch
   of one row is its incremental training. */
#include "bench.h"
#include <math.h>
#ifdef NN2_FLOAT
#include <floatfann.h>
#else
#include <doublefann.h>
#endif

static struct fann *net;
static struct fann_train_data *batch;

void start(const problem *p)
{
    unsigned layers[3] = { (unsigned)p->n_i, (unsigned)p->n_h, (unsigned)p->n_o };
    net = fann_create_standard_array(3, layers);
    fann_set_activation_function_hidden(net, FANN_SIGMOID);
    fann_set_activation_function_output(net, FANN_SIGMOID);
    fann_set_activation_steepness_hidden(net, 1);
    fann_set_activation_steepness_output(net, 1);
    fann_set_train_error_function(net, FANN_ERRORFUNC_LINEAR);
    fann_set_training_algorithm(net, FANN_TRAIN_BATCH);
    fann_set_learning_momentum(net, 0);
    fann_set_learning_rate(net, (float)p->eta);
    batch = fann_create_train((unsigned)p->batch, layers[0], layers[2]);
}

static double step(const problem *p, size_t m, const real *X, const size_t *y)
{
    batch->num_data = (unsigned)m;
    for (size_t r = 0; r < m; r++) {
        for (size_t i = 0; i < p->n_i; i++)
            batch->input[r][i] = X[r * p->n_i + i];
        for (size_t o = 0; o < p->n_o; o++)
            batch->output[r][o] = o == y[r];
    }
    if (p->batch > 1)
        return (double)fann_train_epoch(net, batch);
    fann_reset_MSE(net);
    fann_train(net, batch->input[0], batch->output[0]);
    return (double)fann_get_MSE(net);
}

void train(const problem *p, uint64_t seed)
{
    train_by_steps(p, seed, step);
}

size_t guess(const problem *p, const real *x)
{
    real *out = fann_run(net, (real *)x);
    size_t which = 0;
    for (size_t o = 1; o < p->n_o; o++)
        if (out[o] > out[which])
            which = o;
    return which;
}
