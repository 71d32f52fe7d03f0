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
problem() { # problem RECORDS PATH CODE BYTE: the records tell of this problem; BYTE is empty where none can be named
  local at=""
  [ -z "$4" ] || at="\"at\":{\"span\":[$4,"
  grep -aF "\"type\":\"problem\"" "$1" | grep -aF "\"path\":\"$2\",\"code\":\"$3\"" | grep -qaF "$at" ||
    wrong "no problem $3 of $2 ${4:+at byte $4}"
}
printf 'A quiet page about a harbour.\n' > in/good.txt
: > in/empty.txt
head -c 4096 /dev/zero > in/binary.txt
printf 'Up to 40 people \xc3( were held.\n' > in/broken.txt
printf 'Four men were killed on 3 May, police said. The ministry protested in June.\n' > "in/$(printf 'n\xffame').txt"
mkdir in/loop && ln -s .. in/loop/up
mkfifo in/pipe
ln -s nowhere in/dangling
# one line of 200 million bytes
head -c 200000000 /dev/zero | tr '\0' 'a' > in/long.txt
"$habeas" run --no-case --json in in/missing > out 2> err
status=$?
[ $status -eq 1 ] || wrong "exit status $status, not 1"
[ -s err ] && wrong "words on stderr: $(cat err)"
problem out in/empty.txt bad_input 0
problem out in/binary.txt unsupported 0
problem out in/broken.txt bad_input 16
problem out in/long.txt limit_exceeded 67108864
problem out in/loop/up bad_input ""
problem out in/pipe unsupported ""
problem out in/dangling io ""
problem out in/missing io ""
grep '"type":"document"' out | grep -qF '"path":"in/good.txt"' || wrong "the good page is lost"
grep '"type":"document"' out | grep -qF '"path":"in/broken.txt"' || wrong "the broken page has no text"
grep -q '"type":"claim"' out || wrong "no claim of the page with the odd name"
iconv -f UTF-8 -t UTF-8 out > copy && cmp -s out copy || wrong "the records are no UTF-8"
grep '"type":"source"' out | grep -q '"path_hex":"696e2f6eff616d652e747874"' || wrong "no path_hex"
rm in/long.txt
# one of 20 million bytes is read
head -c 20000000 /dev/zero | tr '\0' 'a' > long.txt
"$habeas" clean --no-case --json long.txt > long.out || wrong "a long line is refused"
grep -q '"type":"document"' long.out || wrong "a long line is lost"
# a file that may not be read: as an ordinary user, since root may read all
as_user=()
open=$(mktemp -d)
trap 'rm -rf "$open"' EXIT
[ "$(id -u)" -ne 0 ] || as_user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
cp "$habeas" "$open/habeas" && cp in/good.txt "$open/good.txt" && cp in/good.txt "$open/closed.txt"
chmod 755 "$open" "$open/habeas" && chmod 000 "$open/closed.txt"
(cd "$open" && "${as_user[@]}" ./habeas clean --no-case --json closed.txt good.txt) > closed.out
[ $? -eq 1 ] || wrong "a file that may not be read: wrong status"
problem closed.out closed.txt io ""
grep '"type":"document"' closed.out | grep -qF '"path":"good.txt"' || wrong "the page beside a closed one is lost"
exit $failed
