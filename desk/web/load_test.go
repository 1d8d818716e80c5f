package web_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"romukura/desk/book"
	"romukura/desk/member"
	"romukura/desk/passphrase"
	"romukura/desk/payday"
	"romukura/desk/scale"
	"romukura/desk/sealed"
	"romukura/desk/web"
	"romukura/desk/web/page"
	"romukura/edge/device"
	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/seal"
	"romukura/tools/browser"
	"romukura/trade/client"
)

// What works at once in BenchmarkTwentyStaff: each asks for a screen every second, at random.
const (
	staffAtOnce = 20
	pause       = time.Second
)

var large = scale.Size{Clients: 200, Workers: 8000}

// crew is a large office with its book and the passphrases of its staff.
type crew struct {
	b       *testing.B
	dir     string
	desk    *member.Desk
	keys    *member.Session
	clients []seal.ID
	phrases []string
}

// BenchmarkTwentyStaff has twenty people of an office with 200 clients and 8,000 workers ask for
// screens for ten seconds, each in a session of their own: how long an answer takes, in
// milliseconds, and what the process holds, in megabytes. The visitors live in the same process.
func BenchmarkTwentyStaff(b *testing.B) {
	c := hire(b)
	debug.FreeOSMemory() // what making the book took is not the desk's
	s := browser.Serve(b, c.dir)
	var paths []string
	for _, r := range web.Table() {
		if r.Slot != page.NoSlot && r.Method() == "GET" && len(r.Who) > 0 && r.Admits(member.Staff) {
			paths = append(paths, strings.TrimSuffix(r.Path(), "{$}"))
		}
	}
	var visitors []*http.Client
	for _, phrase := range c.phrases {
		visitors = append(visitors, c.arrive(s, phrase))
	}
	for s.Server.Clients() < large.Clients {
		time.Sleep(50 * time.Millisecond)
	}
	time.Sleep(10 * time.Second) // the others open the same clients
	for b.Loop() {
		took := map[string][]time.Duration{}
		var mu sync.Mutex
		var all sync.WaitGroup
		for n, v := range visitors {
			all.Go(func() {
				c.work(v, rand.New(rand.NewPCG(1, uint64(n))), s, paths, func(path string, d time.Duration) {
					mu.Lock()
					defer mu.Unlock()
					took[path] = append(took[path], d)
				})
			})
		}
		all.Wait()
		c.report(took)
	}
}

func (c *crew) must(err error) {
	c.b.Helper()
	if err != nil {
		c.b.Fatal(err)
	}
}

// hire makes the book, computes its month and admits the staff, each to every client.
func hire(b *testing.B) *crew {
	b.Helper()
	c := &crew{b: b, dir: b.TempDir()}
	engine, err := sqlite.Create(filepath.Join(c.dir, "book.romukura"))
	c.must(err)
	folder, err := device.Make(filepath.Join(c.dir, "device"), nil)
	c.must(err)
	c.desk = &member.Desk{Engine: engine, Device: folder, Now: time.Now}
	typed, phrase := c.phrase()
	keys, paper, err := c.desk.Found(b.Context(), member.Founding{Name: "所長", Passphrase: phrase})
	c.must(err)
	code, err := member.ReadCode(paper.Code)
	c.must(err)
	keys.Lock(b.Context())
	_, err = c.desk.Drill(b.Context(), member.With{Code: code})
	c.must(err)
	c.keys, err = c.desk.Unlock(b.Context(), seal.ID{},
		member.With{Passphrase: browser.Rules.Read([]byte(typed))})
	c.must(err)
	c.fill()
	for n := range staffAtOnce {
		c.admit(n)
	}
	c.keys.Lock(b.Context())
	c.must(engine.Close())
	return c
}

func (c *crew) phrase() (string, *passphrase.Chosen) {
	c.b.Helper()
	typed := fmt.Sprintf("nagarekawa-%016x-kitsune", rand.Uint64())
	phrase, err := browser.Rules.Choose([]byte(typed), passphrase.Context{})
	c.must(err)
	return typed, phrase
}

func (c *crew) fill() {
	c.b.Helper()
	maker, err := scale.New()
	c.must(err)
	store := sealed.New(sealed.Desk{Engine: c.desk.Engine, Session: c.keys, Now: time.Now})
	_, err = store.Load(c.b.Context())
	c.must(err)
	b := maker.Sized(0, large)
	for _, one := range b.Clients {
		_, err := payday.Month(one, one.Profile.Groups[0].Code, scale.Month, false)
		c.must(err)
	}
	c.must(store.Save(c.b.Context(), b, book.Change{Act: record.Payroll}))
	for _, one := range b.Clients {
		id, _ := store.ClientID(one.Profile.ID)
		c.clients = append(c.clients, id)
	}
}

func (c *crew) admit(n int) {
	c.b.Helper()
	typed, phrase := c.phrase()
	applied, err := c.desk.Apply(member.Application{Office: c.keys.Office(), Passphrase: phrase})
	c.must(err)
	c.must(c.keys.Admit(c.b.Context(), applied, member.Admission{Name: fmt.Sprint("職員", n),
		Role: member.Staff, Clients: c.clients, Fingerprint: applied.Fingerprint()}))
	c.phrases = append(c.phrases, typed)
}

// arrive unlocks a session.
func (c *crew) arrive(s *browser.Served, phrase string) *http.Client {
	c.b.Helper()
	jar, err := cookiejar.New(nil)
	c.must(err)
	v := &http.Client{Jar: jar}
	q, err := http.NewRequestWithContext(c.b.Context(), http.MethodPost, s.Address+"/unlock",
		strings.NewReader(url.Values{"passphrase": {phrase}}.Encode()))
	c.must(err)
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	q.Header.Set("Sec-Fetch-Site", "same-origin")
	r, err := v.Do(q)
	c.must(err)
	_ = r.Body.Close()
	if strings.HasSuffix(r.Request.URL.Path, "/unlock") {
		c.b.Fatal("not let in: ", r.Status)
	}
	return v
}

// work asks for screens until ten seconds are over.
func (c *crew) work(v *http.Client, chance *rand.Rand, s *browser.Served, paths []string,
	told func(string, time.Duration)) {
	ctx, cancel := context.WithTimeout(c.b.Context(), 10*time.Second)
	defer cancel()
	for ctx.Err() == nil {
		pattern := paths[chance.IntN(len(paths))]
		id := client.ID(fmt.Sprintf("c0000-%02d", chance.IntN(large.Clients)))
		path := strings.ReplaceAll(pattern, "{client}", s.Server.Ref(id))
		q, err := http.NewRequestWithContext(c.b.Context(), http.MethodGet, s.Address+path, nil)
		if err != nil {
			c.b.Error(err)
			return
		}
		begun := time.Now()
		r, err := v.Do(q)
		if err != nil {
			c.b.Error(err)
			return
		}
		_, err = io.Copy(io.Discard, r.Body)
		_ = r.Body.Close()
		told(pattern, time.Since(begun))
		if err != nil || r.StatusCode != http.StatusOK {
			c.b.Error(pattern, r.Status, err)
			return
		}
		time.Sleep(time.Duration(chance.Int64N(int64(2 * pause))))
	}
}

func (c *crew) report(took map[string][]time.Duration) {
	var all []time.Duration
	for path, times := range took {
		slices.Sort(times)
		c.b.Logf("%4d %6.1f ms %6.1f ms %s", len(times), ms(times, 50), ms(times, 95), path)
		all = append(all, times...)
	}
	slices.Sort(all)
	c.b.ReportMetric(ms(all, 50), "p50-ms")
	c.b.ReportMetric(ms(all, 95), "p95-ms")
	c.b.ReportMetric(float64(len(all)), "answers")
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	c.b.ReportMetric(float64(memory.HeapInuse>>20), "heap-MB")
	c.b.ReportMetric(resident(), "resident-MB")
}

// ms is a percentile in milliseconds.
func ms(sorted []time.Duration, percent int) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return float64(sorted[(len(sorted)-1)*percent/100].Microseconds()) / 1000
}

// resident is what the system holds for the process in memory, where it tells.
func resident() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	var kb float64
	_, _ = fmt.Sscan(rest, &kb)
	return kb / 1024
}
