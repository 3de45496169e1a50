/* nn2: MIT licence, see LICENSE. */
/* dlib, which has single precision only. Its trainer takes a step with the
   loss of a minibatch; the sizes of the layers are set when it runs. */
#include "bench.h"
#include <cmath>
#include <dlib/dnn.h>

typedef dlib::loss_multiclass_log<dlib::fc<1, dlib::sig<dlib::fc<1, dlib::input<dlib::matrix<float>>>>>> network;

static network net;
static std::vector<dlib::sgd> solvers(5, dlib::sgd(0, 0));
static std::vector<dlib::matrix<float>> rows;
static std::vector<unsigned long> labels;

static dlib::matrix<float> row_of(const problem *p, const real *x)
{
    dlib::matrix<float> row(p->n_i, 1);
    std::copy(x, x + p->n_i, row.begin());
    return row;
}

/* The weights of a layer and then its biases, as dlib keeps them. */
static void give(dlib::tensor &t, const real *W, size_t n_W, const real *b, size_t n_b)
{
    std::copy(W, W + n_W, t.host());
    std::copy(b, b + n_b, t.host() + n_W);
}

void start(const problem *p)
{
    dlib::layer<1>(net).layer_details().set_num_outputs((long)p->n_o);
    dlib::layer<3>(net).layer_details().set_num_outputs((long)p->n_h);
    net(row_of(p, p->X));  /* makes room for the parameters */
    give(dlib::layer<3>(net).layer_details().get_layer_params(), p->W1, p->n_i * p->n_h, p->b1, p->n_h);
    give(dlib::layer<1>(net).layer_details().get_layer_params(), p->W2, p->n_h * p->n_o, p->b2, p->n_o);
}

static double step(const problem *p, size_t m, const real *X, const size_t *y)
{
    rows.resize(m), labels.resize(m);
    for (size_t r = 0; r < m; r++) {
        rows[r].set_size((long)p->n_i, 1);
        std::copy(X + r * p->n_i, X + (r + 1) * p->n_i, rows[r].begin());
        labels[r] = (unsigned long)y[r];
    }
    double loss = net.compute_parameter_gradients(rows.begin(), rows.end(), labels.begin());
    net.update_parameters(dlib::make_sstack(solvers), (double)p->eta);
    return loss;
}

void train(const problem *p, uint64_t seed)
{
    train_by_steps(p, seed, step);
}

size_t guess(const problem *p, const real *x)
{
    rows.resize(1);
    rows[0] = row_of(p, x);
    return (size_t)net(rows[0]);
}
