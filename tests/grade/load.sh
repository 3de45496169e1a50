#!/bin/sh
# usage: tests/grade/load.sh [BUSY [SUBMISSIONS]]      after make, from the folder of nn2.nw
# Grades right submissions (20, unless told otherwise) beside busy processes (12), and counts the verdicts that are not
# "right". It takes minutes, so it is no part of 'make check'.
set -eu
busy=${1:-12} count=${2:-20} parts=build/course/parts.tsv
work=$(mktemp -d) pids=
trap 'kill $pids 2> /dev/null || :; rm -rf "$work"' EXIT
mkdir "$work/class"
for p in $(cut -f 1 "$parts"); do echo "$p build/course/bodies/$p.right"; done |
    awk -F '\t' -f tests/grade/submission.awk - "$parts" > "$work/right.nw"
for k in $(seq "$count"); do cp "$work/right.nw" "$work/class/right-$k.nw"; done
for k in $(seq "$busy"); do sh -c 'while :; do :; done' & pids="$pids $!"; done
make -s grade SUBMISSIONS="$work/class" RESULTS="$work/results" > "$work/said" 2>&1 || { cat "$work/said" >&2; exit 1; }
cat "$work"/results/*/result.tsv "$work"/results/*/*/result.tsv 2> /dev/null | awk -F '\t' -v busy="$busy" '
    $1 == "part" { all++; if ($5 != "right") { wrong++; print $2 ": " $5 ": " $8 } }
    $1 == "time" && $3 > longest { longest = $3 }
    END { printf "%d verdicts of right code beside %d busy processes: %d are not right; the longest run took %.3f s of processor time\n", all, busy, wrong, longest
          exit wrong > 0 || all == 0 }'
