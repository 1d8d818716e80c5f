package pdf

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"romukura/trade/document/layout"
)

// ErrEmpty refuses a batch without documents: a file without pages is broken to every reader.
var ErrEmpty = errors.New("pdf: no document to print")

// Render writes one document. An error before writing, a [MissingGlyphError] or an [OverflowError]
// or both joined, leaves w untouched.
func Render(w io.Writer, doc layout.Document, fonts *Fonts) error {
	return RenderBatch(w, layout.Batch{Title: doc.Title, Documents: []layout.Document{doc}}, fonts)
}

// RenderBatch writes several documents into one file, each beginning on a new page and counting its
// pages by itself. If one of them cannot be printed, none is, and all faults of all are told.
func RenderBatch(w io.Writer, batch layout.Batch, fonts *Fonts) error {
	b, err := draw(batch, fonts)
	if err != nil {
		return err
	}
	data, err := b.write(batch)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("pdf: write: %w", err)
	}
	return nil
}

// Check says whether a batch can be printed, without writing it: what RenderBatch would refuse.
func Check(batch layout.Batch, fonts *Fonts) error {
	_, err := draw(batch, fonts)
	return err
}

// binder is a file whose pages are drawn.
type binder struct {
	set   *setter
	file  *file
	pages []page
}

type page struct {
	width, height int
	packed        []byte
}

// draw draws all documents, or collects what stands against it.
func draw(batch layout.Batch, fonts *Fonts) (*binder, error) {
	if len(batch.Documents) == 0 {
		return nil, ErrEmpty
	}
	b := &binder{set: newSetter(fonts), file: newFile()}
	var missing []Missing
	var overflows []Overflow
	for i := range batch.Documents {
		doc := &batch.Documents[i]
		missing = append(missing, b.set.missingIn(*doc)...)
		c := &composer{set: b.set, doc: doc, faults: &overflows}
		for _, s := range c.pages() {
			packed, err := b.file.pack(s.content())
			if err != nil {
				return nil, err
			}
			b.pages = append(b.pages, page{s.width, s.height, packed})
		}
	}
	return b, refusal(missing, overflows)
}

func refusal(missing []Missing, overflows []Overflow) error {
	var list []error
	if len(missing) > 0 {
		list = append(list, &MissingGlyphError{Missing: missing})
	}
	if len(overflows) > 0 {
		list = append(list, &OverflowError{Overflows: overflows})
	}
	if len(list) == 1 {
		return list[0]
	}
	return errors.Join(list...)
}

// write assembles the file.
func (b *binder) write(batch layout.Batch) ([]byte, error) {
	f := b.file
	var resources strings.Builder
	for i, u := range b.set.used {
		if len(u.glyphs) == 0 {
			continue
		}
		n, err := f.font(b.set.fonts.faces[i], u.glyphs)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&resources, "/F%d %d 0 R", i, n)
	}
	fonts := f.reserve()
	f.object(fonts, "<</Font<<%s>>>>", resources.String())
	var kids strings.Builder
	for _, p := range b.pages {
		leaf, content := f.reserve(), f.reserve()
		fmt.Fprintf(&kids, "%d 0 R ", leaf)
		box := appendNumbers(nil, 0, 0, p.width, p.height)
		f.object(leaf, "<</Type/Page/Parent %d 0 R/MediaBox[%s]/Resources %d 0 R/Contents %d 0 R>>",
			objectPages, strings.TrimSpace(string(box)), fonts, content)
		f.packedStream(content, p.packed, "")
	}
	f.object(objectPages, "<</Type/Pages/Count %d/Kids[%s]>>", len(b.pages), kids.String())
	f.object(objectCatalog, "<</Type/Catalog/Pages %d 0 R/Lang(ja-JP)"+
		"/ViewerPreferences<</DisplayDocTitle true>>>>", objectPages)
	made := ""
	if !batch.Made.IsZero() {
		made = "/CreationDate(D:" + batch.Made.Compact() + ")"
	}
	f.object(objectInfo, "<</Title%s/Producer%s%s>>",
		textString(batch.Title), textString(producer), made)
	return f.finish(), nil
}
