# Where k is 0, the rest is x itself, without any error.
exp_rest = exp_r;
