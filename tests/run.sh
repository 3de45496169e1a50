#!/bin/sh
# usage: run.sh LOG NAME [COMMAND... --] PROGRAM...
# Runs each program of Check, under the command if one is given, and writes one line a test to LOG. Failures are shown
# at once; that there were some is told by the summary.
unset CK_RUN_CASE CK_RUN_SUITE CK_INCLUDE_TAGS CK_EXCLUDE_TAGS
log=$1 name=$2; shift 2
command=
case " $* " in *" -- "*)
    while [ "$1" != -- ]; do command="$command $1"; shift; done; shift ;;
esac
: > "$log.new"
for program; do
    CK_VERBOSITY=verbose $command "$program" > "$log.one" 2>&1
    status=$?
    sed -n 's/^\([^ ].*:[0-9][0-9]*:[PFE]:\)/\1/p' "$log.one" >> "$log.new"
    [ "$status" = 0 ] && continue
    grep -v ':P:' "$log.one" >&2
    grep -q ':[FE]:' "$log.one" || echo "nn2.nw:1:E:$name:$(basename "$program"):0: ended with the status $status" >> "$log.new"
done
rm -f "$log.one"
mv "$log.new" "$log"
