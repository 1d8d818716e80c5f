package pdf_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"romukura/edge/pdf"
	"romukura/trade/document/layout"
)

// needed ends a test that lacks something: in CI that is a failure, elsewhere one clear line.
func needed(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is missing: install fonts-ipamj-mincho and poppler-utils", what)
	}
	t.Skipf("%s is missing: install fonts-ipamj-mincho and poppler-utils to run this test", what)
}

// chain is the fonts with their fallback.
func chain(t testing.TB) *pdf.Fonts {
	t.Helper()
	fonts, err := pdf.OpenFonts(pdf.SystemFolders()...)
	if err != nil {
		t.Fatal(err)
	}
	if fonts.Fallback() == "" {
		needed(t, "IPAmj Mincho")
	}
	t.Cleanup(func() { _ = fonts.Close() })
	return fonts
}

// alone is the fonts without a fallback.
func alone(t testing.TB) *pdf.Fonts {
	t.Helper()
	fonts, err := pdf.OpenFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func printed(t testing.TB, doc layout.Document, fonts *pdf.Fonts) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Render(&b, doc, fonts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// run gives a PDF to one of poppler's programs and returns what it wrote to its output.
func run(t testing.TB, data []byte, program string, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		needed(t, program)
	}
	name := filepath.Join(t.TempDir(), "in.pdf")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		if args[i] == "in" {
			args[i] = name
		}
	}
	var warnings bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stderr = &warnings
	out, err := cmd.Output()
	if err != nil || warnings.Len() > 0 {
		t.Fatalf("%s: %v\n%s", program, err, &warnings)
	}
	return out
}

// text is what a reader copies out of the file, line by line.
func text(t testing.TB, data []byte) string {
	t.Helper()
	return string(run(t, data, "pdftotext", "-raw", "-enc", "UTF-8", "in", "-"))
}

func TestHardNamesCopyOutExactly(t *testing.T) {
	got := strings.Split(text(t, printed(t, names("names"), chain(t))), "\n")
	for i, name := range hardNames {
		want := name + " " + name + " " + strconv.Itoa(i)
		if len(got) <= i+1 || got[i+1] != want {
			t.Errorf("line %d: %+q, want %+q", i+1, got[min(i+1, len(got)-1)], want)
		}
	}
}

func TestSamplesCopyOutAsTheirGoldens(t *testing.T) {
	fonts := chain(t)
	for name, doc := range map[string]layout.Document{
		"ledger": wageLedger("ledger", "𠮷田 葵"), "slip": paySlip("slip", "辻󠄀 葵"),
		"roster": roster("roster", "𠮷田 葵(髙・﨑・辻󠄀)"), "long": long("long"),
	} {
		got := text(t, printed(t, doc, fonts))
		want, err := os.ReadFile(filepath.Join("testdata", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s reads:\n%s", name, got)
		}
	}
}

func TestWithoutFallbackTheDocumentIsRefused(t *testing.T) {
	var out bytes.Buffer
	err := pdf.Render(&out, wageLedger("wageLedger[10003]", "𠮷田 葵"), alone(t))
	var missing *pdf.MissingGlyphError
	if !errors.As(err, &missing) || len(missing.Missing) != 1 {
		t.Fatalf("%v", err)
	}
	m := missing.Missing[0]
	if m.Document != "wageLedger[10003]" || m.Place != "「氏名」" || m.Codes() != "U+20BB7" {
		t.Errorf("%+v", m)
	}
	if out.Len() > 0 {
		t.Error("something was written")
	}
	if s := err.Error(); strings.Contains(s, "田") || !strings.Contains(s, "𠮷") {
		t.Errorf("the message must name the character and not the person: %s", s)
	}
}

func TestWhatNoFontHasIsNamed(t *testing.T) {
	fonts := chain(t)
	for s, want := range map[string]string{
		"辻\U000e01ef":   "U+8FBB U+E01EF", // no such form: never the base instead
		"葛\ufe0f飾":      "U+845B U+FE0F",
		"\U000e0100辻":   "U+E0100", // a selector without a base
		"emoji 😀":       "U+1F600",
		"tab\there":     "U+0009",
		"bell\aand\x00": "U+0007, U+0000",
		"cut\xff":       "U+FFFD",
		"𠮷 髙 﨑 辻󠄀":      "",
		"two\nlines":    "",
	} {
		var codes []string
		for _, m := range fonts.CanWrite(s) {
			codes = append(codes, m.Codes())
		}
		if got := strings.Join(codes, ", "); got != want {
			t.Errorf("%+q: %s, want %s", s, got, want)
		}
	}
}

func TestABatchTellsAllFaultsOfAllDocumentsAndPrintsNothing(t *testing.T) {
	wide := layout.Document{Title: "表", Place: "b", Blocks: []layout.Block{layout.Table{
		Columns: []layout.Column{{Title: "金額", Width: 100, Align: layout.End}, {}},
		Rows: []layout.Row{
			layout.Line("1,234,567,890,123"), {Name: "計", Cells: make([]layout.Cell, 3)},
		},
	}}}
	batch := layout.Batch{Title: "明細", Documents: []layout.Document{
		paySlip("a", "𠮷川"), wide, paySlip("c", "𠮷屋"),
	}}
	var out bytes.Buffer
	err := pdf.RenderBatch(&out, batch, alone(t))
	var missing *pdf.MissingGlyphError
	var overflow *pdf.OverflowError
	if !errors.As(err, &missing) || !errors.As(err, &overflow) || out.Len() > 0 {
		t.Fatalf("%v, %d bytes", err, out.Len())
	}
	if len(missing.Missing) != 2 || missing.Missing[0].Document != "a" ||
		missing.Missing[1].Document != "c" {
		t.Errorf("%+v", missing.Missing)
	}
	want := []pdf.Overflow{
		{Document: "b", Place: "「金額」列・1行目", Reason: pdf.TooWide},
		{Document: "b", Place: "3列目・「計」の行", Reason: pdf.TooMany},
	}
	if !slices.Equal(overflow.Overflows, want) {
		t.Errorf("%+v", overflow.Overflows)
	}
	if strings.Contains(err.Error(), "1,234") {
		t.Errorf("the message shows a value: %v", err)
	}
	if checked := pdf.Check(batch, alone(t)); checked == nil || checked.Error() != err.Error() {
		t.Errorf("Check says otherwise: %v", checked)
	}
}

func TestWhatIsTallerThanAPageIsRefused(t *testing.T) {
	parts := layout.Part{Blocks: []layout.Block{layout.Note{Text: strings.Repeat("行\n", 100)}}}
	for name, b := range map[string]layout.Block{
		"beside": layout.Beside{Parts: []layout.Part{parts, parts}},
		"row": layout.Table{Columns: []layout.Column{{}},
			Rows: []layout.Row{layout.Line(strings.Repeat("行\n", 100))}},
	} {
		doc := layout.Document{Title: "長い", Place: name, Blocks: []layout.Block{b}}
		var overflow *pdf.OverflowError
		if err := pdf.Render(&bytes.Buffer{}, doc, alone(t)); !errors.As(err, &overflow) ||
			overflow.Overflows[0].Reason != pdf.TooTall {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestColumnsWiderThanThePaperAreRefused(t *testing.T) {
	doc := layout.Document{Title: "表", Blocks: []layout.Block{layout.Table{
		Columns: []layout.Column{{Width: 1000}, {Width: 1000}},
		Rows:    []layout.Row{layout.Line("一", "二")},
	}}}
	var overflow *pdf.OverflowError
	if err := pdf.Render(&bytes.Buffer{}, doc, alone(t)); !errors.As(err, &overflow) ||
		overflow.Overflows[0].Reason != pdf.TooNarrow {
		t.Errorf("%v", err)
	}
}

func TestSameDocumentsAreTheSameBytes(t *testing.T) {
	first := printed(t, long("a"), alone(t))
	if !bytes.Equal(first, printed(t, long("b"), alone(t))) {
		t.Error("the bytes differ, though only the name for faults does")
	}
	if bytes.Contains(first, []byte("CreationDate")) {
		t.Error("a day of making that nobody gave")
	}
}

func TestMetadataHoldKindAndDayAndNoPerson(t *testing.T) {
	batch := layout.Batch{Title: "給与明細書", Made: sampleDay,
		Documents: []layout.Document{paySlip("a", "山本"), paySlip("b", "髙橋")}}
	var out bytes.Buffer
	if err := pdf.RenderBatch(&out, batch, alone(t)); err != nil {
		t.Fatal(err)
	}
	info := string(run(t, out.Bytes(), "pdfinfo", "-rawdates", "in"))
	for _, want := range []string{"給与明細書", "D:20261125", "Pages:           2", "595.28 x 419.53"} {
		if !strings.Contains(info, want) {
			t.Errorf("no %q in\n%s", want, info)
		}
	}
	if !bytes.Contains(out.Bytes(), []byte("/Lang(ja-JP)")) || strings.Contains(info, "山本") {
		t.Error("language or title")
	}
	if got := strings.Count(text(t, out.Bytes()), "1 / 1"); got != 2 {
		t.Errorf("each slip counts its own pages: %d", got)
	}
	for _, line := range strings.Split(string(run(t, out.Bytes(), "pdffonts", "in")), "\n")[2:] {
		if line != "" && !strings.Contains(line, "Identity-H       yes yes yes") {
			t.Errorf("not embedded, subset and readable: %s", line)
		}
	}
}

func TestHeadAndGroupAreRepeatedOnEveryPage(t *testing.T) {
	pages := strings.Split(text(t, printed(t, long("a"), alone(t))), "\f")
	if len(pages) != 4 || pages[3] != "" {
		t.Fatalf("%d pages", len(pages)-1)
	}
	for i, p := range pages[:3] {
		for _, want := range []string{"下書き", "賃金の推移 山﨑 髙子", "支給 控除",
			"月 基本給 手当 社会保険 税", sampleHash, sampleRules, strconv.Itoa(i+1) + " / 3"} {
			if !strings.Contains(p, want) {
				t.Errorf("page %d lacks %q", i+1, want)
			}
		}
	}
	if !strings.Contains(pages[2], "税\n2025年\n10月") {
		t.Errorf("page 3 does not say whose months it begins with:\n%s", pages[2])
	}
}

func TestLinesBreakAsJapaneseDoes(t *testing.T) {
	const sentence = "「第百八条」の規定(賃金台帳)は、使用者が、各事業場ごとに調製し、ABC-123 というキャラクターを、" +
		"2026年11月25日までに￥1,234,567円と記入しなければならない。ちょっと、待って!"
	for tenths := layout.Length(200); tenths < 900; tenths += 35 {
		doc := layout.Document{Title: "文", Paper: layout.A4, Blocks: []layout.Block{layout.Table{
			Columns: []layout.Column{{Width: tenths}}, Rows: []layout.Row{layout.Line(sentence)},
		}}}
		all := text(t, printed(t, doc, alone(t)))
		lines := strings.Split(strings.TrimSpace(all), "\n")
		lines = lines[:len(lines)-1] // the foot
		if got := strings.Join(lines, ""); strings.ReplaceAll(got, " ", "") !=
			strings.ReplaceAll(sentence, " ", "") {
			t.Fatalf("%d: text was lost: %s", tenths, got)
		}
		for _, l := range lines {
			first, last := []rune(l)[0], []rune(l)[len([]rune(l))-1]
			if strings.ContainsRune("、。」)ーっゃょクタ!,", first) && first != 'タ' && first != 'ク' ||
				strings.ContainsRune("「(￥", last) {
				t.Errorf("%d: a line %q", tenths, l)
			}
		}
		for _, word := range []string{"ABC-123", "1,234,567"} {
			if !strings.Contains(strings.Join(lines, "\n"), word) {
				t.Errorf("%d: %s was cut: %q", tenths, word, lines)
			}
		}
	}
}

func TestABatchWithoutDocumentsIsRefused(t *testing.T) {
	var out bytes.Buffer
	err := pdf.RenderBatch(&out, layout.Batch{Title: "空"}, alone(t))
	if !errors.Is(err, pdf.ErrEmpty) || out.Len() > 0 {
		t.Errorf("%v, %d bytes", err, out.Len())
	}
	if got := text(t, printed(t, layout.Document{Title: "白紙"}, alone(t))); got != "白紙 1 / 1\n\f" {
		t.Errorf("a document without blocks is a page with a foot: %q", got)
	}
}

// A heading at the foot of a page goes over to the next with what follows it.
func TestAHeadingStaysWithItsTable(t *testing.T) {
	for lines := 45; lines < 65; lines++ {
		doc := layout.Document{Title: "文", Blocks: []layout.Block{
			layout.Note{Text: strings.TrimSuffix(strings.Repeat("行\n", lines), "\n")},
			layout.Heading{Text: "小見出し", Level: 2},
			layout.Table{Caption: "表題", Columns: []layout.Column{{Title: "列"}},
				Rows: []layout.Row{layout.Line("初")}},
		}}
		all := text(t, printed(t, doc, alone(t)))
		if !strings.Contains(all, "小見出し\n表題\n列\n初\n") {
			t.Errorf("%d lines before: parted:\n%s", lines, all)
		}
	}
}

func TestFiguresShrinkOnOneLineBeforeTheyAreRefused(t *testing.T) {
	doc := layout.Document{Title: "表", Blocks: []layout.Block{layout.Table{
		Columns: []layout.Column{{Width: 150, Align: layout.End}, {}},
		Rows:    []layout.Row{layout.Line("1,234,567", "一")},
	}}}
	if got := text(t, printed(t, doc, alone(t))); !strings.HasPrefix(got, "1,234,567 一\n") {
		t.Errorf("%q", got)
	}
}

func BenchmarkPages200(b *testing.B) {
	fonts := chain(b)
	batch := layout.Batch{Title: "賃金台帳"}
	for i := range 200 {
		batch.Documents = append(batch.Documents, wageLedger(strconv.Itoa(i), "𠮷田 葵"))
	}
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := pdf.RenderBatch(&out, batch, fonts); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len())/1000, "kB")
	}
}

func TestOneChainServesManyAtOnce(t *testing.T) {
	fonts := chain(t)
	want := printed(t, names("a"), fonts)
	results := make(chan bool)
	for range 4 {
		go func() {
			var b bytes.Buffer
			err := pdf.Render(&b, names("a"), fonts)
			results <- err == nil && bytes.Equal(b.Bytes(), want)
		}()
	}
	for range 4 {
		if !<-results {
			t.Error("another file")
		}
	}
}
