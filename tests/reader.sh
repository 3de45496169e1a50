# The reader of a student's source against two compilers: what it lets through, of random pieces that have fooled readers before,
# the preprocessors of gcc and clang leave as it is. So there is nothing in it that only they see.
. tests/lib.sh
build_it() { "${CC:-gcc}" -std=c11 -Wall -Werror -Ibuild/course -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE tests/course/reader.c \
    build/obj/course/source.o -o "$work/reader"; }
ok "the random bodies can be made" build_it
squeezed() { tr -d ' \n\t' < "$1" | sed 's/NUMBER/\n&/g'; }
agree() {
    "$work/reader" "$1" 5000 "$work/random.nw" "$work/through.c" || return 1
    "$2" -E -P -std=c11 "$work/through.c" > "$work/seen.c" 2> "$work/said"
    squeezed "$work/through.c" > "$work/ours"; squeezed "$work/seen.c" > "$work/theirs"
    diff "$work/ours" "$work/theirs" | head -n 20; cmp "$work/ours" "$work/theirs"
}
for seed in 1 2 3 4; do
    for compiler in gcc clang; do ok "$compiler reads what the reader has read, with the seed $seed" agree $seed $compiler; done
done
