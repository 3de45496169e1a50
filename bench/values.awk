# What was measured, as a table of values for the book: gawk -f values.awk data/bench.csv data/ladder.tsv. A peer that is not in the
# record, or was not tried on a shape, has a dash there. A shape has its place: a b c d.
#   machine, compiler, day                                    of the record
#   train-PRECISION-PEER, guess-PRECISION-PEER   1 x 4        relative to hand C on OpenBLAS, one thread
#   share-PRECISION-PEER                         1 x 4        of the limit, in per cent
#   gain-PRECISION-PEER, busy-PRECISION-PEER     1 x 4        two threads relative to one; beside a program that keeps a core busy
#   rows-PRECISION-PEER, alone-PRECISION-PEER    1 x 4        thousand rows a second in training; microseconds for a guess
#   limit-PRECISION              1 x 1, STEP-PRECISION, rise-STEP-PRECISION, reach-STEP-PRECISION   1 x 3 (b c d)
#                                of the product: 10^9 operations a second, relative to the step before, per cent of the limit
BEGIN {
    split("a b c d", shape, " "); split("float double", precision, " ")
    split("nn2 plain openblas eigen dlib fann numpy torch sklearn own", peer, " ")
}

# Two digits behind the point, or one that is not 0; fewer of a large number.
function short(x) { return x == "" || !x ? "–" : x >= 9.95 ? sprintf("%.0f", x) : x >= 0.095 ? sprintf("%.2f", x) : sprintf("%.1g", x) }
function whole(x) { return x == "" ? "–" : x < 0.95 ? sprintf("%.1f", x) : sprintf("%.0f", x) }
function rate(x) { return x >= 9.95 ? sprintf("%.0f", x) : x >= 0.995 ? sprintf("%.1f", x) : sprintf("%.2f", x) }

# The steps of the product are a table of values already.
FILENAME ~ /\.tsv$/ {
    split($0, f, "\t"); split(f[1], name, "-")
    printf "%s\t1\t%d", f[1], f[3]
    for (k = 4; k in f; k++) printf "\t%s", rate(f[k])
    printf "\n"
    if (name[1] == "limit") { most = f[4]; delete last; next }
    printf "reach-%s\t1\t3", f[1]
    for (k = 4; k <= 6; k++) printf "\t%s", whole(100 * f[k] / most)
    printf "\n"
    if (4 in last) {
        printf "rise-%s\t1\t3", f[1]
        for (k = 4; k <= 6; k++) printf "\t%s", rate(f[k] / last[k])
        printf "\n"
    }
    for (k = 4; k <= 6; k++) last[k] = f[k]
    next
}

FNR == 1 { sub(/^# /, ""); split($0, said, "; "); next }
FNR == 2 { n = split($0, head, ","); for (k = 1; k <= n; k++) at[head[k]] = k; next }
{
    split($0, f, ",")
    p = f[at["peer"]]; key = f[at["shape"]] SUBSEP f[at["precision"]] SUBSEP
    if (p == "limit") next
    # OpenBLAS is measured with several sets of kernels. The fastest stands for it; 'own' is the set that it takes.
    if (p == "openblas") note(key "own", 1, 1)
    if (p ~ /^openblas/) note(key "openblas", f[at["train_ratio"]] == 1, f[at["guess_ratio"]] == 1)
    else note(key p, 1, 1)
}
function note(key, trains, guesses) {
    if (f[at["threads"]] == 1 && trains) {
        value["train", key] = short(f[at["train_ratio"]]); value["share", key] = whole(100 * f[at["train_share"]])
        value["rows", key] = rate(f[at["train"]] / 1000)
    } else if (trains) value[f[at["threads"]] == 2 ? "gain" : "busy", key] = short(f[at["gain"]])
    if (f[at["threads"]] == 1 && guesses) {
        value["guess", key] = short(f[at["guess_ratio"]]); value["alone", key] = rate(1e6 / f[at["guess"]])
    }
}

END {
    printf "machine\t1\t1\t%s\ncompiler\t1\t1\t%s\nday\t1\t1\t%s\n", said[1], said[2], said[3]
    split("train guess share rows alone gain busy", what, " ")
    for (w = 1; w in what; w++) for (q = 1; q in precision; q++) for (j = 1; j in peer; j++) {
        printf "%s-%s-%s\t1\t4", what[w], precision[q], peer[j]
        for (k = 1; k <= 4; k++) {
            key = what[w] SUBSEP shape[k] SUBSEP precision[q] SUBSEP peer[j]
            printf "\t%s", key in value ? value[key] : "–"
        }
        printf "\n"
    }
}
