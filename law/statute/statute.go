package statute

import (
	_ "embed"
	"fmt"
	"strings"
)

// Statute is one act, order, ordinance or circular.
type Statute struct {
	Short   string
	LawID   string // e-Gov's id; empty where it has none or we do not know it
	Title   string
	Checked bool // the id was seen together with the title in published material
}

// Circular tells whether the short name is complete without an article.
func (s Statute) Circular() bool {
	last := s.Short[len(s.Short)-1]
	return '0' <= last && last <= '9'
}

// Register holds the statutes that may be cited.
type Register struct {
	rows  []Statute
	short map[string]int
}

//go:embed statutes.tsv
var source string

var known = mustRead(source)

// mustRead reads our own file; a fault in it is ours and stops the start.
func mustRead(src string) Register {
	r, err := ReadRegister(src)
	if err != nil {
		panic(err)
	}
	return r
}

// Known is the register of the product.
func Known() Register { return known }

// ReadRegister reads a register in the form of statutes.tsv.
func ReadRegister(src string) (Register, error) {
	r := Register{short: map[string]int{}}
	for i, line := range strings.Split(strings.TrimRight(src, "\n"), "\n") {
		if i == 0 {
			if line != "short\tlaw-id\ttitle\tid-checked" {
				return Register{}, fmt.Errorf("statutes.tsv:1: the columns are %q", line)
			}
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 || f[0] == "" || f[2] == "" || f[3] != "yes" && f[3] != "no" {
			return Register{}, fmt.Errorf("statutes.tsv:%d: want short, law-id, title, yes or no", i+1)
		}
		if _, twice := r.short[f[0]]; twice {
			return Register{}, fmt.Errorf("statutes.tsv:%d: %s stands there twice", i+1, f[0])
		}
		if f[1] == "" && f[3] == "yes" {
			return Register{}, fmt.Errorf("statutes.tsv:%d: no id, yet checked", i+1)
		}
		r.short[f[0]] = len(r.rows)
		r.rows = append(r.rows, Statute{f[0], f[1], f[2], f[3] == "yes"})
	}
	return r, nil
}

// All lists the statutes in the order of the file.
func (r Register) All() []Statute { return append([]Statute(nil), r.rows...) }

// Lookup finds a statute by its short name.
func (r Register) Lookup(short string) (Statute, bool) {
	i, ok := r.short[short]
	if !ok {
		return Statute{}, false
	}
	return r.rows[i], true
}
