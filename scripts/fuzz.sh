#!/usr/bin/env bash
# Runs every fuzz target for a while, one after the other: scripts/fuzz.sh 10s
set -euo pipefail
for_time=${1:-10s}
grep -rlE --include='*_test.go' --exclude-dir=testdata '^func Fuzz[A-Z]' . | sort | while read -r file; do
	grep -oE '^func Fuzz[A-Za-z0-9_]+' "$file" | sed 's/^func //' | while read -r target; do
		echo "== $(dirname "$file") $target"
		go test -run '^$' -fuzz "^$target\$" -fuzztime "$for_time" "$(dirname "$file")"
	done
done
