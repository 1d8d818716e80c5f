package nenkin

import (
	"strings"

	"romukura/ground/fault"
	"romukura/ground/jis"
)

// Encode writes a file, after every check that [Check] makes on the day it was created. A file too
// large for electronic filing comes as several with the following serial numbers: the caller notes
// that as many serials were used as there are parts. Nothing is written when the list stops; the
// warnings of a list that does not are lines that a named person confirms.
//
// The bytes hold My Numbers where rows carry them. They are made at the moment of handing in, and
// are not stored in clear.
func Encode(f *File) ([][]byte, fault.List) {
	k := &checker{today: f.Created, writing: true}
	if !k.file(f) {
		return nil, list(k.findings)
	}
	s := f.sheet()
	if k.sheet(s); k.stops > 0 {
		return nil, list(k.findings)
	}
	parts, err := f.write(s)
	if err != nil {
		k.frame(0, "bytes.invalid")
		return nil, list(k.findings)
	}
	return parts, list(k.findings)
}

// Findings are what [Encode] would find, with the characters that cannot be written and their
// proposals, for a page that shows them one by one.
func (f *File) Findings() []Finding {
	k := &checker{today: f.Created, writing: true}
	if k.file(f) {
		k.sheet(f.sheet())
	}
	return k.findings
}

// file looks at what the value says beside the cells; false when it has rows that no edition
// writes.
func (k *checker) file(f *File) bool {
	if f.Edition != "" && f.Edition != Current {
		k.frame(0, "form.edition")
	}
	if f.Legacy {
		k.frame(0, "form.legacy")
		return false
	}
	known := true
	for i, row := range f.Rows {
		if row == nil || row.Form() == FormOldAddress {
			k.add(Finding{Row: i + 1, Code: "form.unknown", index: i})
			known = false
		}
	}
	return known
}

// write puts the cells into as few files as their size allows.
func (f *File) write(s *sheet) ([][]byte, error) {
	serial := f.Serial
	var out [][]byte
	part, err := s.head(nil, serial)
	if err != nil {
		return nil, err
	}
	var line []byte
	for _, row := range s.rows {
		if line, err = appendLine(line[:0], row); err != nil {
			return nil, err
		}
		if len(part)+len(line) >= limits.fileBytes {
			out = append(out, part)
			serial = NextSerial(serial)
			if part, err = s.head(nil, serial); err != nil {
				return nil, err
			}
		}
		part = append(part, line...)
	}
	return append(out, part), nil
}

// head writes the records before the rows, with a serial number.
func (s *sheet) head(dst []byte, serial int) ([]byte, error) {
	at := 3
	if s.society != nil {
		at = 1
	}
	media := append([]string(nil), s.media...)
	media[at] = padded(int64(serial), 3)
	for _, record := range [][]string{media, {lineKanri}, s.count, s.office, {lineData}} {
		var err error
		if dst, err = appendLine(dst, record); err != nil {
			return nil, err
		}
	}
	return dst, nil
}

func appendLine(dst []byte, record []string) ([]byte, error) {
	return jis.JISX0208.Append(dst, strings.Join(record, ",")+"\r\n")
}
