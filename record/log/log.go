// Package log is the Merkle log of a replica: an entry for each act, in the same transaction as
// what it tells of, and before any plaintext is released.
//
// The tree is that of RFC 6962 (golang.org/x/mod/sumdb/tlog). A [Checkpoint] names size and root
// and is signed by the replica (golang.org/x/mod/sumdb/note). Whoever kept an old checkpoint can
// show that today's log only added to it: entries cannot be changed, taken out or put in between,
// not even by who holds the replica's key. An [Export] carries a log to a machine without the book;
// cmd/romukura-verify reads it.
//
// An entry stands in clear and therefore holds nothing about a person: opaque ids, words of a
// closed set, counts, and a salted commitment to what is sealed to the office.
//
//	seq, err := log.Append(ctx, tx, replica, log.Entry{Time: at, Actor: me, Action: log.Open, …})
//
// What is refused: an entry whose time lies before the one before it gets that one's time; a log
// that an old checkpoint does not fit is [ErrRewritten], and a shorter one [ErrShorter].
package log

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"romukura/record"
	"romukura/seal"
)

// Action says in one word what was done.
type Action string

// The actions.
const (
	Unlock     Action = "unlock"
	UnlockFail Action = "unlock-fail"
	Lock       Action = "lock"
	Open       Action = "open"    // records were opened; Count says how many
	Write      Action = "write"   // a batch was appended; Object names it
	Reveal     Action = "reveal"  // a My Number was shown; Purpose says what for
	Export     Action = "export"  // a bundle or a file with personal data left the book
	Print      Action = "print"   // documents were made
	Filed      Action = "filing"  // an official file was made or handed in
	Copy       Action = "copy"    // a copy was put on a shelf
	Restore    Action = "restore" // the book was restored from copies
	Merge      Action = "merge"   // another replica's work was taken over
	Drill      Action = "drill"
	MemberSet  Action = "member" // a member came, went or changed
	KeyChange  Action = "key"    // keys were made, wrapped, rotated
	Destroy    Action = "destroy"
	Grant      Action = "grant"
	Handover   Action = "handover"
	Policy     Action = "policy"
	ClockBack  Action = "clock-back" // the clock of this machine went back
	Alarm      Action = "alarm"      // something did not fit: a swap, a damage, an old copy
)

var actions = map[Action]bool{
	Unlock: true, UnlockFail: true, Lock: true, Open: true, Write: true, Reveal: true, Export: true,
	Print: true, Filed: true, Copy: true, Restore: true, Merge: true, Drill: true, MemberSet: true,
	KeyChange: true, Destroy: true, Grant: true, Handover: true, Policy: true, ClockBack: true,
	Alarm: true,
}

// Entry is one line of the log. Actor, Session and Grant are ids of 32 hexadecimal digits or empty,
// Purpose is one word in small letters, Object an id or such a word: free text could name a person.
type Entry struct {
	Seq        int64  `json:"seq"`
	Time       int64  `json:"time"` // µs since 1970, UTC
	Actor      string `json:"actor,omitempty"`
	Session    string `json:"session,omitempty"`
	Action     Action `json:"action"`
	Object     string `json:"object,omitempty"` // a batch, a client, a record; a bundle
	Count      int64  `json:"count,omitempty"`
	Purpose    string `json:"purpose,omitempty"`
	Grant      string `json:"grant,omitempty"`
	Root       []byte `json:"root,omitempty"` // root of the batch written
	Commitment []byte `json:"commitment,omitempty"`
	Payload    []byte `json:"payload,omitempty"` // sealed to the office
}

// Salt makes commitments that nobody can try out who does not have it. It belongs into the sealed
// payload.
type Salt []byte

// NewSalt draws a salt.
func NewSalt() Salt {
	salt := make(Salt, 32)
	_, _ = rand.Read(salt) // never fails: crypto/rand ends the process instead
	return salt
}

// Commit binds an entry to a content that stays sealed: HMAC-SHA-256 under the salt.
func (s Salt) Commit(content []byte) []byte {
	mac := hmac.New(sha256.New, s)
	mac.Write(content)
	return mac.Sum(nil)
}

// ErrEntry reports an entry that could name a person, or an action that does not exist.
var ErrEntry = errors.New("log: an entry holds ids and words of closed sets only")

func (e *Entry) check() error {
	ids := isID(e.Actor) && isID(e.Session) && isID(e.Grant) && (isID(e.Object) || isWord(e.Object))
	if !ids || !isWord(e.Purpose) || !actions[e.Action] {
		return ErrEntry
	}
	return nil
}

func isID(text string) bool {
	_, err := seal.ParseID(text)
	return text == "" || err == nil
}

// isWord takes the empty word too.
func isWord(text string) bool {
	return len(text) <= 32 && strings.Trim(text, "abcdefghijklmnopqrstuvwxyz-") == ""
}

// Written is the entry that tells of a batch. [Verify] looks for one for each batch.
func Written(b *record.Batch) Entry {
	return Entry{
		Time: b.At, Actor: b.Author.String(), Action: Write, Object: b.ID.String(),
		Count: int64(b.Count), Root: b.Root[:],
	}
}

// Append adds an entry to a log and gives its sequence number. Its time is never before that of the
// entry before it.
func Append(ctx context.Context, tx record.Tx, id seal.ID, e Entry) (int64, error) {
	if err := e.check(); err != nil {
		return 0, err
	}
	size, err := tx.LogSize(ctx, id)
	if err != nil {
		return 0, err
	}
	e.Seq = size
	if size > 0 {
		last, err := entryAt(ctx, tx, id, size-1)
		if err != nil {
			return 0, err
		}
		e.Time = max(e.Time, last.Time)
	}
	text, err := json.Marshal(e)
	if err != nil {
		return 0, err
	}
	return size, insert(ctx, tx, id, size, text)
}

func insert(ctx context.Context, tx record.Tx, id seal.ID, seq int64, text []byte) error {
	hashes, err := tlog.StoredHashes(seq, text, reader(ctx, tx, id))
	if err != nil {
		return err
	}
	leaf := record.Leaf{Seq: seq, Bytes: text, First: tlog.StoredHashIndex(0, seq)}
	for _, h := range hashes {
		leaf.Hashes = append(leaf.Hashes, h)
	}
	return tx.InsertLeaf(ctx, id, leaf)
}

// reader gives tlog the stored hashes of a log.
func reader(ctx context.Context, r record.Reader, id seal.ID) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		stored, err := r.LogHashes(ctx, id, indexes)
		if err != nil {
			return nil, err
		}
		if len(stored) != len(indexes) {
			return nil, ErrTorn
		}
		hashes := make([]tlog.Hash, len(stored))
		for i, h := range stored {
			hashes[i] = h
		}
		return hashes, nil
	})
}

var (
	// ErrTorn reports a log in which entries or hashes are missing.
	ErrTorn = errors.New("log: entries or hashes are missing")
	errDone = errors.New("log: enough read")
)

func entryAt(ctx context.Context, r record.Reader, id seal.ID, seq int64) (*Entry, error) {
	var found *Entry
	err := r.Leaves(ctx, id, seq, func(at int64, leaf []byte) error {
		if at != seq {
			return ErrTorn
		}
		found = &Entry{}
		if err := json.Unmarshal(leaf, found); err != nil {
			return err
		}
		return errDone
	})
	if err != nil && !errors.Is(err, errDone) {
		return nil, err
	}
	if found == nil {
		return nil, ErrTorn
	}
	return found, nil
}

// Each hands over the entries of a log.
func Each(ctx context.Context, r record.Reader, id seal.ID, visit func(Entry) error) error {
	return r.Leaves(ctx, id, 0, func(_ int64, leaf []byte) error {
		var e Entry
		if err := json.Unmarshal(leaf, &e); err != nil {
			return err
		}
		return visit(e)
	})
}

// TakeOver takes over what the other store has more of each log. Where both have entries they must
// be the same, or the log was written by two at once: [ErrRewritten]. What comes must give the tree
// that the other store holds: [ErrTorn]. After an error the transaction must be given up.
func TakeOver(ctx context.Context, tx record.Tx, from record.Reader) (int64, error) {
	ids, err := from.Logs(ctx)
	if err != nil {
		return 0, err
	}
	var taken int64
	for _, id := range ids {
		n, err := takeOne(ctx, tx, from, id)
		if err != nil {
			return taken, err
		}
		taken += n
	}
	return taken, nil
}

func takeOne(ctx context.Context, tx record.Tx, from record.Reader, id seal.ID) (int64, error) {
	here, err := tx.LogSize(ctx, id)
	if err != nil {
		return 0, err
	}
	there, err := from.LogSize(ctx, id)
	if err != nil || there == 0 {
		return 0, err
	}
	if err := sameTree(ctx, tx, from, prefix{id, min(here, there)}); err != nil {
		return 0, err
	}
	var taken, last int64
	err = from.Leaves(ctx, id, here, func(seq int64, leaf []byte) error {
		var e Entry
		if seq != here+taken || json.Unmarshal(leaf, &e) != nil || e.Seq != seq || e.Time < last {
			return ErrTorn
		}
		taken, last = taken+1, e.Time
		return insert(ctx, tx, id, seq, bytes.Clone(leaf))
	})
	if err != nil {
		return 0, err
	}
	if here+taken < there || sameTree(ctx, tx, from, prefix{id, there}) != nil {
		return 0, ErrTorn
	}
	return taken, nil
}

// sameTree compares the first entries of a log in two stores.
func sameTree(ctx context.Context, a, b record.Reader, c prefix) error {
	if c.size == 0 {
		return nil
	}
	ours, err := tlog.TreeHash(c.size, reader(ctx, a, c.log))
	if err != nil {
		return err
	}
	theirs, err := tlog.TreeHash(c.size, reader(ctx, b, c.log))
	if err != nil {
		return err
	}
	if ours != theirs {
		return ErrRewritten
	}
	return nil
}

// prefix is the first entries of a log.
type prefix struct {
	log  seal.ID
	size int64
}
