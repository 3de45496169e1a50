# The hand-out of the course: used as a student would use it; and what happens to one that gives something away.
. tests/lib.sh
SOURCE_DATE_EPOCH=1700000000; export SOURCE_DATE_EPOCH
nw=$top/nn2.nw

# One hand-out is made, in a copy of everything, and shared by all tests.
mkdir "$work/copy" && cp -a "$top"/* "$work/copy" && cd "$work/copy" || exit 1
make_it() { make handout > "$work/said" 2>&1 || { cat "$work/said"; return 1; }; }
ok "make handout makes a hand-out" make_it
rm -rf "$top/build/kit"; cp -r build/nn2-handout "$top/build/kit"    # for tests/student.sh
all_proved() { cat "$work/said"; [ "$(grep -c '^proved: ' "$work/said")" = 7 ]; }
ok "it has proved itself in seven ways" all_proved

# ---------------------------------------------------------------------------------------------------------------
# What is in it.
unzip -q build/nn2-handout.zip -d "$work/student"
cd "$work/student/nn2-handout" || exit 1
ok "the manifest is right" sha256sum --strict --status -c MANIFEST
all_listed() { find . -type f ! -name MANIFEST ! -name nn2.nw | sed 's|^\./||' | sort > ../found; sed 's/^[^ ]* *//' MANIFEST | diff - ../found; }
ok "every file is in the manifest, but for the one that students change" all_listed
plain() { TZ=UTC unzip -Z -v ../../copy/build/nn2-handout.zip > ../z && ! grep 'length of extra field' ../z | grep -v ' 0 bytes' &&
    [ "$(grep -c '2023 Nov 14 22:13:20' ../z)" = "$(unzip -Z -1 ../../copy/build/nn2-handout.zip | wc -l)" ]; }
ok "the archive has the date of the source, and nothing of this machine" plain
small() { du -sk . && [ "$(du -sk . | cut -f 1)" -lt 10240 ]; }
ok "it is small" small
ours() { ! grep -rlF -e "$top" -e "$work" . ; }
ok "no file names a place of this machine" ours
nothing_else() { ls | tr '\n' ' ' > ../ls; [ "$(cat ../ls)" = 'LICENSE MANIFEST Makefile README.md data nn2.html nn2.nw nn2.pdf tests ' ] || { cat ../ls; return 1; }; }
ok "it has what it should, and nothing else" nothing_else
no "the second volume is not in it" grep -q '^# The bank of mistakes' nn2.nw
no "nor the chapter for instructors" grep -q 'ch:instructor' nn2.nw
no "nor the bank" grep -rq 'class="*mistake\|{[.]mistake' .
ok "it says that it is the student's edition" grep -q "The student's edition" nn2.html
edition() { pdftotext -l 1 nn2.pdf - | grep -qi "student.s edition"; }
ok "and so does the paper" edition
links() { grep -o 'href="#[^"]*"' nn2.html | sed 's/href="#//; s/"$//' | sort -u > ../to
    grep -o ' id="\{0,1\}[^" >]*' nn2.html | sed 's/ id="\{0,1\}//' | sort -u > ../ids
    grep -o 'href="[^"#]*\.\(html\|pdf\)' nn2.html > ../out && { cat ../out; return 1; }; ! comm -23 ../to ../ids | grep .; }
ok "every link of the page leads somewhere" links

# ---------------------------------------------------------------------------------------------------------------
# A new student, who has a compiler, make and what every system has.
mkdir "$work/bin"
for p in sh gcc cc as ld make sed grep egrep find xargs cmp diff $(dpkg -L coreutils | sed -n 's|^.*/bin/||p'); do
    [ -e "$work/bin/$p" ] || ln -s "$(command -v "$p")" "$work/bin/$p" 2> /dev/null
done
ln -s "$(command -v mawk || command -v original-awk || command -v awk)" "$work/bin/awk"
as_student() { env -i HOME="$work" PATH="$work/bin" LANG=C "$@" > "$work/seen" 2>&1; status=$?; cat "$work/seen"; return $status; }
result() { cat "build/$1.result"; [ "$(sed -n '1s/ [0-9]*$//p' "build/$1.result")" = "$2" ]; }
# body PART FILE   the body of a part in nn2.nw becomes that of the file
body() {
    awk -v part="$1" -v file="$2" '{ if (!skip || /^@/) { skip = 0; print } }
        $1 == "%%" && $2 == "exercise:" && $3 == part { getline; print; while ((getline l < file) > 0) print l; skip = 1 }' nn2.nw > new
    mv new nn2.nw
}
bodies=$work/copy/build/course/bodies
first_check() { as_student make check && grep -q "^all  *0 /$points\$" "$work/seen" && [ "$(grep -c 'not attempted' "$work/seen")" = "$parts" ]; }
parts=$(awk '$1 == "parts" { print $4 }' "$top/build/course.tsv") points=$(awk '$1 == "points" { print $4 }' "$top/build/course.tsv")
ok "the first make check of a new student lists $parts parts, not attempted" first_check
where() { as_student make check PART=z1; n=$(sed -n 's/.*nn2\.nw:\([0-9]*\).*/\1/p' "$work/seen" | head -n 1); [ -n "$n" ] && sed -n "${n}p" nn2.nw | grep -q 'Part z1, 6 points'; }
ok "and says in which line a part is" where
body z1 "$bodies/z1.right"
ok "a part that is written is right" as_student make check PART=z1
ok "and has its points" result z1 "6 right"
wrong() { set -- $(awk -F '\t' '$1 == "body" && $3 !~ /^right/ { print $2, $3; exit }' tests/public.tsv); body "$1" "$bodies/$1.$2"
    as_student make check PART="$1"; q=$(awk -F '\t' -v p="$1" -v n="$2" '$2 == p && $3 == n { print $5 }' tests/public.tsv)
    [ -n "$q" ] && grep -qF -e "$q" "$work/seen"; }
ok "a known mistake gets its question" wrong
ok "there is a hint" as_student make hint PART="$(cut -f 1 tests/hints.tsv | head -n 1)"
learns() { for p in z1 a1 z2 p dz2 dw2 db2 da1 dz1 dw1 db1 step training; do body $p "$bodies/$p.right"; done
    as_student make learn && grep -q 'epoch 20: reads *9[0-9]' "$work/seen"; }
ok "with the parts written, the student's network learns to read" learns
ok "with noweb there, the worked example is cut out of the student's source" make example

# ---------------------------------------------------------------------------------------------------------------
# What must not be handed out. The page and the paper are those that were woven above, so that each try takes seconds.
cd "$work/copy" || exit 1
cp build/nn2-handout/nn2.html "$work/page"; cp build/nn2-handout/nn2.pdf "$work/paper"
cp -a build/course "$work/course"; cp nn2.nw "$work/source"
cat > "$work/weave.sh" <<END
cp "$work/page" build/nn2.html; cp "$work/paper" build/nn2.pdf
END
try() { sh build/course/handout.sh build nn2.nw $bank_nw > "$work/said" 2>&1; }
again() { rm -rf build/course && cp -a "$work/course" build/course && cp "$work/source" nn2.nw && chmod -R u+w build/course &&
    cp -f "$work/weave.sh" build/loom/weave.sh; }
# tangled   the tangle of a source that was changed; what only make makes is as it was
tangled() { LOOM=build/loom sh build/loom/tangle.sh build $sources > /dev/null; rm -rf build/course && cp -a "$work/course" build/course &&
    cp -f "$work/weave.sh" build/loom/weave.sh; }
# refused WHAT WORDS   there is no hand-out then, not even the one that was there, and it is said why
refused() {
    mkdir -p build/nn2-handout && touch build/nn2-handout.zip
    try && { echo "it was handed out"; return 1; }
    cat "$work/said"
    [ ! -e build/nn2-handout ] && [ ! -e build/nn2-handout.zip ] || { echo "there is a hand-out"; return 1; }
    grep -qE -e "$1" "$work/said" || { echo "expected: $1"; return 1; }
}
again
line=$(field line '$1 == "graded" && field("name") == "dw2"')
secret=$(sed -n "$((line + 8))p" nn2.nw | sed 's/^ *//')
prose=$(awk '/^# .*{#ch:digits}/ { print NR; exit }' nn2.nw)
{ head -n "$prose" "$work/source"; printf '\nSay `%s` aloud.\n' "$secret"; tail -n "+$((prose + 1))" "$work/source"; } > nn2.nw
ok "a solution in the prose is found, with its line" refused "^nn2\.nw:$((prose + 2)): hide this line"
again
echo "/* $secret */" >> build/course/learn.c
ok "a solution in a test is found" refused "^\./tests/learn\.c:[0-9]+: a line of the solution is left: .*dZ2"
again
echo "<p>Say <code>$secret</code>" | sed 's/ \* / <b>*<\/b>\n/; s/\[/<i>[<\/i>/' >> "$work/page"
ok "a solution in the page, in pieces, is found" refused "^\.\./page:[0-9]+: a line of the solution is left"
cp "$top/build/nn2.html" "$work/page"
ok "the page of the full book is found" refused "^\.\./page:[0-9]+: a line of the solution is left"
cp "$work/student/nn2-handout/nn2.html" "$work/page"
cp "$top/build/nn2.pdf" "$work/paper"
ok "the paper of the full book is found" refused "^\.\./paper:[0-9]+: a line of the solution is left"
all_found() { awk -F '\t' 'NR == FNR { if (!($3 in seen)) n[$2]; seen[$3]; next } { for (c in n) if (index($0, ", " c ")")) found[c] = 1 }
        END { for (c in n) if (!(c in found) && c !~ /^[a-z0-9]+$/) { print c; bad = 1 }; exit bad }' \
        build/handout/proof/secrets "$work/said"; }
ok "and in it at least a line of every chunk" all_found
cp "$work/student/nn2-handout/nn2.pdf" "$work/paper"

again
sed -i 's|^    put("/\* Part "|    put("m = m;"); put("/* Part "|' build/course/student.awk
ok "a blank that counts as attempted is found" refused "^nn2\.nw:[0-9]+: part z1, left blank: it should be '0 not attempted'"
again
echo 'static int unused;' >> build/course/part.c
ok "a warning of the compiler is found" refused "'make build/tools' warns"
again
sed -i 's/= b1\[h\]/= 0/' build/course/bodies/z1.right
ok "a solution that does not pass is found" refused "^nn2\.nw:[0-9]+: part z1, its solution: it should be '6 right'"
again
set -- $(awk -F '\t' '$1 == "body" && $3 !~ /^right/ { print $2, $3; exit }' build/course/public.tsv)
cp "build/course/bodies/$1.right" "build/course/bodies/$1.$2"
ismistake='$1 == "bank" && field("part") == "'$1'" && field("name") == "'$2'"'
ok "a mistake that is not caught is found, with its line in the bank" refused "^$(field source "$ismistake"):$(field line "$ismistake"): part $1, the mistake $2"
again
set -- $(awk -F '\t' '$1 == "body" && $3 !~ /^right/ { if ($2 == p) { print p, n, $3; exit } p = $2; n = $3 }' build/course/public.tsv)
cp "build/course/bodies/$1.$2" "build/course/bodies/$1.$3"
ok "a mistake that is taken for another is found" refused "part $1, the mistake $3"
again
exercise=$(awk '/^::: {.exercise/ { print NR - 1; exit }' nn2.nw)
{ head -n "$exercise" "$work/source"; printf '%%%% hidden\n::: {.exercise #ex:more kind="paper"}\nWhy?\n\n::: {.solution}\nSo.\n:::\n:::\n%%%% end hidden\n\n'
    tail -n "+$((exercise + 1))" "$work/source"; } > nn2.nw
tangled
ok "an exercise that is hidden, so that the numbers change, is found" refused "these numbers .* are not the same"
again; tangled
cat >> build/loom/weave.sh <<'END'
pwd >> build/nn2.html
END
ok "a hand-out that differs from its twin is found" refused "Made twice from the same source, the hand-out differs"
ok "and all else was proved of it" sh -c '[ "$(grep -c "^proved: " "$1")" = 6 ]' - "$work/said"
