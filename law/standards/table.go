package standards

import (
	"embed"
	"fmt"

	"romukura/ground/yen"
	"romukura/law/dated"
)

//go:embed tables
var tables embed.FS

const root = "law/standards"

// sheet reads a table of keys and values; the first fault stays.
type sheet struct {
	rows map[string]dated.Row
	err  error
}

func read(f *dated.File) *sheet {
	s := &sheet{rows: make(map[string]dated.Row, len(f.Rows))}
	for _, r := range f.Rows {
		key := r.Text("key")
		if _, twice := s.rows[key]; twice {
			s.err = fmt.Errorf("key %q stands twice", key)
		}
		s.rows[key] = r
	}
	return s
}

func (s *sheet) row(key string) (dated.Row, bool) {
	r, ok := s.rows[key]
	if !ok && s.err == nil {
		s.err = fmt.Errorf("key %q is missing", key)
	}
	return r, ok
}

func (s *sheet) int(key string) int {
	if r, ok := s.row(key); ok {
		return r.Int("value")
	}
	return 0
}

func (s *sheet) rate(key string) yen.Rate {
	if r, ok := s.row(key); ok {
		return r.Rate("value")
	}
	return yen.Rate{Num: 0, Den: 1}
}
