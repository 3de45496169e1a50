# What the lines approximate: x = k ln 2 + rest, and exp(rest) from exp(r), where r is the rest as it was rounded.
rest = x - k * ln2;
lost = 0 - (r - (r_high + r_low));
gap = rest - (r_high + r_low);
exp_rest = exp_r + exp_r * (lost + gap + bend);
