#!/bin/sh
# usage: class.sh N FOLDER TRUTH BUILD      writes N mixed submissions, and to TRUTH: student, part, state, points, mistake
# Of each student's parts, a third or so is right, some are blank, and the rest has a mistake of the bank.
set -eu
n=$1 folder=$2 truth=$3 course=$4/course
mkdir -p "$folder"
awk -F '\t' -v n="$n" 'BEGIN { srand(7) }
    NR == FNR { points[$1] = $2; part[++parts] = $1; next }
    $1 == "body" && $3 !~ /^right/ { name[$2, ++count[$2]] = $3; percent[$2, $3] = $4 }
    END { for (s = 1; s <= n; s++) for (i = 1; i <= parts; i++) {
        p = part[i]; x = rand(); who = sprintf("student-%02d", s)
        if (x < 0.35) print who, p, "right", points[p], ""
        else if (x < 0.5) print who, p, "not attempted", 0, ""
        else { m = name[p, 1 + int(count[p] * rand())]
               print who, p, (percent[p, m] > 0 ? "nearly right" : "wrong"), int(percent[p, m] * points[p] / 100), m } } }' OFS='\t' \
    "$course/parts.tsv" "$course/public.tsv" > "$truth"
for s in $(cut -f 1 "$truth" | sort -u); do
    awk -F '\t' -v s="$s" -v b="$course/bodies" '
        $1 == s && $3 != "not attempted" { print $2 " " b "/" $2 "." ($5 == "" ? "right" : $5) }' "$truth" |
        awk -F '\t' -f "$(dirname "$0")/submission.awk" - "$course/parts.tsv" > "$folder/$s.nw"
done
