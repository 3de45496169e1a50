# The peers: a row for each, a panel for each shape; on a logarithmic scale the rate of training relative to that of hand-written C
# on OpenBLAS, at which there is a line. A filled dot is single precision, a ring double; what was not measured has none.

BEGIN {
    names = split("nn2 plain eigen dlib fann numpy torch sklearn", name, " ")
    split("nn2|plain loops|Eigen|dlib|FANN|NumPy|PyTorch|scikit-learn", label, "|")
    split("a b c d", shape, " "); left = 100; pace = 150; wide = 132; drop = 24; top = 34
}

function ratio_of(precision, j, k) { return value("train-" precision "-" name[j], k - 1) }

# The scale is that of the largest and the smallest of all.
function stretch(    j, k, x)
{
    low = high = 1
    for (j = 1; j <= names; j++) for (k = 1; k <= 4; k++) {
        x = ratio_of("float", j, k) + 0; if (x > high) high = x; if (x && x < low) low = x
        x = ratio_of("double", j, k) + 0; if (x > high) high = x; if (x && x < low) low = x
    }
    low /= 1.3; high *= 1.3
}
function along(k, x) { return left + (k - 1) * pace + log(x / low) / log(high / low) * wide }

function tick(x) { x = sprintf("%g", x); sub(/^0\./, ".", x); return x }

function mark(class, radius, j, k, x)
{
    if (x + 0) dot(class, along(k, x), top + (j - 0.5) * drop, radius)
}

function draw_panel(k,    j, x, bottom)
{
    bottom = top + names * drop
    text("f-math", left + (k - 1) * pace + wide / 2, 18, "middle", shape[k])
    for (x = 1; x > low; x /= 10) {
        line(x == 1 ? "f-line" : "f-thin", along(k, x), top, along(k, x), bottom)
        text("f-sub f-dim", along(k, x), bottom + 17, "middle", tick(x))
    }
    for (j = 1; j <= names; j++) {
        line("f-thin", left + (k - 1) * pace, top + (j - 0.5) * drop, left + (k - 1) * pace + wide, top + (j - 0.5) * drop)
        mark("f-b", 4.2, j, k, ratio_of("double", j, k))
        mark(name[j] == "nn2" ? "f-fc" : "f-fa", 3.6, j, k, ratio_of("float", j, k))
    }
}

END {
    stretch()
    start(left + 4 * pace, top + names * drop + 28)
    for (j = 1; j <= names; j++) text("f-text", left - 12, top + (j - 0.5) * drop + 5, "end", label[j])
    for (k = 1; k <= 4; k++) draw_panel(k)
    finish()
}
