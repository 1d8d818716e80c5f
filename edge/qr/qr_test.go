package qr_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"romukura/desk/member"
	"romukura/edge/pdf"
	"romukura/edge/qr"
	"romukura/ground/caldate"
	"romukura/seal"
	"romukura/seal/open"
	"romukura/trade/document"
)

// sheet is the recovery sheet of an invented office, whose secrets are the bytes 0, 1, 2 ….
func sheet(t *testing.T) (document.RecoverySheet, []byte) {
	t.Helper()
	secret := make([]byte, open.CodeSize)
	for i := range secret {
		secret[i] = byte(i)
	}
	code, device := open.Words(secret), open.Words(secret[:open.DeviceSize])
	matrix := func(words []byte) [][]bool {
		m, err := qr.Encode(words)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	return document.RecoverySheet{
		Office: "髙橋社会保険労務士事務所", Number: seal.ID{1, 2, 3}.String(),
		Made: caldate.Must("2026-11-24"), Recipient: seal.ID{4, 5, 6}.String(),
		Fingerprint: "01234 56789 01234 56789 01234 56789",
		Code:        strings.Fields(string(code)), CodeMatrix: matrix(code),
		Device: strings.Fields(string(device)), DeviceMatrix: matrix(device),
	}, secret
}

func render(t *testing.T) ([]byte, []byte) {
	t.Helper()
	s, secret := sheet(t)
	fonts, err := pdf.OpenFonts()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := pdf.Render(&out, s.Document(document.Stamp{}), fonts); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), secret
}

func TestS15_TheSheetIsOnePageAndItsWordsOpen(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("poppler-utils is missing")
		}
		t.Skip("poppler-utils is missing")
	}
	data, secret := render(t)
	name := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-raw", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	if pages := bytes.Count(text, []byte("\f")); pages != 1 {
		t.Errorf("%d pages", pages)
	}
	got, err := member.ReadCode(wordsIn(text, 17))
	if err != nil || !bytes.Equal(got[:], secret) {
		t.Error("the words on the sheet are not the code", err)
	}
	for _, wanted := range []string{"髙橋社会保険労務士事務所", "01234 56789 01234 56789 01234 56789",
		"令和8年11月24日", "04050600", "訓練"} {
		if !bytes.Contains(text, []byte(wanted)) {
			t.Errorf("the sheet does not show %s", wanted)
		}
	}
}

// wordsIn collects the numbered words of a table that stands in columns, in the order of their
// numbers.
func wordsIn(text []byte, count int) []byte {
	words := make([]string, count)
	fields := strings.Fields(string(text))
	for n := range words {
		number := []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14",
			"15", "16", "17"}[n]
		for i := range fields[:len(fields)-1] {
			if fields[i] == number && len(fields[i+1]) == 5 && isWord(fields[i+1]) && words[n] == "" {
				words[n] = fields[i+1]
			}
		}
	}
	return []byte(strings.Join(words, " "))
}

func isWord(text string) bool {
	return strings.Trim(text, "abdfghijklmnoprstuvz") == ""
}

func TestACodeHasItsClearEdgeAndItsThreeCorners(t *testing.T) {
	m, err := qr.Encode([]byte("babab babab"))
	if err != nil {
		t.Fatal(err)
	}
	n := len(m)
	for i := range n {
		for _, edge := range []int{0, 1, 2, 3, n - 4, n - 3, n - 2, n - 1} {
			if m[edge][i] || m[i][edge] {
				t.Fatal("the edge is not clear")
			}
		}
	}
	for _, c := range [][2]int{{4, 4}, {4, n - 11}, {n - 11, 4}} {
		for i := range 7 {
			if !m[c[0]][c[1]+i] || !m[c[0]+6][c[1]+i] || !m[c[0]+i][c[1]] || !m[c[0]+3][c[1]+3] {
				t.Fatal("a corner is missing")
			}
		}
	}
	if _, err := qr.Encode(bytes.Repeat([]byte("x"), 10_000)); err == nil {
		t.Error("a text that no code holds was taken")
	}
}
