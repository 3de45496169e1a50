# Every message about the C code names a line of nn2.nw: the compiler's, a test's, the sanitizer's, the debugger's.
# Lines are changed, never added, so that only what the change touches is compiled again.
. tests/lib.sh
nw=$top/nn2.nw
mkdir "$work/copy" && cp -a "$top"/* "$work/copy"
cd "$work/copy" || exit 1

# A paired chunk of the library that closes a block, so that a statement can follow on its last line; and its test.
set -- $(ledger '
    BEGIN { while ((getline l < nw) > 0) text[++n] = l }
    $1 == "chunk" && field("file") ~ /^src\// { end[field("name")] = field("line") + field("lines"); file[field("name")] = field("file") }
    $1 == "pair" { chunk[++p] = field("chunks"); topic[p] = field("tests"); sub(/ .*/, "", topic[p]) }
    END { for (i = 1; i <= p; i++) if (text[end[chunk[i]]] == "}") { print end[chunk[i]], file[chunk[i]], topic[i]; exit } }
    ' -v nw="$nw")
code_end=$1 file=$2 topic=$3
test_file=$(grep -l "topic(.*\"$topic\"" "$top"/build/tests/*.c | sed 's|.*/||; s|\.c$||')
# A short line of that test program that ends an assertion.
asserted=$(awk -v root="<<tests/$test_file.c>>=" '$0 == root { seen = 1 }
    seen && /^ *(ck_assert|assert_close).*;$/ && length($0) < 55 { print NR; exit }' "$nw")

change() { sed "$@" "$nw" > nn2.nw; }
# says LINE WORDS COMMAND...   the command fails and says the words with that line
says() {
    line=$1 words=$2; shift 2
    ! "$@" > "$work/said" 2>&1 || { echo "it did not fail"; return 1; }
    cat "$work/said"
    ! grep -v "^make" "$work/said" | grep "build/[^ ]*:[0-9]" || { echo "that is no place in the source"; return 1; }
    grep "nn2\.nw:$line\>" "$work/said" | grep -qE -e "$words"
}
run() { make "build/$1/$test_file" && "build/$1/$test_file"; }

change "$code_end s/\$/ not_declared_at_all++;/"
ok "the compiler names the line of the source: make lib" says "$code_end" not_declared_at_all make lib
ok "the compiler names the line of the source: the builds of the tests" \
    says "$code_end" not_declared_at_all make "build/asan/${file%.c}.o"
change "$asserted s/\$/ not_declared_at_all++;/"
ok "the compiler names the line of a test" says "$asserted" not_declared_at_all make "build/check/tests/$test_file.o"
change "$asserted s/\$/ ck_assert_int_eq(1, 2);/"
ok "a test that fails names the line of its assertion" says "$asserted" ':F:.*1 == 2' make check-lib
change "$code_end s/\$/ { volatile char *volatile e = __builtin_malloc(1); e[1]=1; }/"
ok "AddressSanitizer names the line that writes past the end" \
    says "$code_end" 'SUMMARY: AddressSanitizer: heap-buffer-overflow' run asan
change "$code_end s/\$/ { int volatile most = 0x7fffffff; most = most + 1; }/"
ok "UBSan names the line that overflows" says "$code_end" 'runtime error: signed integer overflow' run asan
change "$code_end s/\$/ { volatile char *volatile e = __builtin_malloc(1); e[1]=1; }/"
valgrind_run() { make "build/check/$test_file" && CK_FORK=no valgrind -q --error-exitcode=9 "build/check/$test_file"; }
ok "valgrind names the line that writes past the end" says "$code_end" 'by 0x|at 0x' valgrind_run

# The debugger, on what the tests of the unchanged source are made of.
change ''
object=build/check/src/network.o
make "$object" > said 2>&1 || cat said >&2
defined=$(grep -n '^nn2_status nn2_forward(' nn2.nw | cut -d: -f1)
opened=$(awk -v n="$defined" 'NR > n && /^{/ { print NR; exit }' nn2.nw)
first=$((opened + 1))    # with optimisation a function may begin at its first statement
debug() { gdb -batch -nx "$@" "$object" > "$work/said" 2>&1; cat "$work/said"; }
# shows COMMAND PATTERN   what the debugger answers
shows() { debug -ex "$1"; grep -qE -e "$2" "$work/said"; }
ok "gdb knows the line of a function" shows "info line nn2_forward" "Line ($defined|$opened|$first) of .*nn2\.nw\""
ok "gdb stops at a line of the source" shows "break nn2.nw:$defined" "file .*nn2\.nw, line ($defined|$opened|$first)\."
ok "gdb lists the source" shows "list nn2.nw:$defined,$defined" "^$defined[[:space:]].*nn2_forward"
