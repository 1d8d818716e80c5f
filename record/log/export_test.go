package log_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"

	"romukura/record/log"
)

func read(t *testing.T, export []byte, public string) *log.Finding {
	t.Helper()
	f, err := log.ReadExport(bytes.NewReader(export), public)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAnExportIsCheckedWithoutTheBook(t *testing.T) {
	k := newKeeper(t)
	k.add(3)
	old := k.at()
	k.add(10)
	f := read(t, k.export(), k.public)
	if !f.Signed || !f.Whole || f.Size != 13 || f.Entries != 13 || f.Actions[log.Open] != 13 ||
		len(f.Bad)+len(f.Gaps) != 0 || f.Code != k.at().Code() || f.From >= f.To {
		t.Errorf("%+v", f)
	}
	if err := f.Continues(old); err != nil {
		t.Error(err)
	}
	if err := f.Continues(newKeeper(t).at()); !errors.Is(err, log.ErrCheckpoint) {
		t.Errorf("another log's checkpoint: %v", err)
	}
	if empty := read(t, newKeeper(t).export(), ""); !empty.Whole {
		t.Errorf("an empty log: %+v", empty)
	}
	if f := read(t, k.export(), newKeeper(t).public); f.Signed || f.Whole {
		t.Errorf("another key: %+v", f)
	}
}

// TestS51_DamageOfAnExportIsLocated changes an export and expects the numbers of the entries.
func TestS51_DamageOfAnExportIsLocated(t *testing.T) {
	k := newKeeper(t)
	k.add(12)
	whole := k.export()
	for name, c := range map[string]struct {
		change func(lines [][]byte) [][]byte
		bad    []int64
		gaps   []log.Gap
	}{
		"a changed entry": {func(l [][]byte) [][]byte {
			l[5] = bytes.Replace(l[5], []byte(`"open"`), []byte(`"lock"`), 1)
			return l
		}, []int64{4}, nil},
		"an unreadable entry": {func(l [][]byte) [][]byte {
			l[5] = []byte("?")
			return l
		}, []int64{4}, nil},
		"two entries swapped": {func(l [][]byte) [][]byte {
			l[5], l[6] = l[6], l[5]
			return l
		}, []int64{4}, []log.Gap{{First: 4, Last: 4}}},
		"two taken out": {func(l [][]byte) [][]byte {
			return slices.Delete(l, 5, 7)
		}, nil, []log.Gap{{First: 4, Last: 5}}},
		"the end cut off": {func(l [][]byte) [][]byte {
			return l[:10]
		}, nil, []log.Gap{{First: 9, Last: 11}}},
	} {
		lines := bytes.Split(bytes.Clone(bytes.TrimSuffix(whole, []byte{'\n'})), []byte{'\n'})
		f := read(t, bytes.Join(c.change(lines), []byte{'\n'}), k.public)
		if f.Whole || !f.Signed {
			t.Errorf("%s is whole", name)
		}
		if !slices.Equal(f.Bad, c.bad) || !slices.Equal(f.Gaps, c.gaps) {
			t.Errorf("%s: bad %v, gaps %v", name, f.Bad, f.Gaps)
		}
	}
}

// TestS52_HistoryRewrittenWithTheTrueKeyFailsYesterdaysCheckpoint rewrites a log with the log's own
// key: the export is sound in itself, and yesterday's checkpoint and its code on paper betray it.
func TestS52_HistoryRewrittenWithTheTrueKeyFailsYesterdaysCheckpoint(t *testing.T) {
	k := newKeeper(t)
	k.add(6)
	yesterday := k.at()
	again := *k
	again.shelf = newShelf()
	again.shelf.office, again.now = k.shelf.office, 1e15
	again.add(9) // the actors are others
	f := read(t, again.export(), k.public)
	if !f.Whole {
		t.Fatalf("the rewritten export is not sound in itself: %+v", f)
	}
	if err := f.Continues(yesterday); !errors.Is(err, log.ErrRewritten) {
		t.Errorf("by checkpoint: %v", err)
	}
	if err := f.Fits(yesterday.Code()); !errors.Is(err, log.ErrRewritten) {
		t.Errorf("by the code on paper: %v", err)
	}
	k.add(1)
	later := k.at()
	again.shelf.leaves[k.id] = k.shelf.leaves[k.id][:6]
	again.shelf.hashes[k.id] = k.shelf.hashes[k.id][:10]
	f = read(t, again.export(), k.public)
	if err := f.Continues(later); !errors.Is(err, log.ErrShorter) {
		t.Errorf("cut off: %v", err)
	}
	if err := f.Continues(yesterday); err != nil {
		t.Errorf("what is left: %v", err)
	}
}

func TestAFileThatIsNoExportIsRefused(t *testing.T) {
	k := newKeeper(t)
	k.add(1)
	long := append(k.export(), bytes.Repeat([]byte("x"), 2<<20)...)
	for name, text := range map[string][]byte{
		"empty": nil, "other": []byte("PK\x03\x04"),
		"another format":     []byte(`{"format":"romukura log 2"}`),
		"a line without end": long,
	} {
		if _, err := log.ReadExport(bytes.NewReader(text), ""); !errors.Is(err, log.ErrExport) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzReadExport(f *testing.F) {
	k := newKeeper(f)
	k.add(3)
	whole, now := k.export(), k.at()
	f.Add(whole)
	f.Add(bytes.Replace(whole, []byte(`"seq":1`), []byte(`"seq":9223372036854775807`), 1))
	f.Add(bytes.Replace(whole, []byte(`"seq":1`), []byte(`"seq":-1`), 1))
	f.Add([]byte(`{"format":"romukura log 1"}` + "\n{}\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		found, err := log.ReadExport(bytes.NewReader(text), k.public)
		if err != nil {
			return
		}
		if found.Whole && (found.Origin != now.Origin.String() || found.Code != now.Code()) {
			t.Fatalf("whole and not what was signed: %+v", found)
		}
		_, _ = found.Continues(now), found.Fits(now.Code())
		if _, err := json.Marshal(found); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzParseCheckpoint(f *testing.F) {
	k := newKeeper(f)
	k.add(3)
	now := k.at()
	note, err := now.Sign(k.secret)
	k.must(err)
	f.Add(note, k.public)
	f.Add([]byte("romukura.log/\n0\n\n\n"), k.public)
	f.Fuzz(func(t *testing.T, text []byte, public string) {
		c, err := log.ParseCheckpoint(text, public)
		if err != nil {
			return
		}
		origin, err := log.ParseOrigin(c.Origin.String())
		if err != nil || !reflect.DeepEqual(origin, c.Origin) || c.Size < 0 {
			t.Fatalf("%+v %v", c, err)
		}
		if public == k.public && c != now {
			t.Fatalf("signed and never said: %+v", c)
		}
	})
}

func FuzzCode(f *testing.F) {
	k := newKeeper(f)
	k.add(3)
	found, err := log.ReadExport(bytes.NewReader(k.export()), k.public)
	k.must(err)
	f.Add(k.at().Code())
	f.Add("3 - 1234")
	f.Fuzz(func(t *testing.T, code string) {
		err := found.Fits(code)
		for _, known := range []error{
			nil, log.ErrCheckpoint, log.ErrShorter, log.ErrRewritten,
		} {
			if errors.Is(err, known) {
				return
			}
		}
		t.Fatal(err)
	})
}
