// Package canary looks for values that must not be found: invented names and numbers that a test
// put in, in every spelling in which a program might have let them out.
//
// It promises to find a value in UTF-8, UTF-16 of both orders, Shift_JIS, EUC-JP, half-width kana,
// compatibility form, base64 at any alignment, hexadecimal, JSON and URL escapes, and all that
// inside gzip, zlib and zip, one in another. It looks at bytes, so databases, logs, dumps of memory
// and files of unknown form are all the same to it. A test that finds nothing must also show that
// it would have found something: [Plant] writes every spelling into every container.
//
//	finder := canary.New("かなりあ太郎", "9000000000")
//	for _, hit := range finder.File(path) { … }
package canary

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// Hit is one find.
type Hit struct {
	Value    string // which canary
	Spelling string // in which spelling, behind the containers it lay in
	Place    string // file, or what the caller named
	At       int    // offset inside the innermost container
}

// Finder looks for canaries.
type Finder struct{ needles []needle }

type needle struct {
	value, spelling string
	bytes           []byte
}

// New makes a finder of values that are long enough not to be met by chance.
func New(values ...string) *Finder {
	f := &Finder{}
	for _, value := range values {
		seen := map[string]bool{}
		all := Spellings(value)
		for _, spelling := range slices.Sorted(maps.Keys(all)) {
			if text := all[spelling]; !seen[string(text)] {
				seen[string(text)] = true
				f.needles = append(f.needles, needle{value, spelling, text})
			}
		}
	}
	return f
}

// Spellings are the ways in which a value may stand in bytes.
func Spellings(value string) map[string][]byte {
	found := map[string][]byte{"utf-8": []byte(value)}
	texts := map[string]string{
		"": value, "narrow ": width.Narrow.String(norm.NFKC.String(value)),
		"nfkc ": norm.NFKC.String(value), "nfd ": norm.NFD.String(value),
	}
	for form, text := range texts {
		found[form+"utf-8"] = []byte(text)
		for name, e := range map[string]encoding.Encoding{
			"utf-16le":  unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
			"utf-16be":  unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
			"shift_jis": japanese.ShiftJIS, "euc-jp": japanese.EUCJP,
		} {
			if out, err := e.NewEncoder().Bytes([]byte(text)); err == nil {
				found[form+name] = out
			}
		}
	}
	found["json"] = escaped(value)
	found["url"] = []byte(url.QueryEscape(value))
	for _, name := range []string{"utf-8", "utf-16le", "utf-16be", "shift_jis"} {
		if plain, ok := found[name]; ok {
			spellBytes(found, name, plain)
		}
	}
	return found
}

// spellBytes adds what encoders of bytes make of a spelling.
func spellBytes(found map[string][]byte, name string, plain []byte) {
	found["hex "+name] = []byte(hex.EncodeToString(plain))
	found["HEX "+name] = []byte(strings.ToUpper(hex.EncodeToString(plain)))
	for shift := range 3 {
		text := base64.StdEncoding.EncodeToString(append(make([]byte, shift), plain...))
		// What depends on the bytes before and behind is cut off.
		text = strings.TrimRight(text, "=")
		head := []int{0, 2, 3}[shift]
		tail := 0
		if (shift+len(plain))%3 != 0 {
			tail = 1
		}
		text = text[head : len(text)-tail]
		found["base64 "+name+string(rune('0'+shift))] = []byte(text)
		found["base64url "+name+string(rune('0'+shift))] =
			[]byte(strings.NewReplacer("+", "-", "/", "_").Replace(text))
	}
}

func escaped(value string) []byte {
	var out strings.Builder
	for _, r := range value {
		if r < 0x80 {
			out.WriteRune(r)
			continue
		}
		text, _ := json.Marshal(string(r))
		out.Write(toEscape(bytes.Trim(text, `"`)))
	}
	return []byte(out.String())
}

// toEscape writes runes as \uXXXX, which encoding/json does not do by itself.
func toEscape(utf8 []byte) []byte {
	units, err := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().Bytes(utf8)
	if err != nil {
		return utf8
	}
	var out []byte
	for i := 0; i+1 < len(units); i += 2 {
		out = append(append(out, `\u`...), hex.EncodeToString(units[i:i+2])...)
	}
	return out
}

// depth bounds how far containers are opened one in another.
const depth = 4

// Bytes looks through bytes and the containers in them.
func (f *Finder) Bytes(place string, data []byte) []Hit { return f.search(place, "", data, depth) }

func (f *Finder) search(place, inside string, data []byte, left int) []Hit {
	var hits []Hit
	for _, n := range f.needles {
		if at := bytes.Index(data, n.bytes); at >= 0 {
			hits = append(hits, Hit{n.value, inside + n.spelling, place, at})
		}
	}
	if left == 0 {
		return hits
	}
	for _, c := range containers {
		for at := 0; ; at++ {
			next := bytes.Index(data[at:], c.magic)
			if next < 0 {
				break
			}
			at += next
			if inner := c.open(data[at:]); len(inner) > 0 {
				hits = append(hits, f.search(place, inside+c.name+" ", inner, left-1)...)
			}
		}
	}
	return hits
}

// most bounds what one container may unpack to.
const most = 256 << 20

type container struct {
	name  string
	magic []byte
	open  func([]byte) []byte
}

var containers = []container{
	{"gzip", []byte{0x1f, 0x8b, 8}, func(b []byte) []byte {
		return readable(gzip.NewReader(bytes.NewReader(b)))
	}},
	{"zlib", []byte{0x78, 0x9c}, func(b []byte) []byte {
		return readable(zlib.NewReader(bytes.NewReader(b)))
	}},
	{"zlib", []byte{0x78, 0xda}, func(b []byte) []byte {
		return readable(zlib.NewReader(bytes.NewReader(b)))
	}},
	{"zip", []byte("PK\x03\x04"), unzip},
}

// readable is what can be read, also where the end is missing.
func readable(r io.Reader, err error) []byte {
	if err != nil {
		return nil
	}
	data, _ := io.ReadAll(io.LimitReader(r, most))
	return data
}

// unzip opens an archive that begins here and joins its entries; every entry begins like an
// archive, so only the first of them opens.
func unzip(b []byte) []byte {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil
	}
	var all []byte
	for _, file := range z.File {
		body, err := file.Open()
		all = append(all, readable(body, err)...)
		all = append(all, file.Name...)
	}
	return all
}

// File looks through a file, and through its name.
func (f *Finder) File(path string) ([]Hit, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	name := f.Bytes(path+" (name)", []byte(filepath.Base(path)))
	return append(name, f.Bytes(path, data)...), nil
}

// Folder looks through every file below a folder, those apart that skip names.
func (f *Finder) Folder(dir string, skip func(path string) bool) ([]Hit, error) {
	var hits []Hit
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if skip != nil && skip(path) {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() {
			return nil
		}
		found, err := f.File(path)
		hits = append(hits, found...)
		return err
	})
	return hits, err
}

// Plant gives every spelling of a value in every container, with noise around: what a finder must
// find. Names tell what each is.
func Plant(value string) map[string][]byte {
	planted := map[string][]byte{}
	for spelling, text := range Spellings(value) {
		plain := bytes.Join([][]byte{make([]byte, 37), text, make([]byte, 41)}, nil)
		planted[spelling] = plain
		for name, packed := range map[string][]byte{
			"gzip": packGzip(plain), "zlib": packZlib(plain), "zip": packZip(plain),
			"gzip in zip": packZip(packGzip(plain)),
		} {
			planted[name+" "+spelling] = append(make([]byte, 13), packed...)
		}
	}
	return planted
}

func packGzip(b []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, _ = w.Write(b)
	_ = w.Close()
	return out.Bytes()
}

func packZlib(b []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write(b)
	_ = w.Close()
	return out.Bytes()
}

func packZip(b []byte) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	if w, err := z.Create("a"); err == nil {
		_, _ = w.Write(b)
	}
	_ = z.Close()
	return out.Bytes()
}
