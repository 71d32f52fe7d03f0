#!/bin/bash
# tests/e2e/same_bytes.sh - the output is the same whatever -j says, however often it runs, alone or in batches
set -u
habeas=$1 scratch=$2 root=$3
rm -rf "$scratch" && mkdir -p "$scratch" && cd "$scratch" || exit 1
failed=0
same() {
  if ! cmp -s "$1" "$2"; then
    echo "differs: $1 $2"
    failed=1
  fi
}
pages=$root/examples/pages
gazetteer=$root/examples/gazetteer.tsv
for verb in clean extract reuse incidents findings run; do
  "$habeas" $verb --no-case --json -j 1 --gazetteer "$gazetteer" "$pages" > $verb.j1 || failed=1
  for threads in 2 5; do
    "$habeas" $verb --no-case --json -j $threads --gazetteer "$gazetteer" "$pages" > $verb.j$threads || failed=1
    same $verb.j1 $verb.j$threads
  done
done
"$habeas" run --no-case --json --isolate --gazetteer "$gazetteer" "$pages" > run.isolated || failed=1
same run.j1 run.isolated
"$habeas" extract --no-case --each -j 1 "$pages" > each.j1 || failed=1
"$habeas" extract --no-case --each -j 3 "$pages" > each.j3 || failed=1
same each.j1 each.j3
# one call an input gives the same records as --each
"$habeas" extract --no-case "$(ls -d "$pages"/* | head -1)" > alone || failed=1
head -n "$(wc -l < alone)" each.j1 > each.first
same alone each.first
exit $failed
