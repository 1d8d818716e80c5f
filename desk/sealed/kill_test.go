package sealed_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"romukura/desk/book"
	"romukura/desk/intake"
	"romukura/desk/member"
	"romukura/desk/passphrase"
	"romukura/desk/payday"
	"romukura/desk/sample"
	"romukura/desk/sealed"
	"romukura/edge/device"
	"romukura/edge/sqlite"
	"romukura/ground/caldate"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/trade/exchange"
	"romukura/trade/payroll"
)

// killFolder names to a child of the test binary the folder in which it works until it is killed.
const killFolder = "SEALED_KILL_FOLDER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(killFolder); dir != "" {
		if err := workOn(dir); err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// real is a book with members, as a desk opens it: unlocked by the words on paper, which takes no
// derivation of a passphrase.
type real struct {
	engine  *sqlite.Engine
	session *member.Session
	store   *sealed.Store
}

func openReal(dir string) (*real, error) {
	engine, err := sqlite.Open(filepath.Join(dir, "book.romukura"), sqlite.Options{})
	if err != nil {
		return nil, err
	}
	folder, err := device.Open(filepath.Join(dir, "device"))
	if err != nil {
		return nil, err
	}
	words, err := os.ReadFile(filepath.Join(dir, "words"))
	if err != nil {
		return nil, err
	}
	code, err := member.ReadCode(words)
	if err != nil {
		return nil, err
	}
	d := &member.Desk{Engine: engine, Device: folder, Now: time.Now}
	s, err := d.Unlock(context.Background(), seal.ID{}, member.With{Code: code})
	if err != nil {
		return nil, err
	}
	return &real{engine, s,
		sealed.New(sealed.Desk{Engine: engine, Session: s, Now: time.Now})}, nil
}

// foundReal makes a book with an owner and a drilled sheet, and returns its folder.
func foundReal(t *testing.T) string {
	t.Helper()
	dir := quickFolder(t)
	engine, err := sqlite.Create(filepath.Join(dir, "book.romukura"))
	must(t, err)
	folder, err := device.Make(filepath.Join(dir, "device"), nil)
	must(t, err)
	rules := passphrase.New(func(b []byte) []byte { return b }, nil)
	phrase, err := rules.Choose([]byte("fjord-quiver-lozenge-78-tapir"), passphrase.Context{})
	must(t, err)
	d := &member.Desk{Engine: engine, Device: folder, Now: time.Now}
	s, paper, err := d.Found(t.Context(), member.Founding{Name: "例示　太郎", Passphrase: phrase})
	must(t, err)
	s.Lock(t.Context())
	must(t, os.WriteFile(filepath.Join(dir, "words"), paper.Code, 0o600))
	code, err := member.ReadCode(paper.Code)
	must(t, err)
	_, err = d.Drill(t.Context(), member.With{Code: code})
	must(t, err)
	must(t, engine.Close())
	return dir
}

// workOn imports, pays and rotates keys, month after month, from wherever the book stands, and
// tells after each step that it was confirmed.
func workOn(dir string) error {
	r, err := openReal(dir)
	if err != nil {
		return err
	}
	ctx := context.Background()
	b, err := r.store.Load(ctx)
	if err != nil {
		return err
	}
	fmt.Println("open")
	if b.Office.ID == "" {
		b.Office = sample.Office()
		b.Clients = []*book.Client{{Profile: sample.Clients()[0]}}
		if err := r.store.Save(ctx, b, edit); err != nil {
			return err
		}
	}
	c := b.Clients[0]
	for month := sample.FirstMonth; !month.After(sample.LastMonth); month = month.Add(1) {
		for _, f := range sample.Files("sakura") {
			if f.Month != month && (!f.Month.IsZero() || month != sample.FirstMonth) {
				continue
			}
			if err := takeIn(ctx, r, b, f); err != nil {
				return err
			}
		}
		if c.Run(c.Profile.Groups[0].Code, payroll.MonthlyPay, month) != nil {
			continue
		}
		if err := r.session.Renew(ctx); err != nil {
			return err
		}
		fmt.Println("rotated", len(c.Runs))
		if err := pay(ctx, r, b, month); err != nil {
			return err
		}
	}
	fmt.Println("finished")
	return nil
}

func takeIn(ctx context.Context, r *real, b *book.Book, f sample.File) error {
	c := b.Clients[0]
	plan := intake.Make(c, intake.Request{Name: f.Name, Data: f.Data, Kind: exchange.Kind(f.Kind),
		Group: f.Group, Month: f.Month, Day: f.From})
	if err := intake.Apply(c, &plan); err != nil || plan.Already {
		return err
	}
	if err := r.store.Save(ctx, b, c.Imported(plan.Batch.ID)); err != nil {
		return err
	}
	fmt.Println("imported", len(c.Imports))
	return nil
}

func pay(ctx context.Context, r *real, b *book.Book, month caldate.Month) error {
	c := b.Clients[0]
	if _, err := payday.Month(c, c.Profile.Groups[0].Code, month, false); err != nil {
		return err
	}
	run := c.Run(c.Profile.Groups[0].Code, payroll.MonthlyPay, month)
	run.Close.ComputedBy, run.Close.ApprovedBy = "一", "二"
	if err := r.store.Save(ctx, b, book.Change{Act: record.Payroll}); err != nil {
		return err
	}
	fmt.Println("paid", len(c.Runs))
	return nil
}

// TestKilledInTheMiddleOfAnImportAPaymentOrARotation kills desks at two hundred random instants.
// After each, everything that was confirmed is there, nothing is there by halves, and the next desk
// goes on.
func TestKilledInTheMiddleOfAnImportAPaymentOrARotation(t *testing.T) {
	points := 200
	if testing.Short() {
		points = 20
	}
	during := map[string]int{}
	var mu sync.Mutex
	t.Run("desks", func(t *testing.T) {
		for desk := range desks {
			t.Run(strconv.Itoa(desk), func(t *testing.T) {
				t.Parallel()
				chance := rand.New(rand.NewPCG(1, uint64(desk)))
				dir := foundReal(t)
				within := firstWithin
				for range points / desks {
					told := killed(t, dir, time.Duration(chance.Int64N(int64(within))))
					mu.Lock()
					during[told.last]++
					mu.Unlock()
					told.check(t, dir)
					switch told.last {
					case "open": // nothing was done in that time: the machine is slow
						within += firstWithin / 8
					case "finished":
						dir, within = foundReal(t), firstWithin
					}
				}
			})
		}
	})
	t.Log("killed after", during)
	if !testing.Short() && (during["imported"] < 10 || during["paid"] < 10 || during["rotated"] < 10) {
		t.Error("not every sort of work was cut off")
	}
}

const (
	desks       = 4 // killed side by side, each with a book of its own
	firstWithin = 150 * time.Millisecond
)

// told is what a desk said before it was killed.
type told struct {
	last           string
	imported, paid int
}

// killed lets a desk work for a while and kills it.
func killed(t *testing.T, dir string, after time.Duration) told {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), killFolder+"="+dir)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	var x told
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		switch word {
		case "failed:":
			t.Fatal(lines.Text())
		case "open":
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		case "imported":
			_, err = fmt.Sscan(rest, &x.imported)
		case "paid":
			_, err = fmt.Sscan(rest, &x.paid)
		}
		must(t, err)
		x.last = word
	}
	_ = cmd.Wait()
	return x
}

// check opens the book that was left.
func (x *told) check(t *testing.T, dir string) {
	t.Helper()
	r, err := openReal(dir)
	must(t, err)
	defer func() { must(t, r.engine.Close()) }()
	b, err := r.store.Load(t.Context())
	must(t, err)
	must(t, r.engine.View(t.Context(), func(v record.Reader) error {
		report, err := record.Verify(t.Context(), v)
		must(t, err)
		damage, err := log.Verify(t.Context(), v)
		if len(report.Damage)+len(damage) > 0 {
			t.Errorf("damage: %+v %+v", report.Damage, damage)
		}
		return err
	}))
	if len(b.Clients) == 0 {
		if x.imported+x.paid > 0 {
			t.Error("all is gone")
		}
		return
	}
	c := b.Clients[0]
	if len(c.Imports) < x.imported || len(c.Runs) < x.paid {
		t.Errorf("%d imports of %d, %d runs of %d", len(c.Imports), x.imported, len(c.Runs), x.paid)
	}
	for i := range c.Imports {
		for j := range c.Imports[i].Changes {
			change := &c.Imports[i].Changes[j]
			if change.Kind == exchange.Persons && c.EmployeeByNumber(change.Number) == nil {
				t.Errorf("of the import of %s, %s is missing", c.Imports[i].File, change.Number)
			}
		}
	}
	for i := range c.Runs {
		if n := len(c.Runs[i].Slips); n == 0 || !c.Runs[i].Close.Closed() || n > len(c.Employees) {
			t.Errorf("a run with %d slips, closed %t", n, c.Runs[i].Close.Closed())
		}
	}
	r.session.Lock(t.Context())
}
