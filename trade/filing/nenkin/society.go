package nenkin

import (
	"romukura/ground/caldate"
)

// Society is how one health insurance society (健康保険組合) wants its file: the office's own number,
// and the cells it adds to the pension office's tables. The base of it is known from one program's
// column names alone, so that a template stands unchecked until a named person has compared it with
// the society's own specification, and no file leaves before.
type Society struct {
	ID           string  `json:"id"`
	Name         string  `json:"name"`
	OfficeNumber string  `json:"office_number"` // 健保組合の事業所番号
	Media        []Extra `json:"media,omitempty"`
	// Rows are the cells behind those of each form, in order.
	Rows map[Form][]Extra `json:"rows,omitempty"`
	// Checked says who compared the template with the society's own specification.
	Checked Checked `json:"checked,omitzero"`
}

// Extra is one cell of a society's own.
type Extra struct {
	Name     string `json:"name"`
	Label    string `json:"label"`
	MaxBytes int    `json:"max_bytes,omitempty"` // 0 is unknown and not limited
	Digits   bool   `json:"digits,omitempty"`    // digits only
	Required bool   `json:"required,omitempty"`
	Value    string `json:"value,omitempty"` // of a cell of the media record
}

// Checked is who compared something with its source, when, and with which edition of it.
type Checked struct {
	By      string       `json:"by"`
	On      caldate.Date `json:"on"`
	Against string       `json:"against"`
}

// Done reports whether a named person has compared it.
func (c Checked) Done() bool { return c.By != "" && !c.On.IsZero() && c.Against != "" }

// NewSociety is a template to begin with: the base forms with the cells that were seen in one
// program, unchecked.
func NewSociety(id string) *Society {
	s := &Society{ID: id, Rows: make(map[Form][]Extra)}
	for _, f := range Forms() {
		l, ok := layouts["KPFD.data."+f]
		if !ok {
			continue
		}
		for _, field := range l.Fields {
			s.Rows[f] = append(s.Rows[f], Extra{Name: field.Name, Label: field.Label})
		}
	}
	return s
}

// extras is the number of cells that a society adds to a form.
func (s *Society) extras(f Form) int {
	if s == nil {
		return 0
	}
	return len(s.Rows[f])
}
