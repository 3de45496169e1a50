# The grader: a class of submissions of which the truth is known, attacks as real submissions, the reports and their readers.
. tests/lib.sh
chmod 755 "$work"
parts=$top/build/course/parts.tsv bodies=$top/build/course/bodies
list=$(cut -f 1 "$parts")
chunk() { awk -F '\t' -v p="$1" '$1 == p { print $3 }' "$parts"; }
points() { awk -F '\t' -v p="$1" '$1 == p { print $2 }' "$parts"; }
grade() { make -s grade SUBMISSIONS="$1" RESULTS="$2"; }

# submission: reads 'part file' lines and writes a source with these bodies in the chunks, blanks in the others.
submission() { awk -F '\t' -f tests/grade/submission.awk - "$parts"; }
# with NAME BODY   a submission with that body for db2, and nothing elsewhere
right_ones() { for p in $list; do echo "$p $bodies/$p.right"; done; }
with() { printf '%s\n' "$2" > "$work/body"; echo "db2 $work/body" | submission > "$class/$1.nw"; }

# ---------------------------------------------------------------------------------------------------------------
# The class. The truth is a table: student, part, state, points, mistake.
class=$work/class truth=$work/truth results=$work/results
mkdir "$class"
: > "$truth"
all_are() { for p in $list; do printf '%s\t%s\t%s\t0\t\n' "$1" "$p" "$2"; done >> "$truth"; }
all_right() { for p in $list; do printf '%s\t%s\tright\t%s\t\n' "$1" "$p" "$(points "$p")"; done; }
only_db2() { for p in $list; do [ $p = db2 ] && printf '%s\tdb2\t%s\t%s\t\n' "$1" "$2" "${3:-0}" || printf '%s\t%s\tnot attempted\t0\t\n' "$1" "$p"; done >> "$truth"; }
but_db2() { all_right "$1" | awk -F '\t' -v s="$2" -v OFS='\t' '$2 == "db2" { $3 = s; $4 = 0 } { print }' >> "$truth"; }

# Thirty students who know some parts, have their own mistakes in others, and leave some blank.
sh tests/grade/class.sh 30 "$class" "$work/mixed" build
cat "$work/mixed" >> "$truth"
# Those who have everything right, in files of all kinds.
right_ones | submission > "$class/all-right.nw"; all_right all-right >> "$truth"
sed 's/$/\r/' "$class/all-right.nw" > "$class/windows.nw"; all_right windows >> "$truth"
{ printf '\357\273\277'; cat "$class/all-right.nw"; } > "$class/marked.nw"; all_right marked >> "$truth"
sed 's/    /\t/g' "$class/all-right.nw" > "$class/tabs.nw"; all_right tabs >> "$truth"
mkdir "$class/folder"; cp "$class/all-right.nw" "$class/folder/nn2.nw"; all_right folder >> "$truth"
mkdir "$class/other folder"; cp "$class/all-right.nw" "$class/other folder/submission.nw"; all_right "other folder" >> "$truth"
: | submission > "$class/blank.nw"; all_are blank "not attempted"
# What cannot be a submission.
: > "$class/empty.nw"; all_are empty refused
printf 'a\0b' > "$class/binary.nw"; all_are binary refused
truncate -s 100M "$class/large.nw"; all_are large refused
ln -s "$top/nn2.nw" "$class/link.nw"; all_are link refused
mkfifo "$class/pipe.nw"; all_are pipe refused
mkdir "$class/nothing"; all_are nothing refused
ln -s "$class/folder" "$class/linked-folder"; all_are linked-folder refused
cp "$class/all-right.nw" "$class/twin.nw"; mkdir "$class/twin"; cp "$class/all-right.nw" "$class/twin/nn2.nw"; all_are twin refused
# Names that want to be something else.
for name in '=1+1' '-rf' "o'brien \"x\"" '<b>bold' 'a\tb' '..nw' '$(touch hacked)'; do
    cp "$class/all-right.nw" "$class/$name.nw"; all_right "$(printf '%s' "$name" | sed 's/\\/\\\\/g')" >> "$truth"
done
newline=$(printf 'two\nlines'); cp "$class/all-right.nw" "$class/$newline.nw"; all_right 'two⟨U+000A⟩lines' >> "$truth"
# One part that is something else than right or wrong.
with does-not-compile 'db2[0][0] = 1;'; only_db2 does-not-compile "does not compile"
with prints "$(cat "$bodies/db2.right"; echo 'printf("here"); puts("there");')"; only_db2 prints right 4
with exits 'exit(0);'; only_db2 exits crashed
with loops 'for (;;) ;'; only_db2 loops "out of time"
with crashes '*(volatile int *)8 = 1;'; only_db2 crashes crashed
with shifts 'db2[0] = 1SHIFT2>>1;'; sed 's/SHIFT/<</' "$class/shifts.nw" > "$work/shifts"; cp "$work/shifts" "$class/shifts.nw"; only_db2 shifts refused
with redefines '} void more(void) {'; only_db2 redefines refused
with allocates "$(cat "$bodies/db2.right"; echo 'free(malloc(1000));')"; only_db2 allocates right 4
sed "s/<<$(chunk db2)>>=/<<$(chunk db2)s>>=/" "$class/all-right.nw" > "$class/renamed.nw"; but_db2 renamed refused
{ cat "$class/all-right.nw"; grep -A 3 -F "<<$(chunk db2)>>=" "$class/all-right.nw"; } > "$class/twice.nw"; but_db2 twice refused
printf 'for (size_t o = 0; o < n_o; o++) {\n    nn2_real odd_one = 41;\n    db2[o] = odd_one * dZ2[o];\n}\n' > "$work/odd"
echo "db2 $work/odd" | submission > "$class/copied-1.nw"; only_db2 copied-1 wrong
sed 's/odd_one/my_own/g; s/= 41/=   41/; s/^db2/\/* mine *\/\n&/' "$class/copied-1.nw" > "$class/copied-2.nw"; only_db2 copied-2 wrong

grade "$class" "$results" > "$work/graded" 2>&1; status=$?
cat "$work/graded" >&2
ok "a class of $(find "$class" -mindepth 1 -maxdepth 1 | wc -l) submissions is graded" [ $status = 0 ]
marks() { find "$1" -name result.tsv | sort | xargs awk -F '\t' '$1 == "student" { s = $2 } $1 == "part" { print s "\t" $2 "\t" $5 "\t" $3 "\t" $7 }' | sort; }
judged() { sort "$truth" > "$work/expected"; marks "$results" > "$work/found"; diff "$work/expected" "$work/found" | head -20; cmp "$work/expected" "$work/found"; }
ok "every part of every submission is judged as it is" judged
ok "the gradebook is CSV, with the marks" node tests/grade/gradebook.mjs "$results" "$truth"
ok "junit.xml has the same" node tests/grade/junit.mjs "$results" "$truth"
ok "each results.json is as Gradescope wants it" node tests/grade/results.mjs "$results"
timed() { find "$results" -name result.tsv | xargs awk -F '\t' '$1 == "part" { if (due) { print FILENAME, due; bad = 1 }
        due = $5 ~ /^(right|nearly right|wrong|crashed|out of time)$/ ? $2 : "" } $1 == "time" { if ($2 != due || $3 <= 0 || $3 > 2) { print FILENAME, $0; bad = 1 }; due = "" }
        END { exit bad || due != "" }'; }
ok "of every part that was run it is noted how long" timed
ok "no name of a submission was run" [ ! -e hacked ]
ok "what the compiler says is put as it is at home" grep -qF 'db2 has one index: write db2[o]' "$results/students/does-not-compile/report.html"
# The grader notes the place of its workshop with the results.
gone() { [ -s "$1/.lock" ] && [ ! -e "$(tr -d '\000' < "$1/.lock")" ]; }
ok "nothing was left in the folder of temporary files" gone "$results"

# ---------------------------------------------------------------------------------------------------------------
# Going on, grading again, marks by hand, our own faults.
before() { marks "$results" > "$work/before"; find "$results" -name result.tsv -newer "$work/stamp" | wc -l > "$work/new"; }
touch "$work/stamp"
again() { grade "$class" "$results" && before && cmp "$work/before" "$work/found" && [ "$(cat "$work/new")" = 0 ]; }
ok "a second run grades nothing again" again
touch "$class/student-03.nw"
one() { grade "$class" "$results" && before && cmp "$work/before" "$work/found" && [ "$(cat "$work/new")" = 1 ]; }
ok "a submission that was changed is graded again, to the same marks" one
field() { awk -F ',' -v s="$1" -v f="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == f) k = i } $1 == s { print $k }' "$results/gradebook.csv"; }
by_hand() {
    printf 'student,part,points,comment\r\nblank,db2,3,"shown, on paper"\r\n' > "$results/marks.csv"
    grade "$class" "$results" && [ "$(field blank db2)" = 3 ] && [ "$(field blank total)" = 3 ] &&
    touch "$class/blank.nw" && grade "$class" "$results" && [ "$(field blank total)" = 3 ] &&
    grep -q 'shown, on paper' "$results/students/blank/report.html" && grep -q 'shown, on paper' "$results/marks.csv"
}
ok "a mark by hand outlives a regrade" by_hand
echo 'student,part,points,comment' > "$results/marks.csv"
killed() {
    rm -rf "$work/cut"
    mkdir "$work/some"; cp "$class"/student-0*.nw "$work/some"
    setsid make -s grade SUBMISSIONS="$work/some" RESULTS="$work/cut" > /dev/null 2>&1 & pid=$!
    sleep 2; kill -s KILL -- "-$pid"; wait $pid 2> /dev/null
    was=$(tr -d '\000' < "$work/cut/.lock")
    done_then=$(find "$work/cut" -name result.tsv | wc -l); echo "$done_then were graded"
    [ "$done_then" -lt 9 ] || return 1
    grade "$work/some" "$work/cut" && marks "$work/cut" > "$work/went-on" && grep '^student-0' "$work/found" | cmp - "$work/went-on" &&
    ! [ -e "$was" ] && gone "$work/cut"
}
ok "after a kill in the middle, the next run goes on" killed
locked() { ( flock 9; grade "$class" "$results" ) 9>> "$results/.lock"; }
no "two graders at once on the same results" locked
full() {
    mkdir "$work/small" && mount -t tmpfs -o size=64k tmpfs "$work/small" || return 0
    mkdir "$work/few"; cp "$class"/student-*.nw "$work/few"
    grade "$work/few" "$work/small/results" > "$work/said" 2>&1; status=$?
    cat "$work/said"
    whole=1; for f in "$work"/small/results/students/*/result.tsv; do [ ! -e "$f" ] || grep -q '^seconds' "$f" || whole=0; done
    umount "$work/small"
    [ $status != 0 ] && [ $whole = 1 ] && grep -q 'No space left' "$work/said"
}
if [ "$(id -u)" = 0 ]; then ok "a full disk is told, and leaves nothing half written" full; fi
ours() {
    mkdir -p "$work/one" && cp "$class/student-01.nw" "$work/one" && chmod 000 build/bin/bank && mv build/bin/bank build/bin/bank.away
    build/bin/grade build/course "$work/one" "$work/ours" /usr/bin/gcc; sh build/course/report.sh build/course "$work/ours"
    mv build/bin/bank.away build/bin/bank; chmod 755 build/bin/bank
    grep -q 'NOT GRADED' "$work/ours/gradebook.csv" && [ ! -e "$work/ours/students/student-01/results.json" ] &&
    grep -q 'no fault of yours' "$work/ours/students/student-01/report.html" &&
    grade "$work/one" "$work/ours" && ! grep -q 'NOT GRADED' "$work/ours/gradebook.csv" && [ -e "$work/ours/students/student-01/results.json" ]
}
ok "a fault of ours is no zero, and is mended by the next run" ours
no "no submissions at all" grade "$work/nowhere" "$work/x"
no "a compiler that does not work stops the grading" build/bin/grade build/course "$work/one" "$work/nogcc" /no/such/gcc
ok "and nobody gets a zero for it" sh -c '! find "$0/nogcc" -name result.tsv | grep .' "$work"

# ---------------------------------------------------------------------------------------------------------------
# Attacks, as submissions.
attacks=$work/attacks
mkdir "$attacks"
{ cat "$bodies/db2.right"; echo 'int secret_4711 = 4711;'; } > "$work/secret"; chmod 644 "$work/secret"
steal="{ $(tr '\n' ' ' < "$bodies/db2.right") return; }"
names=$(awk '/^== / { print $2 }' tests/attacks/bodies.txt)
for name in $names; do
    awk -v name="$name" '/^== / { on = $2 == name; next } on' tests/attacks/bodies.txt |
        STEAL=$steal awk -v secret="$work/secret" -v results="$results" '{ gsub(/SECRET/, secret); gsub(/RESULTS/, results)
            while (i = index($0, "STEAL")) $0 = substr($0, 1, i - 1) ENVIRON["STEAL"] substr($0, i + 5); print }' > "$work/body"
    printf 'Text.\n<<%s>>=\n%s\n@\n' "$(chunk db2)" "$(cat "$work/body")" > "$attacks/$name.nw"
done
printf 'Text.\n<<%s>>=\n@\n<<course/verdict.c>>=\nint judge(void) { return 100; }\n@\n' "$(chunk db2)" > "$attacks/own-root.nw"
{ printf 'Text.\n<<%s>>=\ndb2[0] = ' "$(chunk db2)"; awk 'BEGIN { for (i = 0; i < 60000; i++) printf "("; printf "1"; for (i = 0; i < 60000; i++) printf ")"; print ";\n@" }'; } > "$attacks/deep-nesting.nw"
for name in compile-range endless-loop; do
    awk -v name="$name" '/^== / { on = $2 == name; next } on' tests/attacks/bodies.txt > "$work/body-$name"
    for p in $list; do echo "$p $work/body-$name"; done | submission > "$attacks/$name-everywhere.nw"
done
attacked() {
    grade "$attacks" "$1" > "$work/said" 2>&1 || { cat "$work/said"; return 1; }
    marks "$1" | awk -F '\t' '$2 == "db2"' > "$work/fell"
}
state_of() { awk -F '\t' -v s="$1" '$1 == s { print $3 }' "$work/fell"; }
gained() { cat "$work/fell" | grep "^$1	"; [ "$(awk -F '\t' -v s="$1" '$1 == s { print $4 }' "$work/fell")" = 0 ] && [ "$(state_of "$1")" != right ] && [ "$(state_of "$1")" != "NOT GRADED" ]; }
held() { awk -F '\t' 'FNR == 1 { used = 0 } $1 == "student" { s = $2 } $1 == "time" { used += $3 }
    $1 == "seconds" && ($2 > 60 || used > 5) { print s, $2, used; slow = 1 } END { exit slow }' "$1"/students/*/result.tsv; }
secret_line=secret_4711    # the students' own code is on their pages, so it must be no line of theirs
learned() { ! grep -rlF -e "$secret_line" -e 'root:x:0' "$1" --include='report.html' --include='results.json' --include='junit.xml' --include='gradebook.csv'; }
# What is left of another grader's on this machine is not ours: its processes have a parent, and its files a folder.
left() {
    { awk 'FNR > 1 && /6[45][0-9][0-9][0-9]/ { for (i = 1; i <= NF; i++) if ($i >= 64000 && $i < 65000) { print FILENAME ": " $0; break } }' /proc/sysvipc/*
      awk '$6 >= 64000 && $6 < 65000 && /nn2/' /proc/keys
      find /tmp /var/tmp /dev/shm /dev/mqueue -xdev -name 'nn2-grade.*' -prune -o \( -uid +63999 -uid -65000 -o -name 'nn2-attack*' \) -print 2> /dev/null
      ps -eo uid,ppid,pid,args | awk '$1 >= 64000 && $1 < 65000 && $2 == 1'; } | grep . && return 1
    return 0
}
ok "the attacks are graded" attacked "$work/a1"
for name in $names own-root deep-nesting compile-range-everywhere endless-loop-everywhere; do ok "the attack $name gains nothing" gained "$name"; done
ok "no attack holds the grader" held "$work/a1"
ok "no attack learns a secret" learned "$work/a1"
ok "no attack leaves anything" left
ok "nor anything of the workshop" gone "$work/a1"
ok "no markup of a message gets onto a page" sh -c '! grep -l "<script" "$0"/students/*/report.html' "$work/a1"

# The reader keeps many of them from the sandbox. So here they are again without it, in each of the two jails.
mkdir "$work/hostile"
framed() { awk -v body="$2" '/\/\* the part \*\// { print "#line 1 \"nn2.nw\""; while ((getline l < body) > 0) print l; next } { print }' build/course/frames/db2.c > "$work/hostile/$1.c"; }
for name in $names; do
    awk -v name="$name" '/^== / { on = $2 == name; next } on' tests/attacks/bodies.txt |
        STEAL=$steal awk -v secret="$work/secret" -v results="$results" -v bodies="$top/build/course/bodies.c" '{ gsub(/SECRET/, secret)
            gsub(/RESULTS/, results); gsub(/BODIES/, bodies)
            while (i = index($0, "STEAL")) $0 = substr($0, 1, i - 1) ENVIRON["STEAL"] substr($0, i + 5); print }' > "$work/body"
    framed "$name" "$work/body"
done
framed right "$bodies/db2.right"
{ echo 'extern unsigned sleep(unsigned); sleep(10);'; cat "$bodies/db2.right"; } > "$work/body"; framed right-and-sleepy "$work/body"
{ echo 'printf("here"); puts("there"); fprintf(stderr, "and there");'; cat "$bodies/db2.right"; } > "$work/body"; framed right-and-loud "$work/body"
{ echo 'char *some = malloc(1 << 20); if (!some) return; memset(some, 1, 1 << 20); free(some);'; cat "$bodies/db2.right"; } > "$work/body"
framed right-and-large "$work/body"
# Right code on a machine that gives it a twelfth of its time, where the system lets us try: on a clock it would take seconds.
slowly() { mkdir "$work/slow"; echo "db2 $bodies/db2.right" | submission > "$work/slow/slow.nw"
    group=/sys/fs/cgroup/cpu/nn2-test.$$; mkdir "$group" 2> /dev/null && echo 8000 > "$group/cpu.cfs_quota_us" || {
    group=/sys/fs/cgroup/nn2-test.$$; mkdir "$group" && echo 8000 100000 > "$group/cpu.max"; } || return 0
    sh -c 'echo $$ > "$0/cgroup.procs"; exec "$@"' "$group" build/bin/grade build/course "$work/slow" "$work/slowly" /usr/bin/gcc
    rmdir "$group"; marks "$work/slowly"; [ "$(marks "$work/slowly" | awk -F '\t' '$2 == "db2" { print $3 }')" = right ]; }
slowly > "$work/was-slow" 2>&1 && touch "$work/slow-and-right" &
( cd build/obj/course && ${CC:-gcc} -std=c11 -O1 -D_DEFAULT_SOURCE -I"$top/build/course" "$top/tests/grade/jail_test.c" workshop.o jail.o filter.o \
    verdict.o probe.o ../src/random.o -lseccomp -lm -o "$work/jail_test" ) || echo "not ok - the test of the sandbox compiles"
jails=bubblewrap; [ "$(id -u)" != 0 ] || jails="bubblewrap user"
for jail in $jails; do "$work/jail_test" build/course /usr/bin/gcc $jail 3 20 "$work"/hostile/*.c > "$work/jailed.$jail" 2>&1 & done
wait
ok "right code is right on a machine that has no time for it" sh -c 'cat "$0/was-slow"; [ -e "$0/slow-and-right" ]' "$work"
became() { awk -F '\t' -v s="$1.c" -v k="$2" '$1 == s { print $k }' "$work/jailed.$jail"; }
powerless() { grep "^$1\.c	" "$work/jailed.$jail"; case $(became "$1" 2).$(became "$1" 3).$(became "$1" 4) in
    compiled.exited.right | *stalled* | *failed* | *our* | .*) return 1 ;; esac; }
quick() { awk -F '\t' '$1 != "said" && $5 > 30 { print; slow = 1 } END { exit slow }' "$work/jailed.$jail"; }
discreet() { ! grep -F -e "$secret_line" -e 'root:x:0' "$work/jailed.$jail"; }
for jail in $jails; do
    for name in $names; do ok "the sandbox keeps in $name, $jail" powerless "$name"; done
    for name in right right-and-sleepy right-and-loud right-and-large; do
        ok "what is $name is right, $jail" [ "$(became $name 3).$(became $name 4)" = exited.right ]; done
    ok "none of them takes long, $jail" quick
    ok "none of them learns a secret, $jail" discreet
done
ok "none of them leaves anything" left
stalls() { "$work/jail_test" build/course /usr/bin/gcc bubblewrap 3 0.2 "$work/hostile/compile-range.c" > "$work/said" 2>&1; cat "$work/said"
    awk -F '\t' '$2 == "stalled" && $5 >= 0.6 { n++ } END { exit n != 1 }' "$work/said"; }
ok "a job for which the clock runs out is tried again, and is not out of time" stalls

# Where there are no namespaces.
mkdir "$work/bin"
for f in basename make gcc as ld sh rm awk gawk mv mkdir find sort iconv printf cat env sed tr dirname getconf touch cp ar grep date echo ldd realpath xargs ln cmp head; do ln -s "$(command -v $f)" "$work/bin/$f"; done
if [ "$(id -u)" = 0 ]; then
    mkdir "$work/several"; cp "$class"/student-0[1-3].nw "$class/loops.nw" "$class/exits.nw" "$class/prints.nw" "$work/several"
    without() { ( PATH=$work/bin; export PATH; grade "$work/several" "$work/a2" ) > "$work/said" 2>&1; cat "$work/said"; grep -q 'only the kernel' "$work/said" &&
        marks "$work/a2" > "$work/fell" && grep -E '^(student-0[1-3]|loops|exits|prints)	' "$work/found" | diff - "$work/fell"; }
    ok "without namespaces the marks are the same, with a warning" without
    person() { cp -r build/bin/grade build/course "$work" 2>/dev/null; chmod -R a+rX "$work"; mkdir -p "$work/open"; chmod 777 "$work/open"
        PATH=$work/bin "$setpriv" --reuid=65534 --regid=65534 --clear-groups "$work/grade" "$work/course" "$work/one" "$work/open/r" /usr/bin/gcc > "$work/said" 2>&1 && return 1
        cat "$work/said"; grep -q 'Nothing is graded: there is no safe way' "$work/said"; }
    setpriv=$(command -v setpriv)
    ok "a person without namespaces is refused, and told what to do" person
    alone() { PATH=$work/bin build/bin/grade build/course "$work/several" "$1" /usr/bin/gcc; }
    two() { alone "$work/b1" & pid=$!; alone "$work/b2"; wait $pid; marks "$work/b1" | diff - "$work/fell" && marks "$work/b2" | diff - "$work/fell"; }
    ok "two graders at once do not kill each other's programs" two
fi

# ---------------------------------------------------------------------------------------------------------------
# The archive for Gradescope, in a folder that stands for its container.
auto=$work/auto; mkdir -p "$auto/source" "$auto/submission" "$auto/bin"; printf '#!/bin/sh\n' > "$auto/bin/apt-get"; chmod 755 "$auto/bin/apt-get"
gradescope() {
    make -s gradescope > "$work/said" && ( cd "$auto/source" && unzip -q "$top/build/nn2-gradescope.zip" ) &&
    PATH=$auto/bin:$PATH AUTOGRADER=$auto bash "$auto/source/setup.sh" &&
    cp "$class/student-01.nw" "$auto/submission/submission.nw" && AUTOGRADER=$auto bash "$auto/source/run_autograder" &&
    node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1])); if (r.score != process.argv[2]) throw r.score' \
        "$auto/results/results.json" "$(awk -F '\t' '$1 == "student-01" { n += $4 } END { print n }' "$truth")"
}
ok "the archive for Gradescope grades a submission to the same marks" gradescope
bare() { find "$auto/source" -perm /077 | grep . && return 1; grep -rlF -e "$secret_line" "$auto/source" | grep . && return 1
    grep -rlE 'body_1|nn2_plain_db2' "$auto/source" | grep -vE '/bin/bank$|/frames/|/(kernels\.h|standins\.[co])$' | grep . && return 1; return 0; }
ok "its folder is for root alone, and has no right body but in the bank" bare
no "the archive holds nothing that is not needed" sh -c 'unzip -l build/nn2-gradescope.zip | grep -E "nn2.nw|\.right|/bodies/"'
