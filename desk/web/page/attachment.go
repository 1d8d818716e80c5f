package page

import (
	"bytes"
	"context"
	"io"

	"romukura/desk/sealed"
)

// Upload is a file that was handed in, known by what it holds and never by its name.
type Upload struct {
	Data []byte // nil where nothing came
	Kind string // image/jpeg, application/pdf …; empty where the content is of none that is known
}

// Upload reads the file of a field.
func (q *Request) Upload(field string) Upload {
	f, _, err := q.FormFile(field)
	if err != nil {
		return Upload{}
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(f)
	if err != nil || len(data) == 0 {
		return Upload{}
	}
	return Upload{data, kindOf(data)}
}

// HoldsNumber tells whether the file is text in which what may be a My Number stands. What is
// packed or painted is not looked into.
func (u Upload) HoldsNumber() bool { return u.Kind == "text/xml" && HoldsNumber(string(u.Data)) }

// marks are the first bytes of each kind of file, from a place on.
var marks = []struct {
	at         int
	mark, kind string
}{
	{0, "\xff\xd8\xff", "image/jpeg"}, {0, "\x89PNG\r\n\x1a\n", "image/png"},
	{4, "ftypheic", "image/heic"}, {4, "ftypheix", "image/heic"}, {4, "ftypmif1", "image/heic"},
	{0, "%PDF-", "application/pdf"}, {0, "PK\x03\x04", "application/zip"},
	{0, "<?xml", "text/xml"}, {0, "\ufeff<?xml", "text/xml"},
}

func kindOf(data []byte) string {
	for _, m := range marks {
		if len(data) > m.at && bytes.HasPrefix(data[m.at:], []byte(m.mark)) {
			return m.kind
		}
	}
	return ""
}

var extensions = map[string]string{"image/jpeg": ".jpg", "image/png": ".png", "image/heic": ".heic",
	"application/pdf": ".pdf", "application/zip": ".zip", "text/xml": ".xml"}

// Attach seals a file under a person's key, or the client's where no person is named, and gives the
// word by which it is found again.
func (x *Session) Attach(
	ctx context.Context, about sealed.About, data []byte,
) (document string, err error) {
	err = x.With(func(s *sealed.Store) error {
		if _, loaded := s.ClientID(about.Client); !loaded {
			if _, err := s.Load(ctx, about.Client); err != nil {
				return err
			}
		}
		made, err := s.PutDocument(ctx, about, bytes.NewReader(data))
		if err != nil {
			return err
		}
		text, err := made.MarshalText()
		document = string(text)
		return err
	})
	return document, err
}

// Held is a sealed file that stands in a record.
type Held struct {
	Document string // what Attach gave
	Name     string // of the file, without its ending; tells nothing of whom
	Kind     string
}

// Attached hands a sealed file out. The log says so first.
func (q *Request) Attached(h Held) (Answer, error) {
	var doc sealed.Document
	if err := doc.UnmarshalText([]byte(h.Document)); err != nil {
		return Answer{}, err
	}
	var b bytes.Buffer
	err := q.Session.With(func(s *sealed.Store) error { return s.OpenDocument(q.Context(), doc, &b) })
	if err != nil {
		return Answer{}, err
	}
	return Answer{File: &File{Name: h.Name + extensions[h.Kind], Kind: h.Kind, Data: b.Bytes()}}, nil
}
