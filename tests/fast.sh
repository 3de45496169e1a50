# The fast kernels: the same bits from every compiler, instruction set and number of threads; no races; no memory in the loop.
. tests/lib.sh
sh build/loom/amalgamate.sh build "$work"
cp tests/fast/hash.c "$work"
cd "$work"
hash() { NN2_BACKEND=$1 ./$2 $3; }

# Programs first, all at once: NAME REAL COMPILER FLAGS...
program() { to=$1-$2 D=; [ $2 = float ] && D=-DNN2_FLOAT; shift 2; "$@" $D -I. hash.c $from -lm -o $to & }
for real in double float; do
    lib=libnn2; [ $real = float ] && lib=libnn2f
    from=nn2.c
    program O2 $real gcc -O2
    program O0 $real gcc -O0
    program O3 $real gcc -O3 -march=native
    program clang $real clang -O3 -march=native
    program arm64 $real aarch64-linux-gnu-gcc -O2 -static
    program none $real gcc -O2 -DNN2_NO_VECTORS
    from=$top/build/lib/$lib.a
    program library $real gcc
    wait
done
from=nn2.c
program race float gcc -O1 -g -fsanitize=thread
wait

backends=
for b in avx2 avx512; do hash $b O2-double 1 > /dev/null 2>&1 && backends="$backends $b"; done
ok "this processor has a fast backend" [ -n "$backends" ]
for real in double float; do
    hash ${backends##* } O2-$real > first-$real
    ok "a run has a hash for every array, $real" sh -c "[ \$(wc -l < first-$real) = 96 ]"
    for program in O2 O0 O3 clang library; do
        for b in $backends; do
            ok "the same bits from the program $program, $b, $real" sh -c "NN2_BACKEND=$b ./$program-$real | cmp - first-$real"
        done
    done
    for threads in 2 3 4 7; do
        ok "the same bits with $threads threads, $real" sh -c "./O2-$real $threads | cmp - first-$real"
    done
    ok "the same bits on arm64, $real" sh -c "NN2_BACKEND=neon qemu-aarch64 ./arm64-$real 2 | cmp - first-$real"
    ok "without vectors there are the plain kernels, $real" sh -c "./none-$real > plain; NN2_BACKEND=plain ./O2-$real | cmp - plain"
done
ok "the plain kernels give other bits, so the hashes can tell" sh -c '! cmp -s plain first-float'
ok "a backend that is not there is refused with its reason" sh -c \
    'NN2_BACKEND=abacus ./O2-double > out 2> err; [ $? = 3 ] && [ ! -s out ] && grep -qx "hash: NN2_BACKEND names no backend of this machine" err'
ok "three threads do not race" sh -c "NN2_BACKEND=avx2 ./race-float 3 2 > out 2> err && [ ! -s err ] && [ \$(wc -l < out) = 96 ]"
allocations() { valgrind ./O2-double $1 $2 2>&1 | sed -n 's/.*total heap usage: \([0-9,]*\) allocs.*/\1/p'; }
ok "a longer training asks for memory no more often" sh -c "a='$(allocations 1 2)' b='$(allocations 1 20)'; [ -n \"\$a\" ] && [ \"\$a\" = \"\$b\" ]"
ok "... nor with two threads" sh -c "a='$(allocations 2 2)' b='$(allocations 2 20)'; [ -n \"\$a\" ] && [ \"\$a\" = \"\$b\" ]"
ok "the numbers of the book are those of the plain kernels, and of these, but for a run that fails" sh -c "
    for b in plain $backends; do NN2_BACKEND=\$b $top/build/bin/digits $top/data/digits.csv | grep -v '^settings' > \$b.tsv; cmp \$b.tsv plain.tsv || exit 1; done"
