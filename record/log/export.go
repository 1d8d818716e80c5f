package log

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"

	"golang.org/x/mod/sumdb/tlog"

	"romukura/record"
)

// Header is the first line of an export: a checkpoint as it was signed, and the log's public key in
// the form of package note.
type Header struct {
	Format     string `json:"format"` // always exportFormat
	Public     string `json:"public"`
	Checkpoint string `json:"checkpoint"`
}

const exportFormat = "romukura log 1"

// maxLine bounds one line of an export.
const maxLine = 1 << 20

// WriteExport writes a log for a machine without the book: a line with the signed checkpoint, then
// a line for every entry up to it, its stored hash in base64, a blank, its bytes. The hash lets a
// reader say which entry was changed.
func WriteExport(ctx context.Context, w io.Writer, r record.Reader, h Header) error {
	told, err := ParseCheckpoint([]byte(h.Checkpoint), h.Public)
	if err != nil {
		return err
	}
	h.Format = exportFormat
	out := bufio.NewWriter(w)
	if err := json.NewEncoder(out).Encode(h); err != nil {
		return err
	}
	stored := reader(ctx, r, told.Origin.Replica)
	err = r.Leaves(ctx, told.Origin.Replica, 0, func(seq int64, leaf []byte) error {
		if seq >= told.Size {
			return errDone
		}
		if bytes.IndexByte(leaf, '\n') >= 0 {
			return ErrTorn
		}
		hash, err := stored.ReadHashes([]int64{tlog.StoredHashIndex(0, seq)})
		if err != nil {
			return err
		}
		line := base64.StdEncoding.AppendEncode(nil, hash[0][:])
		_, err = out.Write(append(append(append(line, ' '), leaf...), '\n'))
		return err
	})
	if errors.Is(err, errDone) {
		err = nil
	}
	return errors.Join(err, out.Flush())
}

// Finding is what an export shows.
type Finding struct {
	Origin  string           `json:"origin"`
	Public  string           `json:"public"`  // the key by which the checkpoint was verified
	Size    int64            `json:"size"`    // entries that the checkpoint tells
	Entries int64            `json:"entries"` // entries that are there
	Root    []byte           `json:"root"`    // of the entries, as far as none is missing
	Code    string           `json:"code"`
	Signed  bool             `json:"signed"` // the checkpoint is signed by the log's key
	Whole   bool             `json:"whole"`  // the entries are those of the checkpoint
	Actions map[Action]int64 `json:"actions"`
	From    int64            `json:"from"` // time of the first entry, µs since 1970, UTC
	To      int64            `json:"to"`   // time of the last
	// Bad are the entries that are not what was hashed, unreadable, or earlier than the one before,
	// the first hundred of them.
	Bad  []int64 `json:"bad"`
	Gaps []Gap   `json:"gaps"`

	now    Checkpoint // of the entries before the first gap
	hashes hashes
	next   int64
}

// maxBad bounds the list of bad entries.
const maxBad = 100

// Gap is a run of entries that are missing.
type Gap struct {
	First int64 `json:"first"`
	Last  int64 `json:"last"`
}

// ErrExport reports a file that is no export of a log.
var ErrExport = errors.New("log: not an export of a log")

// ReadExport reads an export and checks it against itself. Public is the log's key as the reader
// knows it from elsewhere; empty takes the one in the export.
func ReadExport(src io.Reader, public string) (*Finding, error) {
	lines := bufio.NewScanner(src)
	lines.Buffer(nil, maxLine)
	if !lines.Scan() {
		return nil, errors.Join(ErrExport, lines.Err())
	}
	var h Header
	if json.Unmarshal(lines.Bytes(), &h) != nil || h.Format != exportFormat {
		return nil, ErrExport
	}
	if public == "" {
		public = h.Public
	}
	told, err := ParseCheckpoint([]byte(h.Checkpoint), public)
	f := &Finding{
		Public: public, Signed: err == nil,
		Actions: map[Action]int64{}, Bad: []int64{}, Gaps: []Gap{},
	}
	if err != nil {
		told = unsigned(h.Checkpoint)
	}
	f.Size = told.Size
	for lines.Scan() {
		f.take(lines.Bytes())
	}
	if err := lines.Err(); err != nil {
		return nil, errors.Join(ErrExport, err)
	}
	return f, f.finish(told)
}

func (f *Finding) finish(told Checkpoint) error {
	if f.next < told.Size {
		f.Gaps = append(f.Gaps, Gap{f.next, told.Size - 1})
	}
	reached := f.next
	if len(f.Gaps) > 0 {
		reached = f.Gaps[0].First
	}
	root, err := treeHash(reached, f.hashes)
	if err != nil {
		return err
	}
	f.now = Checkpoint{told.Origin, reached, root}
	f.Origin = told.Origin.String()
	f.Root, f.Code = root[:], f.now.Code()
	f.Whole = f.Signed && len(f.Bad) == 0 && told == f.now
	return nil
}

// take adds one line. Only an entry that is what was hashed is believed where it stands.
func (f *Finding) take(line []byte) {
	f.Entries++
	head, leaf, _ := bytes.Cut(line, []byte{' '})
	hash := tlog.RecordHash(leaf)
	stored, err := base64.StdEncoding.Strict().DecodeString(string(head))
	good := err == nil && bytes.Equal(stored, hash[:])
	if err == nil && len(stored) == len(hash) {
		hash = tlog.Hash(stored)
	}
	var e Entry
	good = good && json.Unmarshal(leaf, &e) == nil
	if good && 0 <= e.Seq && e.Seq < f.next { // it stands behind one that came after it
		f.bad(e.Seq)
		return
	}
	if good && e.Seq > f.next && e.Seq < f.Size {
		f.Gaps = append(f.Gaps, Gap{f.next, e.Seq - 1})
		f.next = e.Seq
	}
	if good && e.Seq == f.next && e.Time >= f.To {
		if f.To == 0 {
			f.From = e.Time
		}
		f.To = e.Time
		f.Actions[e.Action]++
	} else {
		f.bad(f.next)
	}
	f.add(hash)
}

func (f *Finding) bad(seq int64) {
	if len(f.Bad) < maxBad {
		f.Bad = append(f.Bad, seq)
	}
}

// add takes an entry's hash into the tree, as far as no entry is missing before it.
func (f *Finding) add(hash tlog.Hash) {
	if len(f.Gaps) == 0 {
		more, err := tlog.StoredHashesForRecordHash(f.next, hash, f.hashes)
		if err != nil {
			panic(err) // impossible: every hash before it is there
		}
		f.hashes = append(f.hashes, more...)
	}
	f.next++
}

// Continues sees that the export only added to what an old checkpoint told.
func (f *Finding) Continues(old Checkpoint) error {
	if old.Origin != f.now.Origin {
		return ErrCheckpoint
	}
	return f.compare(old.Size, func(c Checkpoint) bool { return c.Root == old.Root })
}

// Fits sees that the log told this code, from the foot of a printout.
func (f *Finding) Fits(code string) error {
	code, size, err := readCode(code)
	if err != nil {
		return err
	}
	return f.compare(size, func(c Checkpoint) bool { return c.Code() == code })
}

// compare asks whether the log was the same when it had so many entries.
func (f *Finding) compare(size int64, same func(Checkpoint) bool) error {
	switch {
	case size > f.now.Size && f.now.Size < f.next:
		return ErrTorn
	case size > f.now.Size:
		return ErrShorter
	}
	root, err := treeHash(size, f.hashes)
	if err != nil {
		return err
	}
	if size > 0 && !same(Checkpoint{f.now.Origin, size, root}) {
		return ErrRewritten
	}
	return nil
}

// hashes are the stored hashes of a log in memory.
type hashes []tlog.Hash

// ReadHashes gives tlog the hashes that it asks for.
func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, at := range indexes {
		if at < 0 || at >= int64(len(h)) {
			return nil, ErrTorn
		}
		found[i] = h[at]
	}
	return found, nil
}
