package member_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"romukura/desk/member"
	"romukura/edge/device"
	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/seal"
	"romukura/seal/open"
)

// In a child of the test binary this names the book.
const childBook = "MEMBER_TEST_BOOK"

func TestMain(m *testing.M) {
	if path := os.Getenv(childBook); path != "" {
		if err := childDesk(path); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// lockBound is how long after a lock memory may still hold something. It takes some tens of
// milliseconds; the bound leaves room for a slow disk, for the log is told of the lock, too.
const lockBound = 10 * time.Second

// childDesk is a desk that opens everything, keeps it, and locks when it is told to.
func childDesk(path string) error {
	engine, err := sqlite.Open(path, sqlite.Options{})
	if err != nil {
		return err
	}
	folder, err := device.Open(path + ".device")
	if err != nil {
		return err
	}
	d := &member.Desk{Engine: engine, Device: folder, Now: time.Now}
	in := bufio.NewReaderSize(os.Stdin, 16)
	typed := make([]byte, len(ownerPhrase))
	if _, err := io.ReadFull(in, typed); err != nil {
		return err
	}
	phrase := rules.Read(typed)
	clear(typed)
	in.Reset(os.Stdin) // the reader's own room held a part of it
	ctx := context.Background()
	s, err := d.Unlock(ctx, seal.ID{}, member.With{Passphrase: phrase})
	if err != nil {
		return err
	}
	phrase.Wipe()
	cache, err := openAll(d, s)
	if err != nil {
		return err
	}
	s.OnLock(func() { cache = nil })
	fmt.Println("open", len(cache))
	if _, err := os.Stdin.Read(make([]byte, 1)); err != nil {
		return err
	}
	began := time.Now()
	s.Lock(ctx)
	fmt.Println("locked", time.Since(began))
	_, err = os.Stdin.Read(make([]byte, 1))
	return err
}

// card is what the canary records hold.
type card struct {
	Name string `json:"name"`
	Note string `json:"note"`
}

// openAll opens every record of the book as a screen would: decrypted, decoded, kept.
func openAll(d *member.Desk, s *member.Session) (map[seal.ID]*card, error) {
	cache := map[seal.ID]*card{}
	ctx := context.Background()
	if _, err := s.Names(ctx); err != nil {
		return nil, err
	}
	err := d.Engine.View(ctx, func(r record.Reader) error {
		scope := record.Scope{Kinds: []string{"client", "employee"}}
		return r.Heads(ctx, scope, func(v *record.Version) error {
			head, err := seal.ReadHead(v.Sealed)
			if err != nil {
				return err
			}
			k, err := s.Key(head.Outer)
			if err != nil {
				return err
			}
			text, err := open.Record(k, v.Binding(), v.Sealed)
			if err != nil {
				return err
			}
			c := &card{}
			cache[v.ID] = c
			return json.Unmarshal(text, c)
		})
	})
	return cache, err
}

// TestS03_ALockedDeskHoldsNoKeyAndNoPlaintext reads the memory of another process before and after
// it locked.
func TestS03_ALockedDeskHoldsNoKeyAndNoPlaintext(t *testing.T) {
	path, needles := canaryBook(t)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childBook+"="+path)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close(); _ = cmd.Wait() }()
	lines := bufio.NewScanner(out)
	await := func(word string) {
		if !lines.Scan() || !strings.HasPrefix(lines.Text(), word) {
			t.Fatalf("the desk said %q: %v", lines.Text(), lines.Err())
		}
	}
	if _, err := io.WriteString(in, ownerPhrase); err != nil {
		t.Fatal(err)
	}
	await("open")
	before := search(t, cmd.Process.Pid, needles)
	for name := range needles {
		if before[name] == 0 && name != "passphrase" { // that one is gone before anything opens
			t.Errorf("the search does not find the %s in use: it shows nothing", name)
		}
	}
	if _, err := io.WriteString(in, "\n"); err != nil {
		t.Fatal(err)
	}
	await("locked")
	took, err := time.ParseDuration(strings.TrimPrefix(lines.Text(), "locked "))
	if err != nil || took > lockBound {
		t.Errorf("the lock took %v: %v", took, err)
	}
	t.Logf("locked in %v", took)
	for name, n := range search(t, cmd.Process.Pid, needles) {
		if n > 0 {
			t.Errorf("the %s is in memory %d times after the lock", name, n)
		}
	}
}

// canaryBook is a book with unique texts, closed, and what must not be found in memory.
func canaryBook(t *testing.T) (string, map[string][]byte) {
	t.Helper()
	path := t.TempDir() + "/jimusho.romukura"
	engine, err := sqlite.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	folder, err := device.Make(path+".device", nil)
	if err != nil {
		t.Fatal(err)
	}
	r := &room{Desk: &member.Desk{Engine: engine, Device: folder, Now: time.Now}}
	s, _, err := r.Found(t.Context(), member.Founding{Name: "名札 七七四一",
		Passphrase: chosen(t, ownerPhrase), Numbers: true})
	if err != nil {
		t.Fatal(err)
	}
	needles := map[string][]byte{"name of a member": []byte("名札 七七四一"),
		"passphrase": []byte(ownerPhrase)}
	client := seal.NewID()
	for i := range 40 {
		person := seal.NewID()
		o := member.Extension{Client: client, Person: person}
		if i == 0 {
			o.Person, person = seal.ID{}, seal.ID{}
		}
		k, versions, err := s.Extend(o)
		if err != nil {
			t.Fatal(err)
		}
		canary := longCanary(i * 7919 % 9973)
		text, err := json.Marshal(card{canary, strings.Repeat("・", i*40) + canary})
		if err != nil {
			t.Fatal(err)
		}
		v := record.Version{Client: client, Person: person, Kind: "employee", ID: seal.NewID()}
		b := v.Binding()
		b.Office, b.Version = s.Office(), 1
		if v.Sealed, err = seal.Record(k, b, text); err != nil {
			t.Fatal(err)
		}
		r.put(t, s, append(versions, v))
		s.Keep(k)
		needles[fmt.Sprintf("canary %d", i)] = []byte(canary)
		needles[fmt.Sprintf("key %d", i)] = secretOf(k)[:]
	}
	for name, id := range map[string]seal.ID{"office key": s.Office(),
		"log key": member.LogID(s.Office())} {
		k, err := s.Key(seal.Ref{ID: id, Epoch: 1})
		if err != nil {
			t.Fatal(err)
		}
		needles[name] = secretOf(k)[:]
	}
	s.Lock(t.Context())
	if err := engine.Close(); err != nil {
		t.Fatal(err)
	}
	return path, needles
}

// longCanary is a text of more than 64 bytes. So many bytes of what was copied last may stay in the
// vector registers of a thread, which the system writes into memory when the thread takes a signal:
// that is the bound of what is shown here for texts. Keys, names and passphrases are sought as they
// are.
func longCanary(n int) string {
	return fmt.Sprintf("鳥籠の金糸雀第%04d番、夜明けの前に窓を離れて%04dの海を渡る", n, n)
}

// search counts the needles in the writable memory of another process.
func search(t *testing.T, pid int, needles map[string][]byte) map[string]int {
	t.Helper()
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", pid))
	if err != nil {
		t.Fatal(err)
	}
	memory, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if errors.Is(err, os.ErrPermission) {
		t.Skip("this system does not show a process its child's memory")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = memory.Close() }()
	found := map[string]int{}
	for line := range strings.Lines(string(maps)) {
		var from, to int64
		var rights string
		_, _ = fmt.Sscanf(line, "%x-%x %s", &from, &to, &rights)
		if !strings.HasPrefix(rights, "rw") || strings.Contains(line, "[v") {
			continue
		}
		part := make([]byte, to-from)
		n, _ := memory.ReadAt(part, from)
		for name, needle := range needles {
			found[name] += bytes.Count(part[:n], needle)
		}
	}
	return found
}
