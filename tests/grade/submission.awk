# usage: awk -F '\t' -f submission.awk LIST parts.tsv      a source with the bodies of the list ('part file'), else blanks
FNR == 1 { file++ }
file == 1 && NF == 1 && /^[a-z0-9]+ / { split($0, a, " "); body[a[1]] = a[2]; next }
{ printf "Some text about %s.\n\n<<%s>>=\n", $1, $3
  if ($1 in body) {
      while ((getline line < body[$1]) > 0) { gsub(/<</, "@<<", line); print line }
      close(body[$1])
  }
  else print "/* to be written */"
  print "@\n" }
