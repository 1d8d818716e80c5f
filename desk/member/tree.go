package member

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"sync"

	"romukura/record"
	"romukura/seal"
)

// tree is how keys stand under each other in a book, as far as wraps tell it, without opening one.
// It holds nothing secret and is the same for every member, so that sessions share one: nobody
// changes a tree that was read.
type tree struct {
	wraps
	mark    [sha256.Size]byte     // of all that was read
	below   map[seal.ID][]seal.ID // keys under a key
	owners  map[seal.ID]owner     // whose key it is
	heads   map[seal.ID][]record.Ref
	retired map[seal.Ref][]retirement
	dealt   []dealt // what is sealed to members
	damaged int     // wraps that cannot be read
}

// retirement tells that another epoch followed, and when.
type retirement struct {
	by seal.Ref
	at int64
}

// owner is whose key it is: the office's, a client's, a person's.
type owner struct{ client, person seal.ID }

// wrap is one way to a key.
type wrap struct {
	inner, outer seal.Ref
	mine         bool // sealed to the member who looks
	binding      seal.Binding
	bytes        []byte
}

// wraps are the ways to keys.
type wraps struct {
	to     map[seal.Ref][]wrap  // what leads to a key
	epochs map[seal.ID][]uint32 // of each key, in no order
}

func (ws *wraps) put(w wrap) {
	if ws.to == nil {
		ws.to, ws.epochs = map[seal.Ref][]wrap{}, map[seal.ID][]uint32{}
	}
	if len(ws.to[w.inner]) == 0 {
		ws.epochs[w.inner.ID] = append(ws.epochs[w.inner.ID], w.inner.Epoch)
	}
	ws.to[w.inner] = append(ws.to[w.inner], w)
}

// dealt is a key that is sealed to a member, as it stands in the book, before anybody looked who
// signed it.
type dealt struct {
	wrap
	member    seal.ID
	author    seal.ID
	at        int64
	signature []byte
}

// trees hands out the tree of a book: the one that stands in memory as long as the book says the
// same.
type trees struct {
	mu   sync.Mutex
	last *tree
}

func (ts *trees) read(ctx context.Context, r record.Reader) (*tree, error) {
	t, err := readTree(ctx, r)
	if err != nil {
		return nil, err
	}
	ts.mu.Lock()
	defer ts.mu.Unlock()
	if ts.last == nil || ts.last.mark != t.mark {
		ts.last = t
	}
	return ts.last, nil
}

// readTree reads all wraps.
func readTree(ctx context.Context, r record.Reader) (*tree, error) {
	t := &tree{
		below: map[seal.ID][]seal.ID{}, owners: map[seal.ID]owner{},
		heads: map[seal.ID][]record.Ref{}, retired: map[seal.Ref][]retirement{},
	}
	var line []byte
	digest := sha256.New()
	scope := record.Scope{Kinds: []string{KindWrap}}
	err := r.Heads(ctx, scope, func(v *record.Version) error {
		line = appendMark(line[:0], v)
		digest.Write(line)
		t.heads[v.ID] = append(t.heads[v.ID], v.Ref())
		if !v.Void && !t.add(v) {
			t.damaged++
		}
		return nil
	})
	digest.Sum(t.mark[:0])
	return t, err
}

// appendMark appends all of a wrap's version that a tree is made of.
func appendMark(b []byte, v *record.Version) []byte {
	for _, id := range [...]seal.ID{v.ID, v.Batch, v.Client, v.Person, v.Author} {
		b = append(b, id[:]...)
	}
	b = binary.BigEndian.AppendUint32(b, v.Version)
	b = binary.BigEndian.AppendUint64(b, uint64(v.At))
	if v.Void {
		b = append(b, 1)
	}
	b = binary.BigEndian.AppendUint32(b, uint32(len(v.Sealed)))
	return append(b, v.Sealed...)
}

// add takes a wrap in; false when it cannot be read.
func (t *tree) add(v *record.Version) bool {
	content := v.Sealed
	var signature []byte
	if len(content) == seal.MemberWrapSize+seal.SignatureSize {
		content, signature, _ = unsign(content)
	}
	head, err := seal.ReadHead(content)
	if err != nil {
		return false
	}
	w := wrap{inner: head.Inner, outer: head.Outer, binding: v.Binding(),
		bytes: slices.Clone(content)}
	switch head.Suite {
	case seal.SuiteMemberWrap:
		t.dealt = append(t.dealt, dealt{wrap: w, member: head.Member, author: v.Author, at: v.At,
			signature: slices.Clone(signature)})
	case seal.SuiteKeyWrap:
		t.under(w, v)
		t.put(w)
	default:
		return false
	}
	return true
}

// under notes that a key stands under another, or that an epoch was followed by one.
func (t *tree) under(w wrap, v *record.Version) {
	if w.inner.ID == w.outer.ID {
		t.retired[w.inner] = append(t.retired[w.inner], retirement{w.outer, v.At})
		return
	}
	t.owners[w.inner.ID] = owner{v.Client, v.Person}
	if !slices.Contains(t.below[w.outer.ID], w.inner.ID) {
		t.below[w.outer.ID] = append(t.below[w.outer.ID], w.inner.ID)
	}
}
