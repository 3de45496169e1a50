# How fast the library is, beside what is installed of others: make bench. bench.sh PROGRAMS CSV LADDER
#
# Each program is a process that trains on the same data from the same parameters, says what the loss was, and then measures
# (bench.h). They are run in turn, REPEAT times all of them, and the medians are compared. One thread is measured in the time of
# the processor, so that a neighbour on the machine matters less; two threads in the time that passes. With b, c and d among the shapes,
# the steps of the book's product are measured too, and written to LADDER.
#
# SHAPES, PEERS, PRECISIONS, THREADS, REPEAT, SECONDS_EACH, CORES may be set. A peer may be followed by a dash and a variant:
# nn2-plain, nn2-avx2 (the kernels of nn2 by that name), openblas-SkylakeX (the kernels of OpenBLAS by that name).
programs=$1 csv=$2 ladder=$3
here=$(dirname "$0")
say() { printf 'bench: %s\n' "$*" >&2; }

# Debian's OpenBLAS does not know every processor that has AVX-512: it is tried with those kernels as well, and what
# else stands on it gets them.
wide=; ! grep -qw avx512f /proc/cpuinfo 2> /dev/null || wide=SkylakeX
SHAPES=${SHAPES:-a b c d} PRECISIONS=${PRECISIONS:-float double} THREADS=${THREADS:-1 2 2+load}
REPEAT=${REPEAT:-5} SECONDS_EACH=${SECONDS_EACH:-0.1}
peers=$(echo " ${PEERS:-$HERE} " | sed "s/ openblas / openblas ${wide:+openblas-$wide }/")
for p in $peers; do case " $HERE " in *" ${p%%-*} "*) ;; *) say "there is no peer $p here; there are: $HERE"; exit 2 ;; esac; done

# The last core, and the one before it.
allowed=$(taskset -cp $$ | sed 's/.*: //' | tr ',' '\n' | awk -F- '{ for (c = $1; c <= ($2 == "" ? $1 : $2); c++) print c }' | tail -n 2 | sort -nr)
set -- ${CORES:-$allowed}
core=$1 cores=$1${2:+,$2}
[ -n "$2" ] || { say 'there is one core only: nothing is measured with two threads'; THREADS=1; }

# shape N   its sizes, how many rows of data, and a learning rate with which the loss falls
shape() { case $1 in
    a) echo 2 2 2 1 1024 0.25 ;; b) echo 64 32 10 32 2048 0.25 ;; c) echo 784 128 10 64 1024 0.0625 ;; d) echo 784 1024 10 256 512 0.03125 ;;
    *) say "there is no shape $1; there are a b c d"; exit 2 ;;
esac; }
for s in $SHAPES; do sizes=$(shape "$s") || exit 2; "$programs/data" $sizes > "$programs/$s.bin" || exit 1; done

# takes PEER PRECISION THREADS SHAPE ROUND   whether this is measured: dlib has float only; FANN, scikit-learn, dlib and the plain
# loops are tried with one thread; beside a load two shapes are enough; and Python,
# which is slow to start, has three rounds, and two threads on large shapes only.
takes() {
    case $1-$2 in dlib-double) return 1 ;; esac
    case $1-$3 in fann-2*|sklearn-2*|dlib-2*|plain-2*) return 1 ;; esac
    case $3-$4-$2 in 2+load-[ac]-*|2+load-*-double) return 1 ;; esac
    case $1-$3-$4 in torch-2*-[ab]|numpy-2*-[ab]) return 1 ;; esac
    case $1 in numpy|torch|sklearn) [ "$5" -le 3 ] ;; esac
}

# run PEER PRECISION THREADS SHAPE   one process
run() {
    variant=; case $1 in *-*) variant=${1#*-} ;; esac
    name=${1%%-*} n=${3%+load}
    [ "$n" = 1 ] && on=$core || on=$cores
    set -- "$programs/$4.bin" "$n" "$SECONDS_EACH" "$2"
    case $name in
    nn2) set -- env ${variant:+NN2_BACKEND="$variant"} "$programs/$4/nn2" "$1" "$2" "$3" ;;
    openblas) set -- env ${variant:+OPENBLAS_CORETYPE="$variant"} "$programs/$4/openblas" "$1" "$2" "$3" ;;
    numpy|torch|sklearn) set -- env ${wide:+OPENBLAS_CORETYPE=$wide} /usr/bin/python3 -B "$here/peer.py" "$name" "$4" "$1" "$2" "$3" ;;
    *) set -- env ${wide:+OPENBLAS_CORETYPE=$wide} "$programs/$4/$name" "$1" "$2" "$3" ;;
    esac
    OMP_NUM_THREADS=$n OPENBLAS_NUM_THREADS=$n taskset -c "$on" "$@"
}

load=; raw=$programs/raw.tsv; : > "$raw"
trap '[ -z "$load" ] || kill $load' EXIT
trap 'exit 130' INT TERM
# climb PRECISION   the steps of the product, a line each
climb() {
    taskset -c "$core" "$programs/$1/ladder" "$SECONDS_EACH" > "$programs/steps" 2> "$programs/said" || {
        failed="$failed ladder"; say "the steps of the product are left out: $(tail -n 1 "$programs/said")"; return; }
    sed "s/^/step $1 /" "$programs/steps" | tr ' ' '\t' >> "$raw"
}
steps=; case "$SHAPES" in *b*c*d*) steps=$PRECISIONS ;; esac

round=0 failed=
while [ $((round += 1)) -le "$REPEAT" ]; do
    [ ! -t 2 ] || printf '\rround %d of %d' "$round" "$REPEAT" >&2
    printf 'limit\t%s\n' "$(taskset -c "$core" "$programs/limit" "$SECONDS_EACH" | tr ' ' '\t')" >> "$raw"
    for q in $steps; do case $failed in *ladder*) ;; *) climb "$q" ;; esac; done
    for s in $SHAPES; do for t in $THREADS; do for q in $PRECISIONS; do for p in $peers; do
        takes "$p" "$q" "$t" "$s" "$round" || continue
        case " $failed " in *" $p/$q/$t/$s "*) continue ;; esac
        [ "$t" != 2+load ] || { taskset -c "$core" "$programs/limit" 1000 > /dev/null & load=$!; }
        line=$(run "$p" "$q" "$t" "$s" 2> "$programs/said") || { failed="$failed $p/$q/$t/$s"; line=
            say "$p stopped (shape $s, $q, threads $t) and is left out there: $(tail -n 1 "$programs/said")"; }
        [ -z "$load" ] || { kill $load; wait $load 2> /dev/null; load=; }
        [ -z "$line" ] || printf '%s\t%s\t%s\t%s\t%s\n' "$s" "$q" "$t" "$p" "$(echo "$line" | tr ' ' '\t')" >> "$raw"
    done; done; done; done
done
[ ! -t 2 ] || printf '\r                    \r' >&2

processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
kind=$(sed -n 's/^cpu family[^:]*: //p' /proc/cpuinfo | head -n 1)
machine="${processor:-$(uname -m)}${kind:+ (family $kind)}${wide:+, AVX-512}; $($CC --version | head -n 1); $(date +%Y-%m-%d)"
for s in $SHAPES; do printf 'shape\t%s\t%s\n' "$s" "$(shape "$s" | tr ' ' '\t')"; done |
gawk -f "$here/table.awk" -v csv="$csv" -v ladder="$ladder" -v machine="$machine" - "$raw" || exit 1
[ -z "$MISSING" ] || echo "Not installed, and so not measured: $MISSING. make bench-deps installs them."
echo "$csv$([ -z "$steps" ] || case $failed in *ladder*) ;; *) echo " $ladder" ;; esac)"
