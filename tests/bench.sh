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
END
gawk -v csv="$work/csv" -v machine='a machine' -f bench/table.awk "$work/raw" > "$work/table"
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
row() { cat "$work/table"; awk -v title="$1" -v row="$2" '/^[A-Z]/ { on = index($0, title) == 1 } on { $1 = $1 } on && $0 == row { good = 1 } END { exit !good }' "$work/table"; }
ok "bench: the table compares with the faster OpenBLAS" row 'Training, float, one thread: samples' 'nn2 0.33 same'
ok "bench: it says where the loss is another" row 'Training, float, one thread: samples' 'openblas 0.67 other on x'
ok "bench: it says what a second thread gains in the time that passes" row 'Training, float, two threads: relative to itself' 'nn2 2.00'
