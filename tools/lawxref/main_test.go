package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// xref runs the program over a planted tree.
func xref(tree string, args ...string) (code int, out, faults string) {
	var o, f bytes.Buffer
	root := filepath.Join("testdata", tree)
	code = run(append([]string{"-root", root}, args...), &o, &f)
	return code, o.String(), f.String()
}

func wants(t *testing.T, text string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("missing line %q in:\n%s", line, text)
		}
	}
}

func TestBothDirectionsArePrinted(t *testing.T) {
	code, out, faults := xref("good")
	if code != 0 || faults != "" {
		t.Fatal(code, faults)
	}
	wants(t, out,
		"健保法43-1\tlaw/health/health.go:6",
		"健保法43の2-1\tlaw/health/health.go:11?",
		"健保法160-1\tlaw/health/health.go:17!",
		"保発0301-8\tlaw/health/health.go:6",
		"番号則2\tlaw/health/health.go:12",
		"law/health/health.go:6\t健保法43-1 厚年法23-1 保発0301-8",
		"law/health/health.go:12\t厚年法23の2-1 番号則2",
	)
	if strings.Contains(out, "999") {
		t.Error("a citation of a test counts")
	}
	if strings.Index(out, "健保法43の2-1") > strings.Index(out, "健保法160-1") {
		t.Error("articles are not in the order of their numbers")
	}
}

func TestCoverageHasAStatusForEachArticle(t *testing.T) {
	_, out, _ := xref("good", "cover")
	wants(t, out,
		"| 健保法43 | 健康保険法 | Yes | law/health/health.go |",
		"| 健保法43の2 | 健康保険法 | Believed | law/health/health.go |",
		"| 健保法160 | 健康保険法 | Partial | law/health/health.go |",
		"Yes 5, Partial 1, Believed 1, No 0",
	)
	_, out, _ = xref("texts", "cover")
	wants(t, out, "| 健保法44 | | No | |", "Yes 2, Partial 0, Believed 0, No 1")
}

func TestMissingTextsAreListedAndFatalOnlyWhenStrict(t *testing.T) {
	code, out, _ := xref("good", "texts")
	if code != 0 {
		t.Error("missing texts are fatal without the flag")
	}
	wants(t, out, "健保法43\t211AC0000000070/43.txt", "番号則2\tno e-Gov id known",
		"保発0301-8\t保発0301-8.txt", "7 cited articles have no stored text")
	if code, _, faults := xref("good", "-strict-texts"); code != 1 || faults == "" {
		t.Error("missing texts pass with -strict-texts")
	}
	if code, _, faults := xref("texts", "-strict-texts"); code != 0 {
		t.Error("stored texts are not found:", faults)
	}
}

func TestPlantedFaultsAreFound(t *testing.T) {
	for tree, want := range map[string]string{
		"unknown":   `law/health/health.go:4: "健康法43-1" begins with no short name of statutes.tsv`,
		"malformed": `law/health/health.go:4: "健保法43条1項" is not <short>`,
		"blanks":    `law/health/health.go:4: "" begins with no short name`,
		"marker":    `law/health/health.go:8: `,
		"silent":    `law/health/health.go:4: after Law! the next line says what is missing`,
		"shown":     `law/health/health.go:4: "健保法第43条" is not <short>`,
		"register":  `statutes.tsv:1: `,
		"nowhere":   `lawxref: `,
	} {
		code, _, faults := xref(tree)
		if code != 1 || !strings.Contains(faults, want) {
			t.Errorf("%s: code %d, %q; want %q", tree, code, faults, want)
		}
	}
	if _, _, faults := xref("marker"); strings.Count(faults, "\n") != 3 {
		t.Errorf("three wrong markers, found: %s", faults)
	}
}

func TestDriftNamesTheCodeUnderChangedArticles(t *testing.T) {
	old, fresh := filepath.Join("testdata", "drift", "old"), filepath.Join("testdata", "drift", "new")
	code, out, _ := xref("good", "drift", old, fresh)
	if code != 0 {
		t.Fatal(out)
	}
	wants(t, out,
		"211AC0000000070/43.txt is changed",
		"\tlaw/health/health.go:6\t健保法43-1",
		"329AC0000000115/23.txt is new",
		"\tlaw/health/health.go:6\t厚年法23-1",
		"329AC0000000115/9.txt is gone",
		"\tno code cites it",
		"3 articles differ",
	)
	if strings.Contains(out, "160.txt") {
		t.Error("an unchanged article is listed")
	}
	if code, _, _ := xref("good", "drift", old, "nowhere"); code != 1 {
		t.Error("a missing folder passes")
	}
}

func TestAWrongQuestionIsAnsweredWithTheUsage(t *testing.T) {
	for _, args := range [][]string{{"covers"}, {"drift", "one"}, {"-nonsense"}} {
		if code, _, faults := xref("good", args...); code != 2 || faults == "" {
			t.Errorf("%v: code %d, %q", args, code, faults)
		}
	}
}
