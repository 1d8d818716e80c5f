package page

import (
	"strings"
	"testing"
)

func TestAFileIsKnownByItsContent(t *testing.T) {
	for data, kind := range map[string]string{
		"\xff\xd8\xff\xe0": "image/jpeg", "\x89PNG\r\n\x1a\nx": "image/png",
		"%PDF-1.7":                 "application/pdf",
		"\x00\x00\x00\x18ftypheic": "image/heic", "PK\x03\x04": "application/zip",
		"<?xml version='1.0'?>": "text/xml", "\ufeff<?xml": "text/xml",
		"": "", "MZ": "", "<html>": "", "ftypheic": "", " %PDF-": "",
	} {
		if got := kindOf([]byte(data)); got != kind {
			t.Errorf("%q: %s, not %s", data, got, kind)
		}
	}
	number := Upload{Data: []byte("<?xml?><a>123456789018</a>"), Kind: "text/xml"}
	if !number.HoldsNumber() {
		t.Error("what may be a My Number was not seen")
	}
	number.Data = []byte(strings.ReplaceAll(string(number.Data), "018", "019"))
	if number.HoldsNumber() {
		t.Error("a number of another check digit was stopped")
	}
}
