#!/bin/sh
# usage: summary.sh LOG...   counts the tests in the logs; the last line is 'N passed, N failed'
# A log holds lines of Check (place:P:, :F: or :E:) or of our own scripts ('ok - what', 'not ok - what').
for log; do [ -s "$log" ] || echo "not ok - there is no result" > "$log"; done
awk '
function name(path) { sub(/.*\//, "", path); sub(/\.log$/, "", path); return path }
FNR == 1 && NR > 1 { tell() }
FNR == 1 { file = FILENAME; p = f = 0 }
/:P:/ || /^ok / { p++ }
/:[FE]:/ || /^not ok / { f++; bad = bad file "\n" }
END { tell(); printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || passed == 0 }
function tell() {
    printf "  %-12s %4d passed%s\n", name(file), p, f ? ", " f " failed" : ""
    passed += p; failed += f
    if (f) system("rm -f " file)
}' "$@"
