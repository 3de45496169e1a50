# The medians and ratios of a benchmark, as a table and as CSV: gawk -v csv=FILE -v ladder=FILE -v machine=TEXT -f table.awk RAW. A
# line of RAW, with tabs: "shape" NAME N_I N_H N_O BATCH ROWS ETA; "limit" FLOAT DOUBLE, in 10^9 operations a second; "step"
# PRECISION NAME B C D, a step of the product in 10^9 operations a second on these shapes, written to the other FILE; or a run:
# SHAPE PRECISION THREADS PEER TRAINED GUESSED FIRST LAST RIGHT PASSED, as bench/bench.h says.
BEGIN { FS = "\t"; OFS = ","; }

$1 == "shape" { shape[++shapes] = $2; size[$2] = $3 "-" $4 "-" $5 ", " $6; work[$2] = 4 * $3 * $4 + 6 * $4 * $5; next }
$1 == "limit" { add("limit float", $2); add("limit double", $3); next }
$1 == "step" {
    place($3, step); place($2, climbed)
    for (k = 4; k <= 6; k++) add("step " $2 " " $3 " " k, $k)
    next
}
{
    key = $1 SUBSEP $2 SUBSEP $3 SUBSEP $4
    add("train " key, $5); add("guess " key, $6); add("passed " key, $10)
    first[key] = $7; last[key] = $8
    place($2, precision); place($3, threads); place($4, peer)
}
function add(what, x) { runs[what]++; value[what, runs[what]] = x }
# place X LIST   X gets a place in the list, in the order in which they come
function place(x, list,    k) { for (k = 1; k in list; k++) if (list[k] == x) return; list[k] = x }

# The middle of the runs, and the least and the greatest of them.
function median(what,    n, k, v) {
    n = runs[what]; if (!n) return 0
    for (k = 1; k <= n; k++) v[k] = value[what, k] + 0
    asort(v); low = v[1]; high = v[n]
    return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
}
# What is compared with: hand C on OpenBLAS, with those kernels with which it is faster.
function reference(task, s, q, t,    k, m, best) {
    for (k = 1; k in peer; k++)
        if (peer[k] ~ /^openblas/ && (m = median(task " " s SUBSEP q SUBSEP t SUBSEP peer[k])) > best) best = m
    return best
}
function ratio(task, s, q, t, p,    r) {
    r = reference(task, s, q, t)
    return r ? median(task " " s SUBSEP q SUBSEP t SUBSEP p) / r : 0
}
# The part of the limit of so many cores.
function share(s, q, t, p,    l) {
    l = median("limit " q) * 1e9 * (t + 0)
    return l ? work[s] * median("train " s SUBSEP q SUBSEP t SUBSEP p) / l : 0
}
# Whether it did the same: both losses agree with those of nn2, or of the plain
# loops (which agree, says tests/bench.sh), as far as the numbers are precise.
function near(x, y, q) { x -= y; return (x < 0 ? -x : x) <= (q == "float" ? 1e-4 : 1e-8) * (y < 0 ? -y : y) }
function same(s, q, t, p,    k, key, own) {
    own = s SUBSEP q SUBSEP t SUBSEP p
    for (key in first) {
        split(key, k, SUBSEP)
        if (k[1] == s && k[2] == q && k[4] ~ /^(nn2|plain)$/)
            return near(first[own], first[key], q) && near(last[own], last[key], q) ? "same" : "other"
    }
    return "unknown"
}

# What a second thread gains, in the time that passes.
function gain(s, q, t, p,    one) {
    one = median("passed " s SUBSEP q SUBSEP 1 SUBSEP p)
    return one ? median("passed " s SUBSEP q SUBSEP t SUBSEP p) / one : 0
}

# The steps of the product: a table of values, as the book reads them, and as a person does.
function climb(    i, j, k, m, line) {
    for (i = 1; i in climbed; i++) {
        printf "limit-%s\t1\t1\t%.4g\n", climbed[i], median("limit " climbed[i]) > ladder
        printf "\nThe steps of the product, %s: 10^9 operations a second\n  %-18s%9s%9s%9s\n", climbed[i], "", "b", "c", "d"
        for (j = 1; j in step; j++) {
            printf "%s-%s\t1\t3", step[j], climbed[i] > ladder
            line = sprintf("  %-18s", step[j])
            for (k = 4; k <= 6; k++) {
                m = median("step " climbed[i] " " step[j] " " k)
                printf "\t%.4g", m > ladder
                line = line sprintf("%9.4g", m)
            }
            printf "\n" > ladder
            print line
        }
    }
}

# A number with three digits, or fewer behind the point when it is large.
function short(x) { return !x ? "" : x >= 9.95 ? sprintf("%.0f", x) : x >= 0.0995 ? sprintf("%.2f", x) : sprintf("%.2g", x) }
# A table: a row for each peer, a column for each shape.
function table(title, task, q, t, kind,    i, j, p, s, key, cell, line, any, rows, loss, which) {
    for (j = 1; j in peer; j++) {
        p = peer[j]; line = sprintf("  %-18s", p); any = 0; loss = ""
        for (i = 1; i <= shapes; i++) {
            s = shape[i]; key = s SUBSEP q SUBSEP t SUBSEP p
            if (kind == "share") cell = (cell = share(s, q, t, p)) ? sprintf("%.0f %%", 100 * cell) : ""
            else if (kind == "gain") cell = short(gain(s, q, t, p))
            else cell = short(ratio(task, s, q, t, p))
            if (cell != "") any = 1
            line = line sprintf("%9s", cell)
            if (key in last) { which = same(s, q, t, p); loss = loss (which == "same" ? "" : " " s) }
        }
        if (any) rows = rows line (kind || task == "guess" ? "" : loss == "" ? "   same" : "   other on" loss) "\n"
    }
    if (rows == "") return
    line = sprintf("  %-18s", "")
    for (i = 1; i <= shapes; i++) line = line sprintf("%9s", shape[i])
    printf "\n%s\n%s%s\n%s", title, line, kind || task == "guess" ? "" : "   loss", rows
}
function count(t) { return t == 1 ? "one thread" : t == "2+load" ? "two threads, one core busy with something else" : "two threads" }

END {
    print "# " machine > csv
    print "shape,precision,threads,peer,runs,train,train_low,train_high,train_ratio,train_share,guess,guess_ratio,first_loss,last_loss,loss,gain" > csv
    for (k = 1; k in precision; k++)
        print "", precision[k], 1, "limit", runs["limit " precision[k]], sprintf("%.5g", 1e9 * median("limit " precision[k])), sprintf("%.5g", 1e9 * low), sprintf("%.5g", 1e9 * high), "", "", "", "", "", "", "", "" > csv
    for (i = 1; i <= shapes; i++) for (k = 1; k in precision; k++) for (t = 1; t in threads; t++) for (j = 1; j in peer; j++) {
        s = shape[i]; q = precision[k]; h = threads[t]; p = peer[j]; key = s SUBSEP q SUBSEP h SUBSEP p
        if (!(key in last)) continue
        m = median("train " key); l = low; g = high
        printf "%s,%s,%s,%s,%d,%.5g,%.5g,%.5g,%.4g,%.4g,%.5g,%.4g,%s,%s,%s,%.4g\n", s, q, h, p, runs["train " key], m, l, g, ratio("train", s, q, h, p), \
            share(s, q, h, p), median("guess " key), ratio("guess", s, q, h, p), first[key], last[key], same(s, q, h, p), gain(s, q, h, p) > csv
    }
    print machine
    for (i = 1; i <= shapes; i++) printf "%s  %s\n", shape[i], size[shape[i]]
    for (k = 1; k in precision; k++)
        printf "limit of a core, %s: %.0f 10^9 operations a second\n", precision[k], median("limit " precision[k])
    for (t = 1; t in threads; t++) for (k = 1; k in precision; k++) {
        q = precision[k]; h = threads[t]; what = ", " q ", " count(h)
        table("Training" what ": samples a second relative to hand C on OpenBLAS", "train", q, h)
        if (h == 1) {
            table("Training" what ": part of the limit", "train", q, h, "share")
            table("Guessing one row" what ": relative to hand C on OpenBLAS", "guess", q, h)
        } else
            table("Training" what ": relative to itself with one thread", "train", q, h, "gain")
    }
    climb()
    print "\nopenblas is our own C with products by OpenBLAS, compiled with -O3 -march=native -ffast-math; with a name behind it, with the"
    print "kernels of that name, which OpenBLAS does not choose on every processor that could run them. The faster one is 1. plain is the"
    print "same with loops of its own, without -ffast-math. All shuffle, gather, and add up the loss, in minibatches of the size above; but Python does not shuffle."
    print "fann has sigmoid outputs and squared error, and its own first parameters; dlib has float only; sklearn checks what it is"
    print "given in every epoch, and with two classes it has one output. One thread is measured in the time of the processor, two in the"
    print "time that passed, and so is what the second thread gains. A ratio with two threads wants a machine that does nothing else."
}
