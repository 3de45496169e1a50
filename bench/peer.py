# nn2: MIT licence, see LICENSE.
# The peers in Python: peer.py numpy|torch|sklearn float|double DATA THREADS SECONDS. They do and print what bench/bench.h says.
# The rows stand in the order of the file in every epoch, so that no time goes into shuffling in Python.
import sys, time, warnings
import numpy as np

EPOCHS = 2
which, precision, path, threads, seconds = sys.argv[1:]
threads, seconds = int(threads), float(seconds)
real = np.float32 if precision == "float" else np.float64
now = time.process_time if threads == 1 else time.perf_counter

data = np.fromfile(path)
n_i, n_h, n_o, batch, n = (int(k) for k in data[:5])
eta = float(data[5])
at = 6
def take(*shape):
    global at
    at += int(np.prod(shape))
    return data[at - int(np.prod(shape)):at].reshape(shape)
W1, b1, W2, b2, X = (take(*s).astype(real) for s in ((n_i, n_h), (n_h,), (n_h, n_o), (n_o,), (n, n_i)))
y = take(n).astype(np.int64)
orders = take(EPOCHS, n).astype(np.int64)


class Numpy:
    def forward(self, X):
        A1 = 1 / (1 + np.exp(-(X @ W1 + b1)))
        Z2 = A1 @ W2 + b2
        Z2 -= Z2.max(axis=1, keepdims=True)
        P = np.exp(Z2)
        P /= P.sum(axis=1, keepdims=True)
        return A1, P

    def epoch(self, order):
        loss = 0
        for first in range(0, n, batch):
            rows = order[first:first + batch]
            x, label = X[rows], y[rows]
            m = len(rows)
            A1, P = self.forward(x)
            loss -= np.log(P[np.arange(m), label]).sum()
            P[np.arange(m), label] -= 1
            P /= m
            dW2, db2 = A1.T @ P, P.sum(axis=0)
            dZ1 = P @ W2.T * A1 * (1 - A1)
            dW1, db1 = x.T @ dZ1, dZ1.sum(axis=0)
            for parameter, gradient in ((W1, dW1), (b1, db1), (W2, dW2), (b2, db2)):
                parameter -= eta * gradient
        return loss / n

    def guess(self, r):
        return self.forward(X[r:r + 1])[1].argmax()


class Torch:
    def __init__(self):
        import torch
        self.torch = torch
        torch.set_num_threads(threads)
        one, two = torch.nn.Linear(n_i, n_h), torch.nn.Linear(n_h, n_o)
        for layer, W, b in ((one, W1, b1), (two, W2, b2)):
            layer.weight.data = torch.from_numpy(W.T.copy())
            layer.bias.data = torch.from_numpy(b.copy())
        self.net = torch.nn.Sequential(one, torch.nn.Sigmoid(), two)
        self.loss = torch.nn.CrossEntropyLoss()
        self.sgd = torch.optim.SGD(self.net.parameters(), lr=eta)
        self.X, self.y = torch.from_numpy(X), torch.from_numpy(y)

    def epoch(self, order):
        order, total = self.torch.from_numpy(order), 0
        for first in range(0, n, batch):
            rows = order[first:first + batch]
            self.sgd.zero_grad()
            loss = self.loss(self.net(self.X[rows]), self.y[rows])
            loss.backward()
            self.sgd.step()
            total += loss.item() * len(rows)
        return total / n

    def guess(self, r):
        with self.torch.inference_mode():
            return int(self.torch.softmax(self.net(self.X[r:r + 1]), 1).argmax())


# Its minibatches are taken in order from what it is given. It also checks the inputs and counts the labels once an epoch, and
# clips the probabilities in the loss.
class Sklearn:
    def __init__(self):
        from sklearn.neural_network import MLPClassifier
        warnings.filterwarnings("ignore")
        self.net = MLPClassifier((n_h,), "logistic", solver="sgd", alpha=0, batch_size=batch, learning_rate_init=1e-30,
                                 momentum=0, nesterovs_momentum=False, shuffle=False)
        self.net.partial_fit(X[:batch], y[:batch], classes=np.arange(n_o))
        for own, given in zip(self.net.coefs_ + self.net.intercepts_, (W1, W2, b1, b2)):
            if own.shape == given.shape:  # for two classes it has one output, not two
                own[...] = given
        self.net._optimizer.learning_rate = eta

    def epoch(self, order):
        self.net.partial_fit(X[order], y[order])
        return self.net.loss_

    def guess(self, r):
        return self.net.predict_proba(X[r:r + 1]).argmax()


peer = {"numpy": Numpy, "torch": Torch, "sklearn": Sklearn}[which]()
losses = [peer.epoch(order) for order in orders]
right = sum(int(peer.guess(r) == y[r]) for r in range(n))

begun, guesses = now(), 0
while True:
    for r in range(max(n // 8, 1)):
        peer.guess(r)
    guesses += max(n // 8, 1)
    taken = now() - begun
    if taken >= seconds:
        break
inference = guesses / taken

begun, wall, epochs = now(), time.perf_counter(), 0
while True:
    peer.epoch(orders[epochs % EPOCHS])
    epochs += 1
    taken = now() - begun
    if taken >= seconds:
        break
passed = time.perf_counter() - wall
print("%.6g %.6g %.10g %.10g %d %.6g" % (epochs * n / taken, inference, losses[0], losses[-1], right, epochs * n / passed))
