package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// sample is a log in a book, and where things of it lie.
type sample struct {
	t       *testing.T
	dir     string
	engine  record.Engine
	origin  log.Origin
	secret  string
	public  string
	written int
}

func newSample(t *testing.T) *sample {
	t.Helper()
	s := &sample{t: t, dir: t.TempDir()}
	s.origin = log.Origin{Office: seal.NewID(), Replica: seal.NewID()}
	var err error
	s.secret, s.public, err = log.NewKey(s.origin)
	s.must(err)
	s.engine, err = sqlite.Create(filepath.Join(s.dir, "book"))
	s.must(err)
	t.Cleanup(func() { _ = s.engine.Close() })
	s.must(s.engine.Update(t.Context(), func(tx record.Tx) error {
		return tx.Found(t.Context(), s.origin.Office)
	}))
	return s
}

func (s *sample) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *sample) add(n int) {
	s.t.Helper()
	ctx := s.t.Context()
	s.must(s.engine.Update(ctx, func(tx record.Tx) error {
		for range n {
			s.written++
			e := log.Entry{Time: 1_800_000_000_000_000 + int64(s.written), Action: log.Open, Count: 1}
			if _, err := log.Append(ctx, tx, s.origin.Replica, e); err != nil {
				return err
			}
		}
		return nil
	}))
}

// keep signs a checkpoint and gives its file and its code.
func (s *sample) keep() (file, code string) {
	s.t.Helper()
	var now log.Checkpoint
	s.must(s.engine.View(s.t.Context(), func(r record.Reader) (err error) {
		now, err = log.Now(s.t.Context(), r, s.origin.Replica)
		return err
	}))
	note, err := now.Sign(s.secret)
	s.must(err)
	return s.file("checkpoint", note), now.Code()
}

func (s *sample) file(name string, data []byte) string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), name)
	s.must(os.WriteFile(path, data, 0o600))
	return path
}

func (s *sample) export() []byte {
	s.t.Helper()
	kept, _ := s.keep()
	note, err := os.ReadFile(kept)
	s.must(err)
	var out bytes.Buffer
	s.must(s.engine.View(s.t.Context(), func(r record.Reader) error {
		h := log.Header{Public: s.public, Checkpoint: string(note)}
		return log.WriteExport(s.t.Context(), &out, r, h)
	}))
	return out.Bytes()
}

// ask runs the command twice, for people and in JSON, and sees that both agree.
func (s *sample) ask(args ...string) (code int, text string, a answer) {
	s.t.Helper()
	var out, errs, inJSON bytes.Buffer
	code = run(args, &out, &errs)
	if again := run(append(args, "--json"), &inJSON, &errs); again != code {
		s.t.Errorf("exit %d, in JSON %d", code, again)
	}
	if code != exitUsage {
		s.must(json.Unmarshal(inJSON.Bytes(), &a))
		if a.Fits != (code == exitFits) {
			s.t.Errorf("exit %d, fits %t", code, a.Fits)
		}
	}
	return code, out.String() + errs.String(), a
}

func TestS51_AnHonestLogFits(t *testing.T) {
	s := newSample(t)
	s.add(4)
	kept, paper := s.keep()
	s.add(5)
	export := s.file("log", s.export())
	code, text, a := s.ask("--key", s.public, "--checkpoint", kept, "--code", paper, export)
	if code != exitFits || a.Log.Entries != 9 || len(a.Older) != 2 || a.KeyOf != "reader" {
		t.Errorf("exit %d\n%s", code, text)
	}
	for _, want := range []string{"合っています", "記録を開いた: 9件", "あとに足されただけ", s.origin.String()} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not said:\n%s", want, text)
		}
	}
	key := s.file("key", []byte(s.public+"\n"))
	if code, text, a := s.ask(export, "--key", key); code != exitFits || a.KeyOf != "reader" {
		t.Errorf("the key in a file: exit %d\n%s", code, text)
	}
	if _, text, a := s.ask(export); a.KeyOf != "export" || !strings.Contains(text, "--key") ||
		!strings.Contains(text, "比べていません") {
		t.Errorf("what was not checked is not said:\n%s", text)
	}
}

func TestS52_ARewrittenLogDoesNotFitYesterday(t *testing.T) {
	s := newSample(t)
	s.add(4)
	kept, paper := s.keep()
	again := newSample(t)
	again.origin, again.secret, again.public = s.origin, s.secret, s.public
	again.engine, _ = sqlite.Create(filepath.Join(again.dir, "again"))
	t.Cleanup(func() { _ = again.engine.Close() })
	again.must(again.engine.Update(t.Context(), func(tx record.Tx) error {
		return tx.Found(t.Context(), s.origin.Office)
	}))
	again.add(3)
	short := again.file("log", again.export())
	for _, args := range [][]string{{"--checkpoint", kept, short}, {"--code", paper, short}} {
		code, text, a := s.ask(args...)
		if code != exitWrong || a.Older[0].Result != shorter || !a.Log.Whole ||
			!strings.Contains(text, "少なくなっています") {
			t.Errorf("exit %d\n%s", code, text)
		}
	}
	again.written += 7
	again.add(3)
	long := again.file("log", again.export())
	for _, args := range [][]string{{"--checkpoint", kept, long}, {"--code", paper, long}} {
		code, text, a := s.ask(args...)
		if code != exitWrong || a.Older[0].Result != rewritten || !a.Log.Whole ||
			!strings.Contains(text, "書き換えられています") {
			t.Errorf("exit %d\n%s", code, text)
		}
	}
}

func TestS51_DamageIsSaidWithItsNumber(t *testing.T) {
	s := newSample(t)
	s.add(9)
	kept, paper := s.keep()
	whole := s.export()
	lines := bytes.SplitAfter(whole, []byte{'\n'})
	changed := bytes.Replace(whole, []byte(`"seq":4,`), []byte(`"seq":4, `), 1)
	code, text, a := s.ask(s.file("log", changed))
	if code != exitWrong || len(a.Log.Bad) != 1 || !strings.Contains(text, "× 通し番号4") {
		t.Errorf("changed: exit %d\n%s", code, text)
	}
	without := bytes.Join(append(append([][]byte{}, lines[:4]...), lines[6:]...), nil)
	code, text, a = s.ask("--checkpoint", kept, s.file("log", without))
	if code != exitWrong || len(a.Log.Gaps) != 1 || a.Older[0].Result != gap ||
		!strings.Contains(text, "通し番号3から4までの2件") {
		t.Errorf("taken out: exit %d\n%s", code, text)
	}
	other := newSample(t)
	code, text, _ = s.ask("--key", other.public, s.file("log", whole))
	if code != exitWrong || !strings.Contains(text, "× チェックポイントの署名") {
		t.Errorf("another key: exit %d\n%s", code, text)
	}
	foreignNote, _ := other.keep()
	code, text, a = s.ask("--checkpoint", foreignNote, "--code", paper[1:], s.file("log", whole))
	if code != exitWrong || a.Older[0].Result != foreign || a.Older[1].Result != foreign {
		t.Errorf("what is no checkpoint of this log: exit %d\n%s", code, text)
	}
}

func TestAWrongQuestionIsAnsweredWithTheWay(t *testing.T) {
	s := newSample(t)
	for name, args := range map[string][]string{
		"nothing": {}, "two files": {"a", "b"}, "an unknown flag": {"--all", "a"},
		"no file": {filepath.Join(s.dir, "none")}, "another file": {s.file("log", []byte("PK"))},
		"no key": {"--key", filepath.Join(s.dir, "none"), s.file("log", nil)},
	} {
		code, text, _ := s.ask(args...)
		if code != exitUsage || !strings.Contains(text, "何も確かめていません") {
			t.Errorf("%s: exit %d %s", name, code, text)
		}
	}
	var out bytes.Buffer
	if code := run([]string{"--help"}, &out, &out); code != exitFits || out.String() != textUsage {
		t.Error(code, out.String())
	}
}
