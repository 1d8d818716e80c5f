package browser

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"romukura/desk/book"
	"romukura/desk/member"
	"romukura/desk/passphrase"
	"romukura/desk/sealed"
	"romukura/desk/tour"
	"romukura/desk/web"
	"romukura/desk/web/page"
	"romukura/edge/device"
	"romukura/edge/pdf"
	"romukura/edge/qr"
	"romukura/edge/spreadsheet"
	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/seal"
	"romukura/trade/client"
	"romukura/trade/document/layout"
	"romukura/trade/exchange"
)

// Who is in the sample office, with the passphrases that they chose.
const (
	Owner   = "owner"   // opens everything
	Staff   = "staff"   // is assigned to sakura alone
	Auditor = "auditor" // opens no client
)

var phrases = map[string]string{
	Owner:   "kawaranai hoshizora no umibe 84",
	Staff:   "asagiri tanuki yubinkyoku 3711",
	Auditor: "mizube no kurage to hikouki 952",
}

// Assigned is the client that Staff works for, and Foreign one that Staff does not.
const (
	Assigned client.ID = "sakura"
	Foreign  client.ID = "hikari"
)

// Today is the day of the sample office: that of the tour.
var Today = tour.Day

// Rules read passphrases as the product does.
var Rules = passphrase.New(norm.NFKC.Bytes, nil)

// kept is the sample office's book, made once for a run of tests.
var kept struct {
	once sync.Once
	dir  string
	err  error
}

// Keep makes the sample office's book and copies it for one test. It gives the folder, in which lie
// the book and what the device knows.
func Keep(t testing.TB) string {
	t.Helper()
	kept.once.Do(func() {
		if kept.dir, kept.err = os.MkdirTemp("", "romukura-office-"); kept.err == nil {
			kept.err = found(context.Background(), kept.dir, fill)
		}
	})
	if kept.err != nil {
		t.Fatal(kept.err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(kept.dir)); err != nil {
		t.Fatal(err)
	}
	// The folder of the device is for its owner alone, which a copy does not know.
	if err := os.Chmod(filepath.Join(dir, "device"), 0o700); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(filepath.Join(dir, "device"))
	for _, f := range files {
		err = errors.Join(err, os.Chmod(filepath.Join(dir, "device", f.Name()), 0o600))
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// KeepOf makes a book of another content, with its owner alone. It gives the folder.
func KeepOf(t testing.TB, content *book.Book) string {
	t.Helper()
	dir := t.TempDir()
	put := func(ctx context.Context, desk *member.Desk, keys *member.Session) error {
		store := sealed.New(sealed.Desk{Engine: desk.Engine, Session: keys, Now: desk.Now})
		b, err := store.Load(ctx)
		if err != nil {
			return err
		}
		b.Office, b.Tables, b.Clients = content.Office, content.Tables, content.Clients
		return store.Save(ctx, b, book.Change{Act: record.Edit})
	}
	if err := found(t.Context(), dir, put); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Done removes the book that a run of tests shared. A TestMain calls it last.
func Done() { _ = os.RemoveAll(kept.dir) }

// filling puts a book's content into a new office.
type filling func(context.Context, *member.Desk, *member.Session) error

// found makes an office with its owner, its paper tried out, and fills it.
func found(ctx context.Context, dir string, fill filling) (err error) {
	engine, err := sqlite.Create(filepath.Join(dir, "book.romukura"))
	if err != nil {
		return err
	}
	defer func() {
		if e := engine.Close(); err == nil {
			err = e
		}
	}()
	folder, err := device.Make(filepath.Join(dir, "device"), nil)
	if err != nil {
		return err
	}
	clock := noon()
	desk := &member.Desk{Engine: engine, Device: folder, Now: clock}
	phrase, err := Rules.Choose([]byte(phrases[Owner]), passphrase.Context{})
	if err != nil {
		return err
	}
	keys, paper, err := desk.Found(ctx, member.Founding{Name: "見本　管理", Passphrase: phrase})
	if err != nil {
		return err
	}
	code, err := member.ReadCode(paper.Code)
	if err != nil {
		return err
	}
	keys.Lock(ctx)
	if _, err := desk.Drill(ctx, member.With{Code: code}); err != nil {
		return err
	}
	if keys, err = desk.Unlock(ctx, seal.ID{}, member.With{Passphrase: phrase.Phrase}); err != nil {
		return err
	}
	defer keys.Lock(ctx)
	return fill(ctx, desk, keys)
}

// fill takes the tour and admits the others.
func fill(ctx context.Context, desk *member.Desk, keys *member.Session) error {
	store := sealed.New(sealed.Desk{Engine: desk.Engine, Session: keys, Now: desk.Now})
	b, err := store.Load(ctx)
	if err != nil {
		return err
	}
	guide := tour.Guide{Book: b, Now: noon()().UTC().Format(time.RFC3339)}
	if _, err := guide.Run(); err != nil {
		return err
	}
	if err := store.Save(ctx, b, book.Change{Act: record.Edit}); err != nil {
		return err
	}
	if b, err = store.Load(ctx); err != nil {
		return err
	}
	assigned, _ := store.ClientID(Assigned)
	for _, m := range []member.Admission{
		{Name: "見本　職員", Role: member.Staff, Clients: []seal.ID{assigned}},
		{Name: "見本　監査", Role: member.Auditor},
	} {
		phrase, err := Rules.Choose([]byte(phrases[string(m.Role)]), passphrase.Context{})
		if err != nil {
			return err
		}
		c, err := desk.Apply(member.Application{Office: keys.Office(), Passphrase: phrase})
		if err != nil {
			return err
		}
		m.Fingerprint = c.Fingerprint()
		if err := keys.Admit(ctx, c, m); err != nil {
			return err
		}
	}
	return nil
}

// noon is a clock that shows noon of the sample's day when it is made, and goes on from there.
func noon() func() time.Time {
	began := time.Now()
	day := time.Date(Today.Year(), time.Month(Today.MonthOfYear()), Today.Day(), 12, 0, 0, 0,
		time.FixedZone("JST", 9*60*60))
	return func() time.Time { return day.Add(time.Since(began)) }
}

// Served is a desk that answers on this machine.
type Served struct {
	Address string
	Server  *page.Server
	Member  *member.Desk
	Pages   *page.Desk
	Clock   *Clock
	Log     *bytes.Buffer // what the desk told its log
}

// Clock is a clock that a test turns on.
type Clock struct {
	mu    sync.Mutex
	ahead time.Duration
	base  func() time.Time
}

// Now is the instant.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.base().Add(c.ahead)
}

// Turn turns the clock on.
func (c *Clock) Turn(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead += by
}

// printed prints as the product does.
func printed(batch layout.Batch) ([]byte, error) {
	fonts, err := pdf.OpenFonts(pdf.SystemFolders()...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = fonts.Close() }()
	var b bytes.Buffer
	err = pdf.RenderBatch(&b, batch, fonts)
	return b.Bytes(), err
}

// workbook reads spreadsheets as the product does.
func workbook(data []byte) (exchange.Sheet, bool) {
	if !spreadsheet.Is(data) {
		return exchange.Sheet{}, false
	}
	return spreadsheet.Read(data), true
}

// Serve serves the book in a folder, or with an empty folder a desk that has none yet. An own table
// takes the place of the desk's when it is given.
func Serve(t testing.TB, dir string, table ...page.Route) *Served {
	t.Helper()
	s := &Served{Clock: &Clock{base: noon()}, Log: &bytes.Buffer{}}
	s.Pages = &page.Desk{Now: s.Clock.Now, Rules: Rules, Invitation: "invited",
		Log:   slog.New(slog.NewTextHandler(s.Log, nil)),
		Sheet: func(string, *member.Paper) ([]byte, error) { return []byte("%PDF-1.7 sample"), nil },
		Print: printed, Workbook: workbook,
		QR: func(text string) ([][]bool, error) { return qr.Encode([]byte(text)) }}
	name := filepath.Join(dir, "book.romukura")
	if _, err := os.Stat(name); err == nil {
		engine, err := sqlite.Open(name, sqlite.Options{})
		folder, err2 := device.Open(filepath.Join(dir, "device"))
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		t.Cleanup(func() { _ = engine.Close() })
		s.Member = &member.Desk{Engine: engine, Device: folder, Now: s.Clock.Now}
		s.Pages.Found = s.Member
	}
	s.Pages.Make = func(context.Context) (*member.Desk, error) {
		engine, err := sqlite.Create(name)
		if err != nil {
			return nil, err
		}
		t.Cleanup(func() { _ = engine.Close() })
		folder, err := device.Make(filepath.Join(dir, "device"), nil)
		s.Member = &member.Desk{Engine: engine, Device: folder, Now: s.Clock.Now}
		return s.Member, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.Address = "http://" + l.Addr().String()
	if len(table) > 0 {
		s.Server, err = page.New(s.Pages, table, l.Addr().String())
	} else {
		s.Server, err = web.New(s.Pages, l.Addr())
	}
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(ctx, s.Server, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return s
}

// Office is the sample office in a browser.
type Office struct {
	*Page
	*Served
}

// Desk serves the sample office and unlocks it in a browser, as its owner or as somebody else.
func Desk(t testing.TB, who ...string) *Office {
	t.Helper()
	s := Serve(t, Keep(t))
	d := &Office{Open(t, s.Address), s}
	d.Unlock(append(who, Owner)[0])
	return d
}

// Unlock unlocks as somebody of the sample office, and waits until the book stands open.
func (d *Office) Unlock(who string) {
	d.t.Helper()
	d.Go("/unlock")
	if Value[bool](d.Page, "!!document.getElementById('f-who-1')") {
		d.Click("#f-who-1")
	}
	d.Type("f-passphrase", phrases[who])
	d.Press("Enter")
	if d.Path() == "/unlock" {
		d.t.Fatal("not unlocked: ", d.Text("main"))
	}
}

// Phrase is the passphrase of somebody of the sample office.
func Phrase(who string) string { return phrases[who] }

// ClientPath is the address of a client's screen, as the page that lists the clients has it:
// ClientPath("sakura", "register").
func (d *Office) ClientPath(id client.ID, rest ...string) Path {
	d.t.Helper()
	ref := d.Server.Ref(id)
	if ref == "" {
		d.t.Fatalf("nobody has %s open", id)
	}
	return Path(strings.Join(append([]string{"/o/k/" + ref}, rest...), "/"))
}
