package tour

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed index.html
var indexText string

var indexPage = template.Must(template.New("index").Parse(indexText))

// Index writes the page that leads to every output: what was done, what waits for a person, where
// the files are, and one figure with its why. It needs no script and no network.
func (s *Summary) Index(w io.Writer) error { return indexPage.Execute(w, s) }
