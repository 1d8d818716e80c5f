package log

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"romukura/record"
	"romukura/seal"
)

// What an old checkpoint can show.
var (
	// ErrRewritten reports a log that does not continue what a checkpoint told.
	ErrRewritten = errors.New("log: the log was rewritten")
	// ErrShorter reports a log with fewer entries than a checkpoint told: an old copy was put back,
	// or entries were cut off.
	ErrShorter = errors.New("log: the log is shorter than it was")
	// ErrCheckpoint reports a text that is no checkpoint, or is not signed by the log's key.
	ErrCheckpoint = errors.New("log: not a checkpoint of this log")
)

// Checkpoint is what a log was at one moment: that many entries, this root.
type Checkpoint struct {
	Origin Origin
	Size   int64
	Root   [32]byte
}

// Origin is the name of a log: of an office, written by one replica.
type Origin struct{ Office, Replica seal.ID }

const originHead = "romukura.log/"

// String is the name as checkpoints carry it.
func (o Origin) String() string {
	return originHead + o.Office.String() + "/" + o.Replica.String()
}

// ParseOrigin reads what String wrote.
func ParseOrigin(text string) (Origin, error) {
	rest, ours := strings.CutPrefix(text, originHead)
	head, tail, _ := strings.Cut(rest, "/")
	office, err := seal.ParseID(head)
	replica, err2 := seal.ParseID(tail)
	if !ours || err != nil || err2 != nil {
		return Origin{}, ErrCheckpoint
	}
	return Origin{office, replica}, nil
}

// NewKey draws a log's signing key, in the form of package note: secret and public half.
func NewKey(origin Origin) (secret, public string, err error) {
	return note.GenerateKey(rand.Reader, origin.String())
}

// Now is what a log is at this moment.
func Now(ctx context.Context, r record.Reader, id seal.ID) (Checkpoint, error) {
	office, err := r.Office(ctx)
	if err != nil {
		return Checkpoint{}, err
	}
	c := Checkpoint{Origin: Origin{office, id}}
	if c.Size, err = r.LogSize(ctx, id); err != nil {
		return c, err
	}
	c.Root, err = treeHash(c.Size, reader(ctx, r, id))
	return c, err
}

func treeHash(size int64, r tlog.HashReader) ([32]byte, error) {
	h, err := tlog.TreeHash(size, r)
	return h, err
}

// text is the signed part: origin, size, root, a line each.
func (c Checkpoint) text() string {
	root := base64.StdEncoding.EncodeToString(c.Root[:])
	return c.Origin.String() + "\n" + strconv.FormatInt(c.Size, 10) + "\n" + root + "\n"
}

// Sign writes a checkpoint as a note, signed with the log's secret key.
func (c Checkpoint) Sign(secret string) ([]byte, error) {
	signer, err := note.NewSigner(secret)
	if err != nil {
		return nil, ErrCheckpoint
	}
	return note.Sign(&note.Note{Text: c.text()}, signer)
}

// ParseCheckpoint reads a note and checks that the log's key signed it.
func ParseCheckpoint(text []byte, public string) (Checkpoint, error) {
	verifier, err := note.NewVerifier(public)
	if err != nil {
		return Checkpoint{}, ErrCheckpoint
	}
	n, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return Checkpoint{}, ErrCheckpoint
	}
	c, err := parseText(n.Text)
	if err == nil && c.Origin.String() != verifier.Name() {
		err = ErrCheckpoint
	}
	return c, err
}

func parseText(text string) (Checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return Checkpoint{}, ErrCheckpoint
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || lines[1] != strconv.FormatInt(size, 10) {
		return Checkpoint{}, ErrCheckpoint
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != 32 {
		return Checkpoint{}, ErrCheckpoint
	}
	origin, err := ParseOrigin(lines[0])
	return Checkpoint{origin, size, [32]byte(root)}, err
}

// Code is the checkpoint in short, for the foot of a printout: the size, and sixteen figures of the
// root in groups of four.
func (c Checkpoint) Code() string {
	var n uint64
	for _, b := range c.Root[:8] {
		n = n<<8 | uint64(b)
	}
	digits := fmt.Sprintf("%016d", n%1e16)
	return fmt.Sprintf("%d-%s-%s-%s-%s", c.Size, digits[:4], digits[4:8], digits[8:12], digits[12:])
}

// Continues sees that the log as it is now only added to what a checkpoint told.
func Continues(ctx context.Context, r record.Reader, old Checkpoint) error {
	now, err := Now(ctx, r, old.Origin.Replica)
	if err != nil {
		return err
	}
	return continues(now, old, reader(ctx, r, old.Origin.Replica))
}

func continues(now, old Checkpoint, r tlog.HashReader) error {
	switch {
	case now.Origin != old.Origin:
		return ErrCheckpoint
	case now.Size < old.Size:
		return ErrShorter
	case old.Size == 0:
		return nil
	}
	proof, err := tlog.ProveTree(now.Size, old.Size, r)
	if err != nil {
		return err
	}
	if tlog.CheckTree(proof, now.Size, now.Root, old.Size, old.Root) != nil {
		return ErrRewritten
	}
	return nil
}

// fitsCode sees that the log told this code when it had that many entries.
func fitsCode(now Checkpoint, code string, r tlog.HashReader) error {
	head, _, _ := strings.Cut(code, "-")
	size, err := strconv.ParseInt(head, 10, 64)
	switch {
	case err != nil || size < 1:
		return ErrCheckpoint
	case size > now.Size:
		return ErrShorter
	}
	root, err := treeHash(size, r)
	if err != nil {
		return err
	}
	if (Checkpoint{now.Origin, size, root}).Code() != strings.TrimSpace(code) {
		return ErrRewritten
	}
	return nil
}

// Inclusion proves that an entry stands in the log at a checkpoint.
type Inclusion struct {
	Seq   int64
	Proof [][32]byte
}

// Prove makes the proof that an entry stands in the log as a checkpoint tells it.
func Prove(ctx context.Context, r record.Reader, c Checkpoint, seq int64) (*Inclusion, error) {
	proof, err := tlog.ProveRecord(c.Size, seq, reader(ctx, r, c.Origin.Replica))
	if err != nil {
		return nil, err
	}
	in := &Inclusion{Seq: seq}
	for _, h := range proof {
		in.Proof = append(in.Proof, h)
	}
	return in, nil
}

// Check reports whether the proof holds for an entry's bytes.
func (in *Inclusion) Check(c Checkpoint, entry []byte) bool {
	proof := make(tlog.RecordProof, len(in.Proof))
	for i, h := range in.Proof {
		proof[i] = h
	}
	return tlog.CheckRecord(proof, c.Size, c.Root, in.Seq, tlog.RecordHash(entry)) == nil
}
