#!/usr/bin/env bash
# Puts in place what the tests need beside Go: two Japanese fonts, pdftotext, Chromium,
# PostgreSQL (the tests start a server of their own; one that runs is left alone).
# Quick and silent when all is there. Installs on Debian-like systems when run as root;
# elsewhere it names what is missing and lets the tests say what they could not show.
set -euo pipefail
cd "$(dirname "$0")/.."

has_font() {
	if command -v fc-list >/dev/null; then
		fc-list : file | grep -qi "$1"
	else
		find /usr/share/fonts /usr/local/share/fonts -iname "*$1*" 2>/dev/null | grep -q .
	fi
}
has_any() {
	for program in "$@"; do
		if command -v "$program" >/dev/null; then return 0; fi
	done
	return 1
}
# Debian keeps these programs off PATH.
has_initdb() {
	[ -x "${PGBIN:-}/initdb" ] || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null
}

# A real S3 store with object lock, for the tests of copies: built once, not part of the product.
if [ ! -x out/versitygw ]; then
	mkdir -p out
	CGO_ENABLED=0 go build -C tools/gateway -o "$PWD/out/versitygw" \
		github.com/versity/versitygw/cmd/versitygw
fi

missing=()
has_font ipamjm || missing+=(fonts-ipamj-mincho)
has_font BIZUDGothic || missing+=(fonts-morisawa-bizud-gothic)
has_any pdftotext || missing+=(poppler-utils)
has_initdb || missing+=(postgresql) # 15 in Debian 12
has_any chromium chromium-browser google-chrome || missing+=(chromium)
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

if [ "$(id -u)" -eq 0 ] && has_any apt-get; then
	echo "setup: installing ${missing[*]}"
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -qq
	apt-get install -y -qq --no-install-recommends "${missing[@]}"
	exit 0
fi
echo "setup: not installed here: ${missing[*]}" >&2
echo "setup: on Debian or Ubuntu: sudo apt-get install ${missing[*]}" >&2
