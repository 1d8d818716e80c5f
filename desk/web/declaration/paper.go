package declaration

import (
	"bytes"
	"io"
	"strconv"

	"romukura/desk/book"
	"romukura/desk/sealed"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/trade/settlement"
)

// mostPapers are how many papers a person may attach.
const mostPapers = 30

// kindOf tells by its content what a paper is; empty where it is none that is taken.
func kindOf(data []byte) string {
	starts := func(at int, mark string) bool {
		return len(data) >= at+len(mark) && string(data[at:at+len(mark)]) == mark
	}
	switch {
	case starts(0, "\xff\xd8\xff"):
		return "image/jpeg"
	case starts(0, "\x89PNG\r\n\x1a\n"):
		return "image/png"
	case starts(0, "%PDF-"):
		return "application/pdf"
	case starts(4, "ftypheic"), starts(4, "ftypheix"), starts(4, "ftypmif1"):
		return "image/heic"
	}
	return ""
}

// attach seals a paper and keeps it with the person's part of the season.
func attach(q *page.Request) (page.Answer, error) {
	return within(q, func(f *filling) (page.Answer, error) {
		data, problem := uploaded(q)
		kind := kindOf(data)
		if problem == "" && kind == "" {
			problem = textNoPaperKind
		}
		if problem == "" && len(f.Part.Attached) >= mostPapers {
			problem = textManyPapers
		}
		if problem != "" {
			form := part.Form{Faults: []fault.Fault{{Path: "paper", Code: "paper", Message: problem}}}
			return page.Faulty(textAll, everything(f, form)), nil
		}
		made, err := f.seal(q, data)
		if err != nil {
			return page.Answer{}, err
		}
		_, err = f.session.Save(q.Context(), page.Save{Client: f.client,
			Change: book.Change{Act: record.Edit}, Edit: func(c *book.Client) error {
				s, err := season.Open(c, f.year)
				if err != nil {
					return err
				}
				p := s.Put(f.person)
				p.Attached = append(p.Attached, settlement.Attachment{Document: made, Kind: kind,
					Size: int64(len(data)), On: q.Today()})
				return nil
			}})
		if err != nil {
			return page.Answer{}, err
		}
		return page.To(door + "/all"), nil
	})
}

func uploaded(q *page.Request) (data []byte, problem string) {
	file, header, err := q.FormFile("paper")
	if err != nil {
		return nil, textNoPaper
	}
	defer func() { _ = file.Close() }()
	if header.Size > largest {
		return nil, textLargePaper
	}
	if data, err = io.ReadAll(file); err != nil || len(data) == 0 {
		return nil, textNoPaper
	}
	return data, ""
}

// seal puts a paper into the book under the person's key and names it.
func (f *filling) seal(q *page.Request, data []byte) (name string, err error) {
	err = f.session.With(func(s *sealed.Store) error {
		if _, loaded := s.ClientID(f.client); !loaded {
			if _, err := s.Load(q.Context(), f.client); err != nil {
				return err
			}
		}
		made, err := s.PutDocument(q.Context(),
			sealed.About{Client: f.client, Person: f.person}, bytes.NewReader(data))
		if err != nil {
			return err
		}
		text, err := made.MarshalText()
		name = string(text)
		return err
	})
	return name, err
}

// attached shows a paper to the office. The log says so first.
func attached(q *page.Request) (page.Answer, error) {
	f, err := ofAddress(q)
	if err != nil {
		return page.Answer{}, err
	}
	n, err := strconv.Atoi(q.PathValue("n"))
	if err != nil || n < 1 || n > len(f.Part.Attached) {
		return page.Answer{}, page.ErrNotThere
	}
	a := f.Part.Attached[n-1]
	var doc sealed.Document
	if err := doc.UnmarshalText([]byte(a.Document)); err != nil {
		return page.Answer{}, err
	}
	var b bytes.Buffer
	err = q.Session.With(func(s *sealed.Store) error { return s.OpenDocument(q.Context(), doc, &b) })
	if err != nil {
		return page.Answer{}, err
	}
	return page.Answer{File: &page.File{Name: textPaperFile + strconv.Itoa(n) + extensions[a.Kind],
		Kind: a.Kind, Data: b.Bytes()}}, nil
}

var extensions = map[string]string{"image/jpeg": ".jpg", "image/png": ".png",
	"image/heic": ".heic", "application/pdf": ".pdf"}
