#!/bin/bash
# tests/e2e/bad_input.sh - whatever an input is, it becomes a record with a path, the rest goes on, and the status is 1
set -u
habeas=$1 scratch=$2
rm -rf "$scratch" && mkdir -p "$scratch/in" && cd "$scratch" || exit 1
failed=0
wrong() {
  echo "$1"
  failed=1
}
printf 'A quiet page about a harbour.\n' > in/good.txt
: > in/empty.txt
head -c 4096 /dev/zero > in/binary.txt
printf 'Up to 40 people \xc3( were held.\n' > in/broken.txt
printf 'A page with an odd name.\n' > "in/$(printf 'n\xffame').txt"
mkdir in/loop && ln -s .. in/loop/up
mkfifo in/pipe
ln -s nowhere in/dangling
"$habeas" run --no-case --json in in/missing > out 2> err
status=$?
[ $status -eq 1 ] || wrong "exit status $status, not 1"
[ -s err ] && wrong "words on stderr: $(cat err)"
for path in in/empty.txt in/binary.txt in/broken.txt in/loop/up in/pipe in/dangling in/missing; do
  grep '"type":"problem"' out | grep -qF "\"path\":\"$path\"" || wrong "no problem for $path"
done
grep '"type":"problem"' out | grep '"path":"in/broken.txt"' | grep -q '"at":{"span":\[16,' ||
  wrong "the broken byte is not named"
grep '"type":"document"' out | grep -qF '"path":"in/good.txt"' || wrong "the good page is lost"
grep '"type":"document"' out | grep -qF '"path":"in/broken.txt"' || wrong "the broken page has no text"
grep '"type":"source"' out | grep -q '"path_hex":"696e2f6eff616d652e747874"' || wrong "no path_hex"
# a file that may not be read (root may read all)
if [ "$(id -u)" -ne 0 ]; then
  chmod 000 in/good.txt
  "$habeas" clean --no-case in/good.txt | grep -q '"type":"problem"' || wrong "unreadable file"
  chmod 644 in/good.txt
fi
# one endless line
head -c 20000000 /dev/zero | tr '\0' 'a' > long.txt
"$habeas" clean --no-case --json long.txt > long.out
[ $? -le 1 ] || wrong "a long line is refused"
grep -qE '"type":"(document|problem)"' long.out || wrong "a long line is lost"
exit $failed
