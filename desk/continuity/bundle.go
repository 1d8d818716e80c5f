package continuity

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// A bundle is one file that carries an office: the book, and a manifest that says what it is,
// signed by who made it. It opens with the same program on any PC, by the paper or a member's
// passphrase.

const (
	bundleFormat = "romukura bundle 1"
	manifestName = "manifest.json"
	signedName   = "manifest.sig"
	bookName     = "book.romukura"
)

// Manifest says what a bundle holds.
type Manifest struct {
	Format     string    `json:"format"`
	Office     string    `json:"office"`
	Made       time.Time `json:"made"`
	Author     string    `json:"author"`
	Checkpoint string    `json:"checkpoint"` // of the log of the replica that made it
	LogKey     string    `json:"logKey"`
	Size       int64     `json:"size"` // of the book, in bytes
	Sum        []byte    `json:"sum"`  // its SHA-256
}

// What a bundle can be that is not one.
var (
	// ErrNotBundle reports a file that is no bundle.
	ErrNotBundle = errors.New("continuity: not a bundle")
	// ErrNewer reports a bundle of a newer version of the program.
	ErrNewer = errors.New("continuity: the bundle was made by a newer version")
	// ErrSignature reports a bundle whose manifest no member of its office signed.
	ErrSignature = errors.New("continuity: no member of the office signed this bundle")
	// ErrTorn reports a bundle or copy that is not whole: cut off, or changed on its way.
	ErrTorn = errors.New("continuity: the copy is not whole")
	// ErrExists reports a file in whose place nothing is put.
	ErrExists = errors.New("continuity: the file is there already")
)

// Export writes the office's bundle to a new file, while the book is in use.
func (k *Keeper) Export(ctx context.Context, path string) (*Manifest, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, ErrExists
	}
	if err := k.note(ctx, log.Entry{Action: log.Export, Purpose: "bundle"}); err != nil {
		return nil, err
	}
	copied := filepath.Join(k.Scratch, "bundle-"+seal.NewID().String())
	defer func() { _ = os.Remove(copied) }()
	if err := k.Book.Copy(ctx, copied); err != nil {
		return nil, err
	}
	m, err := k.manifest(ctx, copied)
	if err != nil {
		return nil, err
	}
	return m, k.pack(path, copied, m)
}

func (k *Keeper) manifest(ctx context.Context, copied string) (*Manifest, error) {
	m := &Manifest{Format: bundleFormat, Made: k.Clock().UTC()}
	book, err := k.Files.Read(copied)
	if err != nil {
		return nil, err
	}
	err = book.View(ctx, func(r record.Reader) error {
		office, err := r.Office(ctx)
		if err != nil {
			return err
		}
		m.Office = office.String()
		note, public, err := k.Session.Checkpoint(ctx, r)
		m.Checkpoint, m.LogKey = string(note), public
		return err
	})
	if err := errors.Join(err, book.Close()); err != nil {
		return nil, err
	}
	m.Size, m.Sum, err = sumOf(copied)
	return m, err
}

func sumOf(path string) (int64, []byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = f.Close() }()
	sum := sha256.New()
	n, err := io.Copy(sum, f)
	return n, sum.Sum(nil), err
}

// pack writes manifest, signature and book beside, and moves the file to its name when it is
// durable.
func (k *Keeper) pack(path, copied string, m *Manifest) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	signature, err := k.Session.Sign(text)
	if err != nil {
		return err
	}
	out, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(out.Name()) }()
	z := zip.NewWriter(out)
	book, err := os.Open(copied)
	if err != nil {
		return errors.Join(err, out.Close())
	}
	defer func() { _ = book.Close() }()
	for _, part := range []struct {
		name string
		body io.Reader
	}{
		{manifestName, bytes.NewReader(text)}, {signedName, bytes.NewReader(signature)},
		{bookName, book},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Store})
		if err == nil {
			_, err = io.Copy(w, part.body)
		}
		if err != nil {
			return errors.Join(err, out.Close())
		}
	}
	if err := errors.Join(z.Close(), out.Sync(), out.Close()); err != nil {
		return err
	}
	return os.Rename(out.Name(), path)
}

// maxManifest bounds what is read of a manifest or a signature.
const maxManifest = 64 << 10

// ReadManifest reads what a bundle says of itself, and sees that the book in it is whole.
func ReadManifest(path string) (*Manifest, error) {
	b, err := openBundle(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = b.zip.Close() }()
	sum := sha256.New()
	n, err := b.book(sum)
	if err != nil || n != b.manifest.Size || !bytes.Equal(sum.Sum(nil), b.manifest.Sum) {
		return nil, ErrTorn
	}
	return b.manifest, nil
}

type bundle struct {
	zip             *zip.ReadCloser
	manifest        *Manifest
	text, signature []byte
}

func openBundle(path string) (*bundle, error) {
	z, err := zip.OpenReader(path)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) || errors.Is(err, os.ErrPermission) {
			return nil, err
		}
		return nil, notZip(path)
	}
	b := &bundle{zip: z, manifest: &Manifest{}}
	if b.text, err = b.small(manifestName); err == nil {
		b.signature, err = b.small(signedName)
	}
	if err == nil && json.Unmarshal(b.text, b.manifest) != nil {
		err = ErrNotBundle
	}
	switch {
	case err != nil:
	case b.manifest.Format == bundleFormat:
		return b, nil
	case len(b.manifest.Format) > 16 && b.manifest.Format[:16] == bundleFormat[:16]:
		err = ErrNewer
	default:
		err = ErrNotBundle
	}
	return nil, errors.Join(err, z.Close())
}

// notZip tells a bundle that was cut off from a file that never was one.
func notZip(path string) error {
	head := make([]byte, 4)
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	if _, err := io.ReadFull(f, head); err == nil && bytes.Equal(head, []byte("PK\x03\x04")) {
		return ErrTorn
	}
	return ErrNotBundle
}

func (b *bundle) small(name string) ([]byte, error) {
	f, err := b.zip.Open(name)
	if err != nil {
		return nil, ErrNotBundle
	}
	defer func() { _ = f.Close() }()
	text, err := io.ReadAll(io.LimitReader(f, maxManifest))
	if err != nil {
		return nil, ErrTorn
	}
	return text, nil
}

func (b *bundle) book(w io.Writer) (int64, error) {
	f, err := b.zip.Open(bookName)
	if err != nil {
		return 0, ErrNotBundle
	}
	defer func() { _ = f.Close() }()
	return io.Copy(w, io.LimitReader(f, b.manifest.Size+1))
}

// Way says from which file to which.
type Way struct{ From, To string }

// Unpack takes the book out of a bundle into a new file, after it saw that the bundle is whole and
// signed by a member of the office. It needs no key.
func Unpack(ctx context.Context, files Files, way Way) (*Manifest, error) {
	if _, err := os.Lstat(way.To); err == nil {
		return nil, ErrExists
	}
	b, err := openBundle(way.From)
	if err != nil {
		return nil, err
	}
	defer func() { _ = b.zip.Close() }()
	out, err := os.CreateTemp(filepath.Dir(way.To), ".new-*")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.Remove(out.Name()) }()
	sum := sha256.New()
	n, err := b.book(io.MultiWriter(out, sum))
	torn := errors.Is(err, zip.ErrChecksum) || errors.Is(err, io.ErrUnexpectedEOF)
	if err := errors.Join(err, out.Sync(), out.Close()); err != nil && !torn {
		return nil, err
	}
	if torn || n != b.manifest.Size || !bytes.Equal(sum.Sum(nil), b.manifest.Sum) {
		return nil, ErrTorn
	}
	if err := b.signed(ctx, files, out.Name()); err != nil {
		return nil, err
	}
	return b.manifest, os.Rename(out.Name(), way.To)
}

// signed sees that a member of the office in the book signed the manifest.
func (b *bundle) signed(ctx context.Context, files Files, path string) error {
	book, err := files.Read(path)
	if err != nil {
		return err
	}
	err = book.View(ctx, func(r record.Reader) error {
		office, err := r.Office(ctx)
		if err != nil {
			return err
		}
		if office.String() != b.manifest.Office {
			return ErrSignature
		}
		return b.member(ctx, r)
	})
	return errors.Join(err, book.Close())
}

func (b *bundle) member(ctx context.Context, r record.Reader) error {
	found := false
	scope := record.Scope{OfficeOnly: true, Kinds: []string{record.KindMember}}
	err := r.Heads(ctx, scope, func(v *record.Version) error {
		id, err := seal.ParseIdentity(v.Sealed)
		found = found || err == nil && seal.Verify(id, b.signature, seal.DomainExport, b.text)
		return nil
	})
	if err == nil && !found {
		return ErrSignature
	}
	return err
}
