# The training over MPI: the same bits on any number of processes, in constant memory, and no process left waiting.
. tests/lib.sh
OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1; export OMPI_ALLOW_RUN_AS_ROOT OMPI_ALLOW_RUN_AS_ROOT_CONFIRM
bin=$top/build/bin
cd "$work" || exit 1
# on N COMMAND...   on so many processes; 124 if they wait for each other
on() { n=$1; shift; timeout ${LIMIT:-60} mpirun --oversubscribe -n "$n" "$@"; }

gcc -O1 -Wall -Wextra "$top/tests/mpi/resident.c" -o resident
for f in '' f; do
    define=; [ -z "$f" ] || define=-DNN2_FLOAT
    # shellcheck disable=SC2086
    gcc -O1 -Wall -Wextra $define -I"$top/build/include" "$top/tests/mpi/alone.c" "$top/build/lib/libnn2$f.a" -lm -o alone$f
    ok "nn2-rows$f makes rows of a table" sh -c "$bin/nn2-rows$f < $top/data/digits.csv > digits$f 2> said &&
        grep -qx '64 inputs, 10 outputs, $(wc -l < "$top/data/digits.csv") rows' said"
done

# same NUMBERS PROGRAMS SIZES EPOCHS BATCH ETA SEED RELU [MORE...]   so many processes print what one without MPI prints
same() {
    numbers=$1 f=$2 sizes=$3 epochs=$4 batch=$5 eta=$6 seed=$7 relu=$8; shift 8
    # shellcheck disable=SC2086
    ./alone$f digits$f $sizes $epochs $batch $eta $seed $relu > alone.out
    [ "$(grep -c '^epoch' alone.out)" = "$epochs" ] || { cat alone.out; return 1; }
    for n in $numbers; do
        # shellcheck disable=SC2086
        on $n "$bin/nn2-mpi$f" digits$f $sizes epochs=$epochs batch=$batch eta=$eta seed=$seed relu=$relu "$@" > "on$n.out" || return 1
        cmp alone.out "on$n.out" || { head alone.out "on$n.out"; return 1; }
    done
}
for backend in '' plain; do
    NN2_BACKEND=$backend; export NN2_BACKEND
    for f in '' f; do
        on_which=${backend:-the fastest} precision=double; [ -z "$f" ] || precision=float
        ok "$on_which backend, $precision: the same bits on 1, 2, 4, 8 processes as in one" same "1 2 4 8" "$f" "64 32 10" 2 50 0.01 7 0
        ok "... with shares that differ, and the ReLU" same "3 8" "$f" "64 37 10" 2 64 0.001 8 1
        ok "... with a unit for each process, and a batch larger than the table" same 8 "$f" "64 8 10" 2 5000 0.01 9 0
    done
done
unset NN2_BACKEND
ok "... with two threads each" same 2 "" "64 400 10" 1 300 0.01 7 0 threads=2

# A file in blocks.
blocks() { on "$1" "$bin/nn2-mpi" digits 64 20 10 epochs=3 batch=25 "$2" block=100 > "blocks$1"; }
blocks_agree() { blocks 1 eta=0.01 && blocks 4 eta=0.01 && cmp blocks1 blocks4; }
ok "a file read in blocks gives the same bits on 1 and 4 processes" blocks_agree
each_row_once() {
    blocks 2 eta=0 && on 2 "$bin/nn2-mpi" digits 64 20 10 epochs=3 batch=25 eta=0 > whole || return 1
    paste blocks2 whole | awk '/^epoch/ { d = $4 - $8; if (d < -1e-12 || d > 1e-12) bad = 1; if (d != 0) other = 1 }
        END { exit bad || !other }' || { cat blocks2 whole; return 1; }
}
ok "with blocks, every row counts once in an epoch, in another order" each_row_once

# What is saved.
saved() {
    on 1 "$bin/nn2-mpi" digits 64 13 10 save=one && on 3 "$bin/nn2-mpi" digits 64 13 10 save=three && cmp one three &&
        [ "$(wc -c < one)" = $((8 * (64 * 13 + 13 + 13 * 10 + 10))) ]
}
ok "the network that is saved is whole, and the same" saved

# What fails, fails on all processes, with one message.
# fails STATUS WORDS ARGUMENTS...   on 4 processes
fails() {
    want=$1 words=$2; shift 2
    on 4 "$bin/nn2-mpi" "$@" > said.out 2> said; got=$?
    cat said.out said
    [ $got = "$want" ] && [ "$(grep -c '^nn2-mpi: ' said)" = 1 ] && grep -q "^nn2-mpi: .*$words" said
}
# real WORD...   numbers in double precision, as this machine writes them
real() {
    for word in "$@"; do
        case $word in
        zero) printf '\0\0\0\0\0\0\0\0' ;; half) printf '\0\0\0\0\0\0\340\077' ;; one) printf '\0\0\0\0\0\0\360\077' ;;
        forty) printf '\0\0\0\0\0\0\104\100' ;;
        big) printf '\377\377\377\377\377\377\357\177' ;; nan) printf '\0\0\0\0\0\0\370\177' ;;
        esac
    done
}
ok "too few arguments: the usage" fails 2 "usage: nn2-mpi" digits
ok "an unknown setting is named" fails 2 "no setting 'bach'" digits 64 8 10 bach=3
ok "a word that is no setting is named" fails 2 "'fast' is no setting" digits 64 8 10 fast
ok "a number that is none is named" fails 2 "batch: 'x' is not a number" digits 64 8 10 batch=x
ok "a size that is not whole is named" fails 2 "N_H: 8.5 is not a whole number" digits 64 8.5 10
ok "more processes than hidden units are refused" fails 2 "4 processes cannot share 3 hidden units" digits 64 3 10
ok "a file that is not there is named" fails 1 "missing: No such file" missing 64 8 10
ok "a file that cannot be written is named" fails 1 "/no/where: No such file" digits 64 8 10 save=/no/where
ok "a full disk is an error" fails 1 "cannot write" digits 64 8 10 save=/dev/full
: > empty
ok "an empty file is refused" fails 1 "table cannot be read" empty 64 8 10
ok "a file that ends within a row is refused" fails 1 "table cannot be read" digits 63 8 10
ok "labels beyond the outputs are refused" fails 1 "label" digits 64 8 9
real zero one half > half; real zero nan one > nan
ok "a label that is not whole is refused" fails 1 "label" half 2 8 2
ok "an input that is not a number is refused" fails 1 "not finite" nan 2 8 2

# Numbers that grow too large in some of the processes: all stop where nn2_train stops.
# stops ROWS SIZES BATCH ETA SEED RELU
stops() {
    # shellcheck disable=SC2086
    ./alone "$1" $2 3 $3 $4 $5 $6 > alone.out
    grep -q 'not finite' alone.out || { cat alone.out; return 1; }
    for n in 1 2 4 8; do
        # shellcheck disable=SC2086
        on $n "$bin/nn2-mpi" "$1" $2 epochs=3 batch=$3 eta=$4 seed=$5 relu=$6 > "on$n.out" 2> said && return 1
        grep -q '^nn2-mpi: .*not finite' said || { cat said; return 1; }
        grep '^parameters' "on$n.out" | grep -qxF "$(grep '^parameters' alone.out)" || { head alone.out "on$n.out"; return 1; }
    done
}
{ for k in 1 2 3 4 5 6 7; do real one zero one zero one zero; done; real big big one; } > large
# In the last row, the inputs are the largest numbers there are; the scores of a few units are not finite, and their activations are.
ok "scores that are not finite stop all processes, after the last good step" stops large "2 16 2" 1 0.1 3 0
# With one input of 40 and this seed, the step is too large for one hidden unit of the eight.
{ real forty; head -c 3200 /dev/zero; } > one_unit
ok "... a step that is not finite, too" stops one_unit "400 8 2" 1 1e308 13 0

# A file of 10 gigabytes, mostly a hole, with rows of a megabyte, in blocks of 32 rows: a label 9 gigabytes
# from its beginning is wrong, and is found when its block comes, the 35th of this seed.
truncate -s 10G big
real half | dd of=big bs=8 seek=$((9216 * 131072 + 131071)) conv=notrunc 2> said.dd
large() {
    rm -f megabytes
    on 2 ./resident megabytes "$bin/nn2-mpi" big 131071 2 2 block=32 batch=32 seed=18 > said 2>&1 || return 1
    cat said megabytes
    grep -q '^nn2-mpi: .*label' said && awk '$1 > 200 { bad = 1 } END { exit bad || NR != 2 }' megabytes
}
ok "10 gigabytes are read with 200 megabytes of memory" large
