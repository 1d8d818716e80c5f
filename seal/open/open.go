// Package open decrypts what package seal wrote: records, documents, keys, a member's private half.
// It is the only package that does, and only the desk may import it: the host's program does not
// contain this code.
//
// It promises that nothing opens but under the binding it was sealed with, that no error tells
// content, and that every record it opens is counted ([Opened]), so that a log can be held against
// the count.
//
//	plain, err := open.Record(key, binding, sealed)
package open

import (
	"crypto/cipher"
	"errors"
	"sync/atomic"

	"romukura/seal"
)

// What can be wrong when a key is tried. Bytes that are not of the form expected are
// [seal.ErrFormat], those of a newer program [seal.ErrNewer], a wiped key [seal.ErrWiped].
var (
	// ErrOtherKey reports bytes that were sealed under another key or epoch, or to another member.
	ErrOtherKey = errors.New("open: sealed under another key")
	// ErrIntegrity reports bytes that were changed, or moved from where they belong.
	ErrIntegrity = errors.New("open: changed, or moved from where it belongs")
)

// opened counts the records and documents that were opened.
var opened atomic.Uint64

// Opened is the number of records and documents opened since the program began.
func Opened() uint64 { return opened.Load() }

// Record opens one version of a record.
func Record(key *seal.Key, b seal.Binding, sealed []byte) ([]byte, error) {
	return AppendRecord(nil, key, b, sealed)
}

// AppendRecord opens one version of a record and appends its content to dst.
func AppendRecord(dst []byte, key *seal.Key, b seal.Binding, sealed []byte) ([]byte, error) {
	if err := expect(sealed, seal.SuiteRecord, key); err != nil {
		return nil, err
	}
	var room [512]byte
	aad, err := seal.NewAAD(room[:0], seal.SuiteRecord, key.Ref(), b)
	if err != nil {
		return nil, err
	}
	inner, err := dataKey(key, aad, sealed[:seal.HeadSize])
	if err != nil {
		return nil, err
	}
	defer seal.WipeCipher(inner)
	plain, err := inner.Open(dst, nil, sealed[seal.HeadSize:], aad.Step(seal.StepContent))
	scrub()
	if err != nil {
		return nil, ErrIntegrity
	}
	opened.Add(1)
	return plain, nil
}

// expect holds the head of sealed bytes against the suite and the key at hand.
func expect(sealed []byte, suite seal.Suite, key *seal.Key) error {
	head, err := seal.ReadHead(sealed)
	switch {
	case err != nil:
		return err
	case head.Suite != suite:
		return seal.ErrFormat
	case key.Cipher() == nil:
		return seal.ErrWiped
	case head.Outer != key.Ref():
		return ErrOtherKey
	}
	return nil
}

// dataKey unwraps the fresh key of a record or a document.
func dataKey(key *seal.Key, aad seal.AAD, head []byte) (cipher.AEAD, error) {
	var data [seal.KeySize]byte
	defer clear(data[:])
	wrapped := head[seal.HeadSize-seal.KeySize-seal.Overhead:]
	got, err := key.Cipher().Open(data[:0], nil, wrapped, aad.Step(seal.StepDataKey))
	if err != nil {
		return nil, ErrIntegrity
	}
	return seal.NewCipher((*[seal.KeySize]byte)(got)), nil
}
