package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"romukura/seal"
)

// startDesk runs the desk over a book and gives its address, and what ends it.
func startDesk(t *testing.T, cmd *deskCmd) (address string, end func() error) {
	t.Helper()
	var out, errs bytes.Buffer
	d := &desk{ctx: t.Context(), out: &out, err: &errs, now: time.Now}
	ctx, stop := context.WithCancel(t.Context())
	begun, ended := make(chan string, 1), make(chan error, 1)
	go func() { ended <- cmd.serve(ctx, d, func(a string) { begun <- a }) }()
	select {
	case address = <-begun:
	case err := <-ended:
		t.Fatal(err)
	}
	return address, func() error { stop(); return <-ended }
}

type deskBrowser struct {
	t    *testing.T
	base string
	http *http.Client
}

func (b *deskBrowser) ask(method, path string, form url.Values) (int, string, string) {
	b.t.Helper()
	q, err := http.NewRequestWithContext(b.t.Context(), method, b.base+path,
		strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	q.Header.Set("Sec-Fetch-Site", "same-origin")
	r, err := b.http.Do(q)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return r.StatusCode, r.Header.Get("Location"), string(body)
}

func browserOf(t *testing.T, address string) *deskBrowser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &deskBrowser{t, "http://" + u.Host, &http.Client{Jar: jar, CheckRedirect: stay}}
}

// TestAnOfficeMadeInTheBrowserIsThereForEveryVerb makes an office through the desk, ends the desk,
// and opens the same book again: by the desk, and by its file and device as every verb does.
func TestAnOfficeMadeInTheBrowserIsThereForEveryVerb(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "config"))
	t.Setenv("HOME", dir)
	k := keeping{Book: filepath.Join(dir, "book.romukura")}
	address, end := startDesk(t, &deskCmd{keeping: k, Listen: "127.0.0.1:0"})
	b := browserOf(t, address)
	form := url.Values{"office": {"こだま事務所"}, "owner": {"児玉　みのり"},
		"passphrase": {"asayake no kujira to nanohana 27"},
		"again":      {"asayake no kujira to nanohana 27"}}
	if status, _, _ := b.ask("POST", "/setup", form); status != http.StatusForbidden {
		t.Error("made without an invitation: ", status)
	}
	_, invitation, _ := strings.Cut(address, "/setup")
	if status, _, _ := b.ask("GET", "/setup"+invitation, nil); status != http.StatusSeeOther {
		t.Fatal("not invited: ", status)
	}
	if status, to, body := b.ask("POST", "/setup", form); to != "/setup/sheet" {
		t.Fatal(status, to, body)
	}
	if status, _, pdf := b.ask("GET", "/setup/sheet.pdf", nil); status != http.StatusOK ||
		!strings.HasPrefix(pdf, "%PDF-") {
		t.Error("no sheet: ", status)
	}
	other := browserOf(t, address)
	if status, _, _ := other.ask("GET", "/setup/sheet.pdf", nil); status != http.StatusNotFound {
		t.Error("another browser gets the sheet: ", status)
	}
	if err := end(); err != nil {
		t.Fatal(err)
	}
	folders, err := os.ReadDir(filepath.Join(dir, "config", "romukura"))
	if err != nil || len(folders) != 1 {
		t.Fatal(folders, err)
	}
	if _, err := seal.ParseID(folders[0].Name()); err != nil {
		t.Error("the device's folder is not called for the office: ", folders[0].Name())
	}
	k.Phrase = filepath.Join(dir, "phrase")
	if err := os.WriteFile(k.Phrase, []byte(form.Get("passphrase")), 0o600); err != nil {
		t.Fatal(err)
	}
	d := &desk{ctx: t.Context(), out: io.Discard, err: io.Discard, now: time.Now}
	if err := k.unlock(d, func(*unlocked) error { return nil }); err != nil {
		t.Error("the verbs do not open it: ", err)
	}
	address, end = startDesk(t, &deskCmd{keeping: k, Listen: "127.0.0.1:0"})
	b = browserOf(t, address)
	if strings.Contains(address, "setup") {
		t.Error("invited to make the office again")
	}
	status, to, _ := b.ask("POST", "/unlock", url.Values{"passphrase": {form.Get("passphrase")}})
	if status != http.StatusSeeOther || to != "/setup/again" {
		t.Error("the owner whose sheet was not tried out is led to ", to)
	}
	if err := end(); err != nil {
		t.Error(err)
	}
}

func TestTheDeskListensOnThisMachineAlone(t *testing.T) {
	cmd := &deskCmd{keeping: keeping{Book: filepath.Join(t.TempDir(), "b")}, Listen: "0.0.0.0:0"}
	d := &desk{ctx: t.Context(), out: io.Discard, err: io.Discard, now: time.Now}
	err := cmd.serve(t.Context(), d, func(string) { t.Error("it serves") })
	if err == nil || !strings.Contains(err.Error(), "127.0.0.1") {
		t.Error(err)
	}
}

// TestPhonesReachTheFormAndNothingElse opens the form's own listener beside the desk.
func TestPhonesReachTheFormAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "config"))
	t.Setenv("HOME", dir)
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	form := free.Addr().String()
	if err := free.Close(); err != nil {
		t.Fatal(err)
	}
	_, end := startDesk(t, &deskCmd{keeping: keeping{Book: filepath.Join(dir, "book.romukura")},
		Listen: "127.0.0.1:0", Form: form})
	b := browserOf(t, "https://"+form)
	b.base = "https://" + form
	b.http.Transport = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}} // ours
	for path, want := range map[string]int{"/d": http.StatusOK, "/d/form": http.StatusSeeOther,
		"/": http.StatusNotFound, "/unlock": http.StatusNotFound, "/setup": http.StatusNotFound,
		"/o/board": http.StatusNotFound, "/dx": http.StatusNotFound} {
		if status, _, _ := b.ask("GET", path, nil); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
	if err := end(); err != nil {
		t.Error(err)
	}
	cmd := &deskCmd{keeping: keeping{Book: filepath.Join(dir, "b")}, Listen: "127.0.0.1:0",
		Form: "0.0.0.0:0"}
	d := &desk{ctx: t.Context(), out: io.Discard, err: io.Discard, now: time.Now}
	if err := cmd.serve(t.Context(), d, func(string) {}); err == nil {
		t.Error("it listens on every address")
	}
}
