package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"romukura/desk/sample"
	"romukura/tools/canary"
)

// Values that nobody has. They go through the whole journey and may be found nowhere but in what
// was handed out on purpose.
const (
	canaryName    = "金糸雀　歌衣"
	canaryKana    = "カナリヤ　ウタギヌ"
	canaryAddress = "東京都架空区かなりや坂8472－3391"
	canaryAccount = "8472339"
	canaryPension = "8472339106"
	canaryClient  = "株式会社かなりや架空商会"
	canaryPhrase  = "かなりやの歌は八千四百七十二番まで続く"
)

var canaries = []string{
	canaryName, canaryKana, canaryAddress, canaryAccount, canaryPension, canaryClient, canaryPhrase,
}

// journey is an office with one client, whose files carry canaries, on a machine of its own.
type journey struct {
	t       *testing.T
	home    string // what the journey leaves behind; everything in it is swept
	out     string // what is handed out in clear, because the user asked for it
	program string
	said    bytes.Buffer // everything the program printed that is not a result
}

// newJourney builds the program and makes two folders: what is swept, and what is handed out.
func newJourney(t *testing.T) *journey {
	t.Helper()
	if testing.Short() {
		t.Skip("a whole journey of child processes")
	}
	j := &journey{t: t, home: t.TempDir(), out: t.TempDir()}
	j.program = built(t)
	for _, dir := range []string{"tmp", "config", "shelf"} {
		if err := os.Mkdir(filepath.Join(j.home, dir), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return j
}

func (j *journey) at(name string) string { return filepath.Join(j.home, name) }

// command is the program in a child process whose home, temporary folder and settings lie in the
// folder that is swept.
func (j *journey) command(ctx context.Context, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, j.program, args...)
	c.Dir = j.home
	c.Env = []string{
		"HOME=" + j.home, "XDG_CONFIG_HOME=" + j.at("config"), "TMPDIR=" + j.at("tmp"),
		"PATH=" + os.Getenv("PATH"), "ROMUKURA_PASSPHRASE_FILE=" + filepath.Join(j.out, "phrase"),
	}
	return c
}

// do runs a verb that must end as told, and keeps what it said to be swept.
func (j *journey) do(want int, args ...string) {
	j.t.Helper()
	c := j.command(j.t.Context(), args...)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	_ = c.Run()
	j.said.Write(errs.Bytes())
	if code := c.ProcessState.ExitCode(); code != want {
		j.t.Fatalf("%v: exit %d\n%s%s", args, code, out.String(), errs.String())
	}
}

// handOut writes a file outside what is swept: input that the client sent.
func (j *journey) handOut(name, text string) string {
	j.t.Helper()
	path := filepath.Join(j.out, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		j.t.Fatal(err)
	}
	return path
}

// begin founds the office, holds the drill with the words on paper, and registers the client.
func (j *journey) begin() {
	j.t.Helper()
	j.handOut("phrase", canaryPhrase+"\n")
	sheet := filepath.Join(j.out, "sheet.pdf")
	j.do(0, "book", "create", "--owner", "見本　花子", "--office", "みほん事務所", "--sheet", sheet)
	text, err := exec.Command("pdftotext", "-layout", sheet, "-").Output()
	if err != nil {
		j.t.Skip("pdftotext is missing: scripts/setup.sh installs it")
	}
	j.do(0, "book", "drill", "--words-file", j.handOut("code", wordsOf(string(text))))
	var setup bytes.Buffer
	if code := run([]string{"client", "template"}, &setup, &setup, noon); code != 0 {
		j.t.Fatal(setup.String())
	}
	text = []byte(strings.ReplaceAll(setup.String(), "ひかりソフト株式会社", canaryClient))
	j.do(0, "client", "add", j.handOut("client.json", string(text)))
}

// wordsOf takes the recovery code's words from the text of a sheet, in the order of their numbers.
func wordsOf(text string) string {
	_, text, _ = strings.Cut(text, "復旧コード")
	text, _, _ = strings.Cut(text, "端末の合言葉")
	var words [18]string
	for _, found := range regexp.MustCompile(`(\d+)\s+([a-z]{5})\b`).FindAllStringSubmatch(text, -1) {
		if n, err := strconv.Atoi(found[1]); err == nil && n < len(words) {
			words[n] = found[2]
		}
	}
	return strings.TrimSpace(strings.Join(words[:], " "))
}

// work is a month: files taken in, pay computed, slips and files handed out.
func (j *journey) work() {
	j.t.Helper()
	for _, f := range sample.Files("hikari") {
		text := canaried(string(f.Data))
		args := []string{"import", j.handOut(f.Name, text), "--client", "hikari", "--apply",
			"--by", "見本　花子", "--kind", string(f.Kind)}
		switch {
		case f.Name == "名簿.csv", f.Name == "家族.csv":
			args = append(args, "--day", "2026-03-01")
		case f.Name == "勤怠2026-10.csv":
			args = append(args, "--month", "2026-10")
		default:
			continue
		}
		j.do(0, args...)
	}
	slips := filepath.Join(j.out, "slips")
	j.code(j.command(j.t.Context(), "month", "--client", "hikari", "--month", "2026-10", "--out",
		slips))
	j.code(j.command(j.t.Context(), "decide", "acquisition", "--client", "hikari"))
	j.code(j.command(j.t.Context(), "file", "owed", "--client", "hikari", "--from", "2026-09-01",
		"--through", "2026-11-02"))
}

// code runs a verb whose answer may say that something waits.
func (j *journey) code(c *exec.Cmd) {
	j.t.Helper()
	var errs bytes.Buffer
	c.Stderr = &errs
	_ = c.Run()
	if c.ProcessState.ExitCode() > 1 {
		j.t.Fatalf("%v: %s", c.Args, errs.String())
	}
}

// canaried puts the canaries into the row of one person.
func canaried(text string) string {
	return strings.NewReplacer(
		"伊藤　直美", canaryName, "イトウ　ナオミ", canaryKana, "イトウ ナオミ", canaryKana,
		"東京都架空区1－14", canaryAddress, "3749648", canaryAccount, "6541890536", canaryPension,
	).Replace(text)
}

// away copies, exports, works elsewhere, brings back, restores, and meets what goes wrong.
func (j *journey) away() {
	j.t.Helper()
	j.do(0, "book", "copy", "--shelf", j.at("shelf"))
	j.do(0, "book", "rehearse", "--shelf", j.at("shelf"), "--to", j.at("certificate.txt"))
	j.do(0, "book", "export", j.at("office.bundle"))
	j.do(0, "book", "open", j.at("office.bundle"), "--to", j.at("other.romukura"))
	j.do(0, "book", "bring", j.at("office.bundle"))
	j.do(0, "book", "verify")
	j.do(0, "book", "logexport", "--to", j.at("log.txt"))
	j.do(0, "book", "restore", "--as-of", time.Now().Format("2006-01-02 15:04:05"), "--to",
		j.at("past.romukura"))
	wrong := j.handOut("wrong", canaryPhrase+"ではない\n")
	j.do(1, "client", "list", "--passphrase-file", wrong)
	j.do(1, "import", j.handOut("broken.csv", canaried("社員番号,氏名\n,伊藤　直美\n")), "--client",
		"hikari", "--kind", "persons", "--day", "2026-03-01")
}

// crash kills the program in the middle of its work, without a chance to tidy up.
func (j *journey) crash() {
	j.t.Helper()
	for wait := range 12 {
		ctx, cancel := context.WithTimeout(j.t.Context(), time.Duration(60+wait*25)*time.Millisecond)
		c := j.command(ctx, "month", "--client", "hikari", "--month", "2026-10")
		_ = c.Run() // the context kills it
		cancel()
	}
	j.do(0, "book", "verify")
}

// TestS02_AWholeJourneyLeavesNoPlaintextBehind goes through the office's work and looks for the
// canaries in everything that it left: the book with its log, copies, bundles, temporary files, the
// device's folder, exported logs, and what the program said.
func TestS02_AWholeJourneyLeavesNoPlaintextBehind(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs a kill without a farewell")
	}
	j := newJourney(t)
	j.begin()
	j.work()
	j.away()
	j.crash()
	finder := canary.New(canaries...)
	hits, err := finder.Folder(j.home, nil)
	if err != nil {
		t.Fatal(err)
	}
	hits = append(hits, finder.Bytes("what the program said", j.said.Bytes())...)
	for _, hit := range hits {
		t.Errorf("%s was found as %s in %s at %d", hit.Value, hit.Spelling, hit.Place, hit.At)
	}
	control(t, j, finder)
}

// control plants a canary among what was swept, and sees that it is found: in a slip handed out,
// and at the end of the book itself.
func control(t *testing.T, j *journey, finder *canary.Finder) {
	t.Helper()
	if hits, err := finder.Folder(j.out, nil); err != nil || len(hits) == 0 {
		t.Error("the files handed out hold no canary: the journey carried none", err)
	}
	book, err := os.OpenFile(j.at("romukura-book.romukura"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Fprint(book, canaryName); err != nil || book.Close() != nil {
		t.Fatal(err)
	}
	if hits, err := finder.Folder(j.home, nil); err != nil || len(hits) != 1 {
		t.Error("the planted canary was not found, or more than it", hits, err)
	}
}
