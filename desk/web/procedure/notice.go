package procedure

import (
	"bytes"
	"io"
	"path"
	"strconv"
	"strings"

	"romukura/desk/sealed"
	"romukura/desk/web/page"
	"romukura/ground/fault"
	"romukura/trade/filing"
)

// kindOf tells by its content what a paper is; empty where it is none that is taken.
func kindOf(data []byte) string {
	starts := func(mark string) bool { return bytes.HasPrefix(data, []byte(mark)) }
	switch {
	case starts("%PDF-"):
		return "application/pdf"
	case starts("\xff\xd8\xff"):
		return "image/jpeg"
	case starts("\x89PNG\r\n\x1a\n"):
		return "image/png"
	case starts("PK\x03\x04"):
		return "application/zip"
	case starts("<?xml"), starts("\ufeff<?xml"):
		return "text/xml"
	}
	return ""
}

var extensions = map[string]string{"image/jpeg": ".jpg", "image/png": ".png",
	"application/pdf": ".pdf", "application/zip": ".zip", "text/xml": ".xml"}

// attach seals a paper of the authority and keeps it with the case.
func attach(q *page.Request) (page.Answer, error) {
	x, err := caseOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	var faults fault.List
	data := uploaded(q)
	kind := kindOf(data)
	if kind == "" {
		faults.Add(fault.Fault{Path: "paper", Code: "paper", Message: textPaperKind})
	}
	if q.Text("title") == "" {
		faults.Add(fault.Fault{Path: "title", Code: "title", Message: textPaperTitle})
	}
	if faults.Len() > 0 {
		return showing(q, x, q.Typed(faults.All()...)), nil
	}
	made, err := put(q, x, data)
	if err != nil {
		return page.Answer{}, err
	}
	save := edit(q, x.ID, func(x *filing.Case) error {
		x.Notices = append(x.Notices, filing.Notice{Document: made, Title: q.Text("title"), Kind: kind,
			Size: int64(len(data)), On: q.Today(), By: q.Session.Name()})
		return nil
	})
	batch, err := q.Session.Save(q.Context(), save)
	if err != nil {
		return page.Answer{}, err
	}
	return q.Undoable(page.To(q.Path("cases", "c", wordOf(q, x.ID))).Saying(textAttached), batch), nil
}

func uploaded(q *page.Request) []byte {
	f, _, err := q.FormFile("paper")
	if err != nil {
		return nil // told as a paper of no kind
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(f)
	if err != nil {
		return nil // likewise
	}
	return data
}

// put seals a paper under the person's key, or the client's, and names it.
func put(q *page.Request, x *filing.Case, data []byte) (name string, err error) {
	err = q.Session.With(func(s *sealed.Store) error {
		if _, loaded := s.ClientID(q.Profile.ID); !loaded {
			if _, err := s.Load(q.Context(), q.Profile.ID); err != nil {
				return err
			}
		}
		made, err := s.PutDocument(q.Context(),
			sealed.About{Client: q.Profile.ID, Person: x.Employee}, bytes.NewReader(data))
		if err != nil {
			return err
		}
		text, err := made.MarshalText()
		name = string(text)
		return err
	})
	return name, err
}

// notice hands a paper out. The log says so first.
func notice(q *page.Request) (page.Answer, error) {
	x, err := caseOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	n, err := strconv.Atoi(q.PathValue("n"))
	if err != nil || n < 1 || n > len(x.Notices) {
		return page.Answer{}, page.ErrNotThere
	}
	var doc sealed.Document
	if err := doc.UnmarshalText([]byte(x.Notices[n-1].Document)); err != nil {
		return page.Answer{}, err
	}
	var b bytes.Buffer
	err = q.Session.With(func(s *sealed.Store) error { return s.OpenDocument(q.Context(), doc, &b) })
	if err != nil {
		return page.Answer{}, err
	}
	kind := x.Notices[n-1].Kind
	return page.Answer{File: &page.File{Name: textNoticeFile + strconv.Itoa(n) + extensions[kind],
		Kind: kind, Data: b.Bytes()}}, nil
}

func nameIn(at string) string { return path.Base(strings.ReplaceAll(at, "\\", "/")) }
