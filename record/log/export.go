package log

import (
	"bufio"
	"bytes"
	"context"
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
// every entry as it stands, a line each.
func WriteExport(ctx context.Context, w io.Writer, r record.Reader, h Header) error {
	told, err := ParseCheckpoint([]byte(h.Checkpoint), h.Public)
	if err != nil {
		return err
	}
	h.Format = exportFormat
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	if err := enc.Encode(h); err != nil {
		return err
	}
	err = r.Leaves(ctx, told.Origin.Replica, 0, func(seq int64, leaf []byte) error {
		if seq >= told.Size {
			return nil
		}
		if bytes.IndexByte(leaf, '\n') >= 0 {
			return ErrTorn
		}
		if _, err := out.Write(leaf); err != nil {
			return err
		}
		return out.WriteByte('\n')
	})
	return errors.Join(err, out.Flush())
}

// Finding is what an export shows.
type Finding struct {
	Origin  string           `json:"origin"`
	Size    int64            `json:"size"`    // entries that the checkpoint tells
	Entries int64            `json:"entries"` // entries that are there
	Root    []byte           `json:"root"`    // of the entries that are there
	Code    string           `json:"code"`
	Signed  bool             `json:"signed"` // the checkpoint is signed by the log's key
	Whole   bool             `json:"whole"`  // the entries are those of the checkpoint
	Actions map[Action]int64 `json:"actions"`
	// FirstBad is the first entry that does not fit: unreadable, out of order, earlier than the one
	// before it; -1 when every one does.
	FirstBad int64 `json:"firstBad"`

	now    Checkpoint
	hashes hashes
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
	f := &Finding{Actions: map[Action]int64{}, FirstBad: -1}
	told, err := ParseCheckpoint([]byte(h.Checkpoint), public)
	f.Signed = err == nil
	f.Origin, f.Size = told.Origin.String(), told.Size
	var before int64
	for lines.Scan() {
		before = f.take(lines.Bytes(), before)
	}
	if err := lines.Err(); err != nil {
		return nil, errors.Join(ErrExport, err)
	}
	root, err := treeHash(f.Entries, f.hashes)
	if err != nil {
		return nil, err
	}
	f.now = Checkpoint{told.Origin, f.Entries, root}
	f.Root, f.Code = root[:], f.now.Code()
	f.Whole = f.Signed && f.FirstBad < 0 && told == f.now
	return f, nil
}

// take adds one entry and gives its time.
func (f *Finding) take(line []byte, before int64) int64 {
	var e Entry
	if json.Unmarshal(line, &e) != nil || e.Seq != f.Entries || e.Time < before {
		if f.FirstBad < 0 {
			f.FirstBad = f.Entries
		}
	}
	f.Actions[e.Action]++
	stored, err := tlog.StoredHashes(f.Entries, line, f.hashes)
	if err != nil {
		panic(err) // impossible: every hash before it is there
	}
	f.hashes = append(f.hashes, stored...)
	f.Entries++
	return max(before, e.Time)
}

// Continues sees that the export only added to what an old checkpoint told.
func (f *Finding) Continues(old Checkpoint) error { return continues(f.now, old, f.hashes) }

// Fits sees that the log told this code, from the foot of a printout.
func (f *Finding) Fits(code string) error { return fitsCode(f.now, code, f.hashes) }

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
