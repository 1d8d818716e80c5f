// Package breached knows passwords that were published after a breach, as a Bloom filter made from
// the office's own download. Nothing is asked of anybody over the network, and the filter cannot be
// turned back into passwords.
//
//	n, err := breached.Build(filter, list, breached.Size{Passwords: 10_000_000})
//	known, err := breached.Open(filter)
//	rules := passphrase.New(norm.NFKC.Bytes, known.Contains)
//
// What stood in the list is always found. Of what did not, one in a thousand is refused too, and
// its user chooses another: that is the price of 17 MB for 10 million.
package breached

import (
	"bufio"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"io"

	"github.com/bits-and-blooms/bloom/v3"
)

// ErrFilter reports a file that is no filter, or is cut off.
var ErrFilter = errors.New(textFilter)

// ErrList reports a list without a single password.
var ErrList = errors.New(textList)

// falsely is how often a password is found that was not in the list.
const falsely = 0.001

// Bounds of the two numbers at the head of a filter, so that a changed file asks for no more memory
// than 2 GiB.
const (
	mostBits   = 1 << 34
	mostHashes = 64
)

// Size is how many passwords a list has, at least roughly: with more, more is found falsely.
type Size struct{ Passwords uint }

// Build writes the filter of a list: a password a line, or its SHA-1 in hexadecimal digits with or
// without a colon and a count behind, as the known lists come. It tells how many there were.
func Build(w io.Writer, list io.Reader, s Size) (int, error) {
	filter := bloom.NewWithEstimates(max(s.Passwords, 1000), falsely)
	n := 0
	lines := bufio.NewScanner(list)
	for lines.Scan() {
		line := lines.Bytes()
		if len(line) == 0 {
			continue
		}
		digest, ok := readDigest(line)
		if !ok {
			digest = sha1.Sum(line)
		}
		filter.Add(digest[:])
		n++
	}
	if err := lines.Err(); err != nil {
		return n, err
	}
	if n == 0 {
		return 0, ErrList
	}
	out := bufio.NewWriter(w)
	if _, err := filter.WriteTo(out); err != nil {
		return n, err
	}
	return n, out.Flush()
}

func readDigest(line []byte) (digest [sha1.Size]byte, ok bool) {
	if len(line) > 2*sha1.Size && line[2*sha1.Size] != ':' || len(line) < 2*sha1.Size {
		return digest, false
	}
	_, err := hex.Decode(digest[:], line[:2*sha1.Size])
	return digest, err == nil
}

// Filter is an open filter.
type Filter struct{ bits *bloom.BloomFilter }

// Open reads what Build wrote.
func Open(r io.Reader) (*Filter, error) {
	in := bufio.NewReader(r)
	head, err := in.Peek(24)
	if err != nil {
		return nil, ErrFilter
	}
	bits, hashes, length := number(head), number(head[8:]), number(head[16:])
	if bits == 0 || bits > mostBits || hashes == 0 || hashes > mostHashes || length != bits {
		return nil, ErrFilter
	}
	filter := &bloom.BloomFilter{}
	if _, err := filter.ReadFrom(in); err != nil {
		return nil, ErrFilter
	}
	return &Filter{filter}, nil
}

func number(b []byte) (n uint64) {
	for _, c := range b[:8] {
		n = n<<8 | uint64(c)
	}
	return n
}

// Contains tells whether a password of this SHA-1 was in the list.
func (f *Filter) Contains(digest [sha1.Size]byte) bool { return f.bits.Test(digest[:]) }
