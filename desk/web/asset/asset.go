// Package asset is what every page of the desk needs beside its HTML: style sheets and scripts, in
// the binary.
//
// Each file has an address that holds the hash of its content, so that a browser keeps it for good
// and never mixes two editions, and an integrity value for the tag that asks for it. Nothing here
// says anything about anybody. What is vendored is unchanged, with its licence beside it:
// htmx 4.0.1 (0BSD) and the design tokens of the Digital Agency 1.1.9 (MIT).
//
//	asset.Href("app.css")      // /asset/3f2a…/app.css
//	asset.Integrity("htmx.js") // sha384-…
package asset

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/sha512"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed file
var files embed.FS

// Prefix is where all addresses begin.
const Prefix = "/asset/"

type file struct {
	href, integrity, kind string
	data, zipped          []byte
}

var kinds = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

var all, byHref = load()

func load() (byName, byHref map[string]*file) {
	byName, byHref = map[string]*file{}, map[string]*file{}
	entries, err := fs.ReadDir(files, "file")
	if err != nil {
		panic(err) // impossible: embedded
	}
	for _, e := range entries {
		kind := kinds[path.Ext(e.Name())]
		if kind == "" {
			continue
		}
		data, err := files.ReadFile("file/" + e.Name())
		if err != nil {
			panic(err) // impossible: embedded
		}
		zipped, err := zip(data)
		if err != nil {
			panic(err) // impossible: into memory
		}
		short, long := sha256.Sum256(data), sha512.Sum384(data)
		f := &file{href: Prefix + hex.EncodeToString(short[:8]) + "/" + e.Name(), kind: kind, data: data,
			zipped:    zipped,
			integrity: "sha384-" + base64.StdEncoding.EncodeToString(long[:])}
		byName[e.Name()], byHref[f.href] = f, f
	}
	return byName, byHref
}

func named(name string) *file {
	f := all[name]
	if f == nil {
		panic("asset: no file " + name) // impossible: names stand in templates that tests walk
	}
	return f
}

// Href is the address of a file.
func Href(name string) string { return named(name).href }

// Integrity is what the tag that asks for a file says of its content.
func Integrity(name string) string { return named(name).integrity }

// Size is how many bytes a file has.
func Size(name string) int { return len(named(name).data) }

// Compressed is how many bytes a file has on its way to a browser that takes gzip.
func Compressed(name string) int { return len(named(name).zipped) }

// Serve answers with a file, or 404.
func Serve(w http.ResponseWriter, r *http.Request) {
	f := byHref[r.URL.Path]
	if f == nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", f.kind)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	data := f.data
	w.Header().Set("Vary", "Accept-Encoding")
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		w.Header().Set("Content-Encoding", "gzip")
		data = f.zipped
	}
	_, _ = w.Write(data) // the browser went away: nothing to tell anybody
}

func zip(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(data)
	err = errors.Join(err, w.Close())
	return b.Bytes(), err
}
