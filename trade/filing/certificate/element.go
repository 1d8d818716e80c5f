package certificate

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"romukura/ground/fault"
)

// Limits of a file. A certificate of a hundred contracts with its signature stays far below.
const (
	// MaxBytes is the largest file that is read.
	MaxBytes    = 4 << 20
	maxDepth    = 32
	maxElements = 50_000
)

// Namespaces of the agency's schemas.
const (
	spaceForms     = "http://xml.e-tax.nta.go.jp/XSD/kyotsu"
	spaceSignature = "http://www.w3.org/2000/09/xmldsig#"
)

// element is one element with the text directly in it. What a signature contains is left out.
type element struct {
	space, name string
	version     string // attribute VR
	text        string
	below       []*element
}

// child is the first element of a name directly below, nil when there is none.
func (e *element) child(name string) *element {
	for _, x := range e.below {
		if x.name == name {
			return x
		}
	}
	return nil
}

// at follows a path of names, nil where it ends early.
func (e *element) at(path string) *element {
	for _, name := range strings.Split(path, "/") {
		if e == nil {
			return nil
		}
		e = e.child(name)
	}
	return e
}

// words is the text at a path, without the blanks around it.
func (e *element) words(path string) string {
	if x := e.at(path); x != nil {
		return strings.TrimSpace(x.text)
	}
	return ""
}

// signed reports that the form carries a signature.
func (e *element) signed() bool {
	for _, x := range e.below {
		if x.space == spaceSignature && x.name == "Signature" {
			return true
		}
	}
	return false
}

// parse reads the elements of a file. Nothing is resolved: a document type is refused whatever it
// says, and an entity that XML itself does not have ends the reading.
func parse(data []byte) (*element, *fault.Fault) {
	if len(data) > MaxBytes {
		return nil, wordTooLarge.at("")
	}
	t := tree{}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err != nil {
			return t.end(err)
		}
		if f := t.take(token); f != nil {
			return nil, f
		}
	}
}

// tree grows with the tokens of a file.
type tree struct {
	root  *element
	open  []*element
	count int
}

func (t *tree) take(token xml.Token) *fault.Fault {
	switch x := token.(type) {
	case xml.Directive:
		return wordDocumentType.at("")
	case xml.StartElement:
		return t.start(x)
	case xml.EndElement:
		t.open = t.open[:len(t.open)-1]
	case xml.CharData:
		if n := len(t.open); n > 0 && t.open[n-1].space != spaceSignature {
			t.open[n-1].text += string(x)
		}
	}
	return nil
}

func (t *tree) start(x xml.StartElement) *fault.Fault {
	t.count++
	if len(t.open) >= maxDepth || t.count > maxElements {
		return wordTooDeep.at("")
	}
	e := &element{space: x.Name.Space, name: x.Name.Local}
	for _, a := range x.Attr {
		if a.Name.Local == "VR" && a.Name.Space == "" {
			e.version = a.Value
		}
	}
	switch n := len(t.open); {
	case n > 0 && t.open[n-1].space != spaceSignature:
		t.open[n-1].below = append(t.open[n-1].below, e)
	case n == 0 && t.root != nil:
		return wordNotXML.at("")
	case n == 0:
		t.root = e
	}
	t.open = append(t.open, e)
	return nil
}

// end is the root of a file that came to its end.
func (t *tree) end(err error) (*element, *fault.Fault) {
	if !errors.Is(err, io.EOF) || t.root == nil || len(t.open) > 0 {
		return nil, wordNotXML.at("")
	}
	return t.root, nil
}
