package log

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

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

// unsigned reads what a checkpoint says although nobody signed it; zero where it says nothing.
func unsigned(text string) Checkpoint {
	signed, _, _ := strings.Cut(text, "\n\n")
	c, err := parseText(signed + "\n")
	if err != nil {
		return Checkpoint{}
	}
	return c
}

// Code is the checkpoint in short, for the foot of a printout: the size, and six groups of four
// figures of the root. Twenty-four figures, because another log with the same code would take some
// 2^80 tries.
func (c Checkpoint) Code() string {
	text := strconv.FormatInt(c.Size, 10)
	for group := range 6 {
		four := binary.BigEndian.Uint32(c.Root[4*group:])
		text += fmt.Sprintf("-%04d", four%10_000)
	}
	return text
}

// between reports a blank or what looks like a dash, the minus and the kana's long mark among them.
func between(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) ||
		strings.ContainsRune("\u2212\u30fc\uff70", r)
}

// readCode reads a code as a person types it: figures of full width, blanks and any dash between.
// It gives the code as Code writes it, and the size.
func readCode(text string) (string, int64, error) {
	var groups []string
	begins := true
	for _, r := range text {
		if '\uff10' <= r && r <= '\uff19' {
			r -= '\uff10' - '0'
		}
		figure := '0' <= r && r <= '9'
		switch {
		case !figure && !between(r):
			return "", 0, ErrCheckpoint
		case figure && begins:
			groups = append(groups, string(r))
		case figure:
			groups[len(groups)-1] += string(r)
		}
		begins = !figure
	}
	if len(groups) != 7 {
		return "", 0, ErrCheckpoint
	}
	for _, g := range groups[1:] {
		if len(g) != 4 {
			return "", 0, ErrCheckpoint
		}
	}
	size, err := strconv.ParseInt(groups[0], 10, 64)
	if err != nil || size < 1 {
		return "", 0, ErrCheckpoint
	}
	return strings.Join(groups, "-"), size, nil
}

// Continues sees that the log as it is now only added to what a checkpoint told.
func Continues(ctx context.Context, r record.Reader, old Checkpoint) error {
	growth, err := ProveGrowth(ctx, r, old)
	if err != nil {
		return err
	}
	return growth.Check()
}

// Growth proves that a log at one checkpoint only added to what it was at an earlier one.
type Growth struct {
	Old, Now Checkpoint
	Proof    [][32]byte
}

// ProveGrowth makes the proof from an old checkpoint to the log as it is now: [ErrShorter] where
// the log has fewer entries, [ErrCheckpoint] for a checkpoint of another log.
func ProveGrowth(ctx context.Context, r record.Reader, old Checkpoint) (*Growth, error) {
	now, err := Now(ctx, r, old.Origin.Replica)
	if err != nil {
		return nil, err
	}
	g := &Growth{Old: old, Now: now}
	if err := g.order(); err != nil || old.Size == 0 {
		return g, err
	}
	proof, err := tlog.ProveTree(now.Size, old.Size, reader(ctx, r, now.Origin.Replica))
	for _, h := range proof {
		g.Proof = append(g.Proof, h)
	}
	return g, err
}

// Check reports whether the proof holds: nil, [ErrRewritten], [ErrShorter] or [ErrCheckpoint].
func (g *Growth) Check() error {
	if err := g.order(); err != nil || g.Old.Size == 0 {
		return err
	}
	proof := make(tlog.TreeProof, len(g.Proof))
	for i, h := range g.Proof {
		proof[i] = h
	}
	err := tlog.CheckTree(proof, g.Now.Size, g.Now.Root, g.Old.Size, g.Old.Root)
	if err != nil {
		return ErrRewritten
	}
	return nil
}

func (g *Growth) order() error {
	switch {
	case g.Now.Origin != g.Old.Origin:
		return ErrCheckpoint
	case g.Now.Size < g.Old.Size:
		return ErrShorter
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
