package sealed

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"romukura/record"
	"romukura/seal"
	"romukura/seal/open"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// MaxDocument is the largest document in bytes: 1 GiB.
const MaxDocument = 1 << 30

// Document names a sealed document: a record whose content is stored in chunks and never changes.
type Document struct {
	ID   seal.ID
	Size int64
	Sum  [32]byte // SHA-256 of the content
}

// MarshalText writes the document's name; nothing for the zero value.
func (d Document) MarshalText() ([]byte, error) {
	if d.ID.IsZero() {
		return nil, nil
	}
	return fmt.Appendf(nil, "%s:%d:%x", d.ID, d.Size, d.Sum), nil
}

// UnmarshalText reads what MarshalText wrote.
func (d *Document) UnmarshalText(text []byte) error {
	*d = Document{}
	if len(text) == 0 {
		return nil
	}
	parts := strings.Split(string(text), ":")
	if len(parts) != 3 {
		return errContent
	}
	id, err := seal.ParseID(parts[0])
	size, err2 := strconv.ParseInt(parts[1], 10, 64)
	sum, err3 := hex.DecodeString(parts[2])
	if errors.Join(err, err2, err3) != nil || size < 0 || len(sum) != len(d.Sum) {
		return errContent
	}
	*d = Document{id, size, [32]byte(sum)}
	return nil
}

// ErrTooLarge reports a document larger than [MaxDocument]. Nothing of it is kept.
var ErrTooLarge = fmt.Errorf(textTooLarge, MaxDocument>>20)

// card is the content of a document's record.
type card struct {
	Size   int64  `json:"size"`
	Chunks uint32 `json:"chunks"`
	Head   []byte `json:"head"` // of the stream
}

// About is whose key seals a document: a person of a client, or the client.
type About struct {
	Client client.ID
	Person employee.ID // empty: the client
}

// PutDocument seals a document as it is read, chunk by chunk, and appends it in one batch.
func (s *Store) PutDocument(ctx context.Context, about About, src io.Reader) (Document, error) {
	release, err := s.Session.Hold()
	if err != nil {
		return Document{}, err
	}
	defer release()
	drawer := s.clients[about.Client]
	if drawer == nil {
		return Document{}, ErrNotLoaded
	}
	v := record.Version{Client: drawer.client, Kind: record.KindDocument, ID: seal.NewID()}
	if about.Person != "" {
		person, ok := drawer.people[about.Person]
		if !ok {
			return Document{}, ErrNoKey
		}
		v.Person = person
	}
	if err := s.Session.Ready(); err != nil {
		return Document{}, err
	}
	d := s.draft(record.Document, seal.NewID())
	var made Document
	err = s.Engine.Update(ctx, func(tx record.Tx) error {
		office, err := tx.Office(ctx)
		if err != nil {
			return err
		}
		v.Office = office
		made, err = d.stream(v, src, func(n uint32, sealed []byte) error {
			return tx.InsertChunk(ctx, v.ID, n, sealed)
		})
		if err != nil {
			return err
		}
		return s.append(ctx, tx, d.write)
	})
	return made, err
}

// stream seals a document and takes its record into the batch.
func (d *draft) stream(
	v record.Version,
	src io.Reader,
	put func(n uint32, sealed []byte) error,
) (Document, error) {
	key, err := d.key(d.store.ownerOf(&v))
	if err != nil {
		return Document{}, err
	}
	v.Version = 1
	out, err := seal.NewStream(key, v.Binding())
	if err != nil {
		return Document{}, err
	}
	defer out.Wipe()
	c := card{Head: out.Head()}
	sum := sha256.New()
	last, sealed := false, []byte(nil)
	now, next := &chunk{}, &chunk{}
	for now.read(src); !last; now, next = next, now {
		if now.err != nil {
			return Document{}, now.err
		}
		// A chunk is the last when it is not full, or when nothing comes after it.
		if last = len(now.plain) < seal.ChunkSize; !last {
			next.read(src)
			last = next.err == nil && len(next.plain) == 0
		}
		if c.Size += int64(len(now.plain)); c.Size > MaxDocument {
			return Document{}, ErrTooLarge
		}
		sum.Write(now.plain)
		if sealed, err = out.Chunk(sealed[:0], last, now.plain); err != nil {
			return Document{}, err
		}
		clear(now.plain)
		if err := put(c.Chunks, sealed); err != nil {
			return Document{}, err
		}
		c.Chunks++
	}
	text, err := json.Marshal(c)
	if err != nil {
		return Document{}, err
	}
	made := Document{ID: v.ID, Size: c.Size, Sum: [32]byte(sum.Sum(nil))}
	return made, d.put(v, text)
}

// chunk is a part of a document as it is read.
type chunk struct {
	plain []byte
	err   error
}

func (c *chunk) read(src io.Reader) {
	if c.plain == nil {
		c.plain = make([]byte, seal.ChunkSize)
	}
	n, err := io.ReadFull(src, c.plain[:seal.ChunkSize])
	c.plain, c.err = c.plain[:n], nil
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		c.err = err
	}
}

// content seals the content of an official file, which is small, into the batch.
func (d *draft) content(file record.Version, row *fileRow) error {
	v := record.Version{Office: file.Office, Client: file.Client, Person: file.Person,
		Kind: record.KindDocument, ID: row.Document.ID}
	kept := chunks{document: v.ID}
	_, err := d.stream(v, bytes.NewReader(row.data), func(_ uint32, sealed []byte) error {
		kept.sealed = append(kept.sealed, bytes.Clone(sealed))
		return nil
	})
	d.rows = append(d.rows, kept)
	return err
}

// OpenDocument opens a document chunk by chunk. The log says so first.
func (s *Store) OpenDocument(ctx context.Context, doc Document, dst io.Writer) error {
	release, err := s.Session.Hold()
	if err != nil {
		return err
	}
	defer release()
	o := opening{purpose: "document", documents: []seal.ID{doc.ID}}
	if err := s.tell(ctx, o); err != nil {
		return err
	}
	return s.Engine.View(ctx, func(r record.Reader) error { return s.document(ctx, r, doc, dst) })
}

// document opens a document of which the log knows already.
func (s *Store) document(
	ctx context.Context,
	r record.Reader,
	doc Document,
	dst io.Writer,
) error {
	var v *record.Version
	err := r.History(ctx, doc.ID, func(found *record.Version) error {
		v = found.Clone()
		return nil
	})
	if err != nil {
		return err
	}
	if v == nil || v.Kind != record.KindDocument {
		return errContent
	}
	key, err := s.keyOf(v)
	if err != nil {
		return err
	}
	plain, err := open.Record(key, v.Binding(), v.Sealed)
	if err != nil {
		return err
	}
	var c card
	if json.Unmarshal(plain, &c) != nil || c.Size != doc.Size {
		return errContent
	}
	in, err := open.NewStream(key, v.Binding(), c.Head)
	if err != nil {
		return err
	}
	defer in.Wipe()
	sum, room := sha256.New(), []byte(nil)
	for n := range c.Chunks {
		sealed, err := r.Chunk(ctx, doc.ID, n)
		if err != nil {
			return err
		}
		at := open.ChunkOf{N: n, Last: n == c.Chunks-1}
		if room, err = in.Chunk(room[:0], at, sealed); err != nil {
			return err
		}
		sum.Write(room)
		if _, err := dst.Write(room); err != nil {
			return err
		}
	}
	clear(room)
	if [32]byte(sum.Sum(nil)) != doc.Sum {
		return open.ErrIntegrity
	}
	return nil
}

// files are the official files that were found. The log says that their documents are opened.
func (l *loading) files(ctx context.Context) (rows []*fileRow, err error) {
	o := opening{purpose: l.purpose}
	for i := range l.sheets {
		if row, ok := l.sheets[i].value.(*fileRow); ok && !row.Document.ID.IsZero() {
			o.documents = append(o.documents, row.Document.ID)
			rows = append(rows, row)
		}
	}
	return rows, l.store.tell(ctx, o)
}

// contents opens the documents of the official files that were found.
func (l *loading) contents(ctx context.Context, forms map[seal.ID]*form) error {
	rows, err := l.files(ctx)
	if err != nil {
		return err
	}
	read := map[seal.ID][]byte{}
	err = l.store.Engine.View(ctx, func(r record.Reader) error {
		for _, row := range rows {
			var b bytes.Buffer
			if err := l.store.document(ctx, r, row.Document, &b); err != nil {
				l.damage(row.Document.ID, err)
				continue
			}
			read[row.Document.ID] = append([]byte{}, b.Bytes()...)
		}
		return nil
	})
	for _, f := range forms {
		for i := range f.files {
			f.files[i].data = read[f.files[i].Document.ID]
		}
	}
	return err
}

// damage marks the file whose document could not be opened.
func (l *loading) damage(document seal.ID, err error) {
	for i := range l.sheets {
		x := &l.sheets[i]
		if row, ok := x.value.(*fileRow); ok && row.Document.ID == document {
			x.err, x.drawer.hurt = err, true
		}
	}
}
