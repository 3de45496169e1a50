# What make does, and does not do: again, after a change, interrupted, without a program, in a bare folder.
. tests/lib.sh
SOURCE_DATE_EPOCH=1700000000; export SOURCE_DATE_EPOCH
nw=$top/nn2.nw CC=${CC:-gcc}

# copy NAME   copies the folder with its build into $work/NAME, and goes there
copy() { rm -rf "${work:?}/$1"; mkdir "$work/$1" && cp -a "$top"/* "$work/$1" && cd "$work/$1" || exit 1; }
# files FOLDER...   each file with the time when it was made
files() { find "$@" -type f -printf '%p %T@\n' | sort; }
# quiet COMMAND...   it succeeds and says nothing, but that nothing was to be done
quiet() {
    "$@" > "$work/said" 2>&1 || { cat "$work/said"; return 1; }
    ! grep -v "^make: Nothing to be done" "$work/said"
}
# same BEFORE AFTER   the two lists of files are the same
same() { diff "$1" "$2"; }

# ---------------------------------------------------------------------------------------------------------------
# Once more.
copy again
files build > "$work/before"
ok "a second make says nothing" quiet make
files build > "$work/after"
ok "a second make makes nothing" same "$work/before" "$work/after"
without_npm() { rm -r build/browser; make check > "$work/said" 2>&1 && return 1; cat "$work/said"; grep -q 'playwright-core, axe-core, csv-parse and junit2json from npm' "$work/said"; }
ok "make check without the packages from npm stops and names them" without_npm
rm build/lib/libnn2.a build/nn2.html build/nn2.pdf
builds_all() { make -n > "$work/said"; for f in libnn2.a 'book html' 'book pdf'; do grep -q "$f" "$work/said" || return 1; done; }
ok "make without a target makes the library, the pages and the paper" builds_all

# ---------------------------------------------------------------------------------------------------------------
# After a change of prose, and of code.
sentence="This sentence was put in by a test."
chapter=$(field line '$1 == "chapter" && field("volume") == "book" && field("number") == 3')
change_prose() { sed "$chapter s/\$/\\
\\
$sentence/" "$nw" > nn2.nw; }
# A paired chunk of the library that closes a block, so that a statement can follow on its last line.
set -- $(ledger 'BEGIN { while ((getline l < nw) > 0) text[++n] = l }
    $1 == "chunk" && field("file") ~ /^src\/.*\.c$/ && field("pair") && text[end = field("line") + field("lines")] == "}" {
        print end, substr(field("file"), 1, length(field("file")) - 2); exit }' -v nw="$nw")
code_end=$1 changed=$2
change_both() { sed -e "$code_end s/\$/ (void)0;/" -e "$chapter s/\$/\\
\\
$sentence/" "$nw" > nn2.nw; }
computed() { files build/obj build/obj-float build/lib build/bin build/figures build/values.tsv build/lost.tsv build/digits.tsv; }

copy prose
change_prose
computed > "$work/before"
ok "after a change of prose: make lib" make lib
computed > "$work/after"
ok "it makes no object, program or library again" same "$work/before" "$work/after"
ok "after a change of prose: make html" make html
computed > "$work/after"
ok "it makes no value or figure again" same "$work/before" "$work/after"
ok "the page has the new sentence" grep -q "$sentence" build/nn2.html

copy code
sed "$code_end s/\$/ (void)0;/" "$nw" > nn2.nw
files build > "$work/before"
ok "after a change of one chunk: make lib" make lib build/digits.tsv
files build > "$work/after"
diff "$work/before" "$work/after" | sed -n 's/^> \([^ ]*\) .*/\1/p' > "$work/made"
grep '\.o$' "$work/made" > "$work/objects"
printf 'build/%s.o\n' "obj-float/$changed" "obj/$changed" | sort > "$work/expected"
sort -o "$work/objects" "$work/objects"
ok "only the file with that chunk is compiled again" same "$work/expected" "$work/objects"
ok "the library and the digits are made again" \
    test "$(grep -c -x -e build/lib/libnn2.a -e build/digits.tsv "$work/made")" = 2

# Other flags make other objects.
copy flags
files build | grep '\.o ' > "$work/before"
ok "make with other flags" make lib CFLAGS=-O1
files build | grep '\.o ' > "$work/after"
ok "... compiles again" sh -c "! cmp -s '$work/before' '$work/after'"
make lib CFLAGS=-O1 > /dev/null
files build | grep '\.o ' > "$work/same-flags"
ok "... and with the same ones does not" same "$work/after" "$work/same-flags"

# A source with a mistake: make says what the loom says, and that it stops; nothing about rules.
copy mistake
sed "$chapter s/\$/\\
\\
See \\\\eqref{eq:no-such}./" "$nw" > nn2.nw
mistaken() {
    ! make lib > "$work/said" 2>&1 || { echo 'it did not fail'; return 1; }
    cat "$work/said"; grep -q '^nn2\.nw:.*no such equation' "$work/said" &&
        ! grep -vE '^nn2\.nw:[0-9]+: |^make: .*tangled\.mk\] Error' "$work/said"
}
ok "make stops at a complaint of the loom" mistaken

# ---------------------------------------------------------------------------------------------------------------
# Interrupted. The folder is made at one place, moved away, and made there again with interruptions, so that paths
# that are written into files are the same.
copy cut
cp -a build "$work/old"
change_both
ok "a build that is not interrupted" make lib html
mv build "$work/new"

# whole   each file in build/ is complete: as before the change or as after it. Folders to work in do not count.
whole() {
    ( cd build && find . -type f ! -path '*/.new/*' ! -path './boot/*' ! -path './weave/*' ! -name '*.new' ! -name '*.err' ) |
    while read -r f; do
        case $f in ./katex*) continue ;; esac    # a cache: in any order
        cmp -s "build/$f" "$work/old/$f" || cmp -s "build/$f" "$work/new/$f" || echo "$f is neither old nor new"
    done > "$work/torn"
    cat "$work/torn"; [ ! -s "$work/torn" ]
}
# complete   the next make comes to the end, and to the same bytes
complete() {
    make lib html || return 1
    ( cd "$work/new" && find . -type f ! -path './boot/*' ! -path './weave/*' ! -name 'katex*' ) |
    while read -r f; do cmp "build/$f" "$work/new/$f"; done > "$work/torn" 2>&1
    cat "$work/torn"; [ ! -s "$work/torn" ]
}
cp -a "$work/old" build
for time in 0.1 0.2 0.3 0.5 0.7 0.9 1.2 1.5; do
    setsid make lib html > "$work/said" 2>&1 & group=$!
    sleep "$time"
    kill -KILL -- "-$group" 2> /dev/null; wait "$group" 2> /dev/null
    whole >> "$work/torn.all"
done
ok "make killed at several moments leaves no half-written file" test ! -s "$work/torn.all"
ok "and the next make comes to the same end" complete

# What the moments may miss: no recipe writes to its target itself; each writes aside, and moves.
writes_aside() { ! grep -nE '(>|-o) *[$]+@( |$)' "$top/Makefile"; }
ok "each recipe writes aside" writes_aside

# A compiler that is killed, and make with it, when it has written half of its output.
mkdir "$work/shim"
cat > "$work/shim/$CC" <<'END'
while [ $# -gt 1 ]; do [ "$1" != -o ] || echo half > "$2"; shift; done
kill -KILL 0
END
chmod +x "$work/shim/$CC"
for goal in lib build/check.log; do
    rm -rf build; cp -a "$work/old" build
    PATH=$work/shim:$PATH setsid make $goal > "$work/said" 2>&1
    ok "a compiler killed half-way leaves no half-written file: make $goal" whole
    ok "and the next make comes to the same end" complete
done

# ---------------------------------------------------------------------------------------------------------------
# Without a program. $work/path has links to all programs there are; then one is taken away.
mkdir "$work/path" "$work/bare"
for folder in $(echo "$PATH" | tr : ' '); do ln -s "$folder"/* "$work/path" 2> /dev/null; done
without() { program=$1; shift; rm -f "$work/path/$program"; PATH=$work/path "$@"; status=$?; restore "$program"; return $status; }
restore() { ln -s "$(command -v "$1")" "$work/path/$1"; }
cd "$work/bare" && cp -r "$nw" "$top/making" "$top/Makefile" . || exit 1

# stops GOAL PROGRAM PACKAGE   make GOAL without the program names it and its package, and has begun nothing
stops() {
    ! without "$2" make "$1" > "$work/said" 2>&1 || { echo "it did not stop"; return 1; }
    cat "$work/said"
    grep -q "$2 from the package $3" "$work/said" && [ ! -e build ]
}
while read -r goal program package; do
    ok "make $goal without $program stops and names $package" stops "$goal" "$program" "$package"
done <<END
lib gawk gawk
html gawk gawk
html pandoc pandoc
html duk duktape
html woff2_compress woff2
html pkg-config pkg-config
pdf pandoc pandoc
pdf lualatex texlive-luatex
pdf pdflatex texlive-latex-base
pdf latexmk latexmk
pdf rsvg-convert librsvg2-bin
all lualatex texlive-luatex
check-lib pkg-config pkg-config
check valgrind valgrind
check gdb gdb
check chromium chromium
check node nodejs
END
[ "$CC" != gcc ] || ok "make lib without gcc stops and names gcc" stops lib gcc gcc
no_apt() { without apt-get without pandoc make "$1" > "$work/said" 2>&1 && return 1; cat "$work/said"; grep -q 'install.* pandoc' "$work/said"; }
ok "make deps without apt names the packages" no_apt deps
ok "make deps-check without apt names the packages" no_apt deps-check
ok "make deps with all there is says nothing" quiet without apt-get make deps
ok "and begins nothing" test ! -e build

# ---------------------------------------------------------------------------------------------------------------
# The layers: the library from sources and Makefile, on several processors, without what the pages need.
layer() { ( cd "$work/path" && rm pandoc duk lualatex latexmk rsvg-convert ); PATH=$work/path make -j4 lib; }
ok "make -j4 lib from the sources and Makefile alone, without the programs for the pages" layer
ok "it makes library and tool" test -s build/lib/libnn2.a -a -x build/bin/nn2
ok "make clean" make clean
ok "leaves what was there" test "$(echo *)" = "Makefile making nn2.nw"
helps() {
    make help > "$work/said"; cat "$work/said"
    for goal in deps deps-check lib html pdf check check-lib install uninstall dist clean; do
        grep -qw -e "$goal" "$work/said" || { echo "$goal is not there"; return 1; }
    done
}
ok "make help lists the targets" helps

# ---------------------------------------------------------------------------------------------------------------
# The same bytes from the same source: with a cache and without, here and elsewhere.
same_page() {
    sh build/loom/weave.sh book html && cp build/nn2.html first.html && rm build/katex-*.cache &&
        TZ=Asia/Tokyo LC_ALL=C sh build/loom/weave.sh book html && cmp first.html build/nn2.html
}
copy weave
ok "two weaves give the same bytes" same_page
