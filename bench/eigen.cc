/* nn2: MIT licence, see LICENSE. */
/* The equations in Eigen, which has vector code for products and for exp. */
#include "bench.h"
#include <Eigen/Core>

typedef Eigen::Matrix<real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> matrix;
typedef Eigen::Matrix<real, 1, Eigen::Dynamic> row;
typedef Eigen::Map<const matrix> given;

static matrix W1, W2, A1, P, dW1, dW2, dA1;
static row b1, b2, db1, db2;

void start(const problem *p)
{
    Eigen::setNbThreads(p->threads);
    W1 = given(p->W1, p->n_i, p->n_h), b1 = Eigen::Map<const row>(p->b1, p->n_h);
    W2 = given(p->W2, p->n_h, p->n_o), b2 = Eigen::Map<const row>(p->b2, p->n_o);
}

static void scores(const given &X)
{
    A1.noalias() = X * W1;
    A1.rowwise() += b1;
    A1 = (1 + (-A1.array()).exp()).inverse().matrix();
    P.noalias() = A1 * W2;
    P.rowwise() += b2;
}

static double step(const problem *p, size_t m, const real *x, const size_t *y)
{
    given X(x, m, p->n_i);
    real loss = 0;
    scores(X);
    for (size_t r = 0; r < m; r++) {
        real most = P.row(r).maxCoeff(), of_y = P(r, y[r]);
        P.row(r) = (P.row(r).array() - most).exp().matrix();
        real sum = P.row(r).sum();
        loss += std::log(sum) + most - of_y;
        P.row(r) /= sum;
        P(r, y[r]) -= 1;
    }
    P /= (real)m;
    dW2.noalias() = A1.transpose() * P;
    db2 = P.colwise().sum();
    dA1.noalias() = P * W2.transpose();
    dA1.array() *= A1.array() * (1 - A1.array());
    dW1.noalias() = X.transpose() * dA1;
    db1 = dA1.colwise().sum();
    W1 -= p->eta * dW1, b1 -= p->eta * db1;
    W2 -= p->eta * dW2, b2 -= p->eta * db2;
    return loss / (double)m;
}

void train(const problem *p, uint64_t seed)
{
    train_by_steps(p, seed, step);
}

size_t guess(const problem *p, const real *x)
{
    Eigen::Index which;
    scores(given(x, 1, p->n_i));
    P = (P.array() - P.maxCoeff()).exp().matrix();
    P /= P.sum();
    P.row(0).maxCoeff(&which);
    return (size_t)which;
}
