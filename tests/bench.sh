# The benchmark: its programs that need nothing else do the same work, and its table says what the runs say. How fast anything
# is, is not tested.
. tests/lib.sh
programs=$top/build/bench

# Two shapes, the second with a smaller last minibatch; the clock stops after an epoch.
"$programs/data" 2 2 2 1 1024 0.25 > "$work/a.bin"
"$programs/data" 64 32 10 32 2020 0.25 > "$work/b.bin"
"$programs/data" 64 32 10 32 2020 0.26 > "$work/other.bin"
for q in float double; do for s in a b; do for p in nn2 plain; do "$programs/$q/$p" "$work/$s.bin" 1 0 > "$work/$p-$q-$s"; done; done; done
# agree TOLERANCE RUN RUN   both losses agree and fall, the guesses agree, and there are rates
agree() { cat "$work/$2" "$work/$3"; awk -v least="$1" 'function off(x, y) { x -= y; return (x < 0 ? -x : x) > least * y }
    NF != 6 || $1 <= 0 || $2 <= 0 || $4 >= $3 || $4 <= 0 { bad = 1 } { first[NR] = $3; last[NR] = $4; right[NR] = $5 }
    END { exit bad || NR != 2 || off(first[1], first[2]) || off(last[1], last[2]) || right[1] != right[2] }' "$work/$2" "$work/$3"; }
for s in a b; do
    ok "bench: nn2 and the plain loops do the same on $s, in float" agree 1e-5 nn2-float-$s plain-float-$s
    ok "bench: nn2 and the plain loops do the same on $s, in double" agree 1e-9 nn2-double-$s plain-double-$s
done
"$programs/double/plain" "$work/other.bin" 1 0 > "$work/other"
no "bench: another learning rate is seen in the loss" agree 1e-4 nn2-double-b other
ok "bench: the limit is two numbers above 0" sh -c '"$1" 0.001 | awk "\$1 > 0 && \$2 > 0 { good++ } END { exit NR != 1 || good != 1 }"' - "$programs/limit"

# refuses STATUS WORDS COMMAND...   it ends so, and says this
refuses() { want=$1 words=$2; shift 2; "$@" > "$work/said" 2>&1; status=$?; cat "$work/said"; [ $status = "$want" ] && grep -q "$words" "$work/said"; }
head -c 800 "$work/b.bin" > "$work/short.bin"
ok "bench: data that are not there are named" refuses 2 'cannot read.*none.bin' "$programs/float/nn2" "$work/none.bin" 1 0
ok "bench: data that are too short are named" refuses 2 'short.bin is not as long' "$programs/float/nn2" "$work/short.bin" 1 0
ok "bench: a shape that is none is named" refuses 2 'no shape e' env SHAPES=e HERE=nn2 sh bench/bench.sh "$programs" "$work/csv"
ok "bench: a peer that is not here is named" refuses 2 'no peer x here' env PEERS=x HERE='nn2 plain' sh bench/bench.sh "$programs" "$work/csv"

# A table by hand. The sums of a row: 4 10 5 + 6 5 2 = 260. The middle of 100, 300, 200 is 200, that of 10, 40, 20, 30 is 25.
# The faster OpenBLAS has 600, and with two threads 800; in the time that passes nn2 has 150 with one thread, and
# 300 with two; the limit is 2 10^9.
tr ' ' '\t' > "$work/raw" <<'END'
shape x 10 5 2 4 100 0.25
limit 1 5
limit 3 5
limit 2 5
x float 1 nn2 100 8 2 1 7 150
x float 1 nn2 300 9 2 1 7 150
x float 1 nn2 200 7 2 1 7 150
x float 1 plain 10 4 2 1.00005 7 150
x float 1 plain 40 4 2 1.00005 7 150
x float 1 plain 20 4 2 1.00005 7 150
x float 1 plain 30 4 2 1.00005 7 150
x float 1 openblas 400 32 2 1.001 7 150
x float 1 openblas-X 500 16 2 1 7 150
x float 1 openblas-X 700 16 2 1 7 150
x float 2 nn2 300 8 2 1 7 300
x float 2 openblas 800 20 2 1 7 800
step float slow 1 2 3
step float quick 10 20 30
step float slow 3 4 5
step float slow 2 9 4
END
gawk -v csv="$work/csv" -v ladder="$work/ladder" -v machine='a machine' -f bench/table.awk "$work/raw" > "$work/table"
cat > "$work/want" <<'END'
# a machine
shape,precision,threads,peer,runs,train,train_low,train_high,train_ratio,train_share,guess,guess_ratio,first_loss,last_loss,loss,gain
,float,1,limit,3,2e+09,1e+09,3e+09,,,,,,,,
x,float,1,nn2,3,200,100,300,0.3333,2.6e-05,8,0.25,2,1,same,1
x,float,1,plain,4,25,10,40,0.04167,3.25e-06,4,0.125,2,1.00005,same,1
x,float,1,openblas,1,400,400,400,0.6667,5.2e-05,32,1,2,1.001,other,1
x,float,1,openblas-X,2,600,500,700,1,7.8e-05,16,0.5,2,1,same,1
x,float,2,nn2,1,300,300,300,0.375,1.95e-05,8,0.4,2,1,same,2
x,float,2,openblas,1,800,800,800,1,5.2e-05,20,1,2,1,same,5.333
END
ok "bench: medians, ratios, shares and losses are those by hand" diff "$work/want" "$work/csv"
printf 'limit-float\t1\t1\t2\nslow-float\t1\t3\t2\t4\t4\nquick-float\t1\t3\t10\t20\t30\n' > "$work/want"
ok "bench: the steps are written as a table of values" diff "$work/want" "$work/ladder"
row() { cat "$work/table"; awk -v title="$1" -v row="$2" '/^[A-Z]/ { on = index($0, title) == 1 } on { $1 = $1 } on && $0 == row { good = 1 } END { exit !good }' "$work/table"; }
ok "bench: the table compares with the faster OpenBLAS" row 'Training, float, one thread: samples' 'nn2 0.33 same'
ok "bench: it says where the loss is another" row 'Training, float, one thread: samples' 'openblas 0.67 other on x'
ok "bench: it says what a second thread gains in the time that passes" row 'Training, float, two threads: relative to itself' 'nn2 2.00'
ok "bench: it shows the steps" row 'The steps of the product, float' 'slow 2 4 4'
for q in float double; do
    if "$programs/$q/ladder" 0 > "$work/steps" 2> "$work/said"; then
        ok "bench: the steps of the product are measured in $q" awk 'NF != 4 || $2 <= 0 || $3 <= 0 || $4 <= 0 { bad = 1 } END { exit bad || NR != 6 }' "$work/steps"
    else
        ok "bench: the steps in $q say what processor they want" grep -q 'AVX2' "$work/said"
    fi
done

# What the book takes from the record. With the kernels X, OpenBLAS is faster in training, and with its own in guessing; it has 800 as
# against 600 with the second thread. The step quick is 5, 5 and 3.75 times slow, and the limit is 20.
sed 's/^x,/b,/' "$work/csv" | sed '1s/.*/# a machine; a compiler; a day/' > "$work/bench.csv"
sed 's/^\(limit.*\t\)2$/\120/; $s/30$/15/' "$work/ladder" > "$work/ladder.tsv"
gawk -f bench/values.awk "$work/bench.csv" "$work/ladder.tsv" > "$work/values"
takes() { printf '%b\n' "$1" > "$work/line"; grep "^${1%%\\t*}" "$work/values"; grep -qxFf "$work/line" "$work/values"; }
for line in 'machine\t1\t1\ta machine' 'day\t1\t1\ta day' 'train-float-nn2\t1\t4\t–\t0.33\t–\t–' 'train-float-plain\t1\t4\t–\t0.04\t–\t–' \
    'train-float-openblas\t1\t4\t–\t1.00\t–\t–' 'train-float-own\t1\t4\t–\t0.67\t–\t–' 'guess-float-openblas\t1\t4\t–\t1.00\t–\t–' \
    'gain-float-nn2\t1\t4\t–\t2.00\t–\t–' 'gain-float-openblas\t1\t4\t–\t5.33\t–\t–' 'train-double-dlib\t1\t4\t–\t–\t–\t–' \
    'limit-float\t1\t1\t20' 'rise-quick-float\t1\t3\t5.0\t5.0\t3.8' 'reach-quick-float\t1\t3\t50\t100\t75'; do
    ok "bench: the book takes ${line%%\\t*} from the record" takes "$line"
done

# The README's numbers are those of the record.
awk -F , '$4 == "nn2" && $3 == 1 { train[$2] = train[$2] sprintf("%7.1f", $9); guess[$2] = guess[$2] sprintf("%7.1f", $12) }
    END { print "    training, float " train["float"]; print "    training, double" train["double"]; print "    one row, float  " guess["float"] }' \
    data/bench.csv > "$work/main"
ok "bench: the README has the numbers of data/bench.csv" sh -c 'cat "$1"; while IFS= read -r line; do grep -qxF "$line" README.md || exit 1; done < "$1"' - "$work/main"
