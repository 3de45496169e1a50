# Bodies that strangers wrote, who knew the book's equations and not the bank: wrong ones, in the spelling of textbooks for the most
# part, and right but unusual ones. Each wrong one is caught; a name that it is given is one that a person has found to fit
# (tests/course/names.tsv); each right one is right; and all have the same marks whatever the seed.
# (Two right ones are not among them: one that is written with digraphs, and a training step that writes out one layer and calls the rest.)
. tests/lib.sh
flags="-std=c11 -O1 -ftrivial-auto-var-init=pattern -w -Ibuild/course -Ibuild/include -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE"
objects="build/obj/course/verdict.o build/obj/course/probe.o build/obj/course/standins.o build/obj/src/random.o"
build_it() {
    awk -v frames=build/course/frames -f tests/course/bodies.awk tests/course/wrong-*.txt tests/course/right.txt > "$work/bodies.inc" &&
        gcc $flags -I"$work" tests/course/judge.c $objects -lm -o "$work/judge"
}
judged() { build/bin/bank build/course/parts.tsv table "$1" > "$work/table" && "$work/judge" build/course/parts.tsv "$work/table" > "$work/judged.$1" 2> /dev/null; }
ok "the bodies compile" build_it
ok "they are judged" judged 1
# of FILE...   the verdicts of the bodies in these files
of() { cat "$@" | awk -F '\t' -v OFS='\t' 'NR == FNR { if (/^== /) { split($0, a, " "); want[a[2], a[3]] } next } ($1, $2) in want' - "$work/judged.1"; }
caught() { of tests/course/wrong-*.txt > "$work/wrong"; wc -l < "$work/wrong"; ! grep '	right	' "$work/wrong"; }
ok "every wrong body is caught" caught
fitting() { awk -F '\t' 'NR == FNR { fits[$1, $2, $3]; next } $5 ~ /^[a-z0-9-]+$/ && !(($1, $2, $5) in fits) { print; bad = 1 } END { exit bad }' \
    tests/course/names.tsv "$work/wrong"; }
ok "no name is given that does not fit" fitting
named() { of "$1" | awk -F '\t' '$5 ~ /^[a-z0-9-]+$/ { n++ } END { print n, "of", NR, "have the name of a mistake"; exit n < 0.85 * NR }'; }
for set in 2 3; do ok "the bank knows most of what students get wrong, set $set" named tests/course/wrong-$set.txt; done
right() { of tests/course/right.txt > "$work/right"; awk -F '\t' 'NR == FNR { if (/^== /) split($0, a, " "); if (/^[?] loses digits/) loses[a[2], a[3]]; next }
    $3 != (($1, $2) in loses ? "nearly right" : "right") { print; bad = 1 } END { exit bad }' tests/course/right.txt "$work/right"; }
ok "every right body is right, and those that lose digits nearly" right
same() { judged "$1" && for s in 1 "$1"; do cut -f 1-4 "$work/judged.$s" > "$work/marks.$s"; done; diff "$work/marks.1" "$work/marks.$1"; }
for seed in 2 3; do ok "all have the same marks with the seed $seed" same $seed; done

# The reader lets all of them through.
read_all() {
    cat tests/course/wrong-*.txt tests/course/right.txt | awk -v out="$work" '/^== / { if (f) { print "@" > f; close(f) } f = out "/body." ++n; part = $2; print part, $3 > (out "/list"); b = 0
        print "<<" chunk[part] ">>=" > f; next } /^\?/ && !b { next } { b = 1; gsub(/<</, "@<<"); print > f } END { print "@" > f }
        BEGIN { FS = "\t"; while ((getline < "build/course/parts.tsv") > 0) chunk[$1] = $3; FS = " " }'
    n=0; bad=0
    while read -r part name; do
        n=$((n + 1)); says=$(build/bin/part cut "$work/body.$n" build/course "$part" "$work/cut.c")
        case $says in found*) ;; *) echo "$part $name: $says"; bad=1 ;; esac
    done < "$work/list"
    return $bad
}
ok "the reader lets them through" read_all
