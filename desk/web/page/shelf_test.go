package page

import (
	"sync"
	"testing"
	"time"

	"romukura/desk/book"
	"romukura/trade/client"
)

// TestOnlyWhatIsWholeIsShared joins what another session opened, unless there is something of which
// each session must be told, and lets go of it.
func TestOnlyWhatIsWholeIsShared(t *testing.T) {
	var s shelf
	whole := &book.Client{Profile: client.Client{ID: "whole"}}
	hurt := &book.Client{Profile: client.Client{ID: "hurt"}}
	s.put(whole, &loaded{})
	s.put(hurt, &loaded{doubt: true})
	if got := s.join([]client.ID{"whole", "hurt", "closed"}); len(got) != 1 || got[0] != "whole" {
		t.Fatal("joined ", got)
	}
	s.replace(hurt, &loaded{})
	if got := s.join([]client.ID{"hurt"}); len(got) != 1 {
		t.Error("what was mended is not shared")
	}
	s.drop([]client.ID{"whole", "hurt"})
	if s.get("whole") == nil || s.get("hurt") == nil {
		t.Error("taken away from who still uses it")
	}
	s.drop([]client.ID{"whole", "hurt"})
	if s.open() != 0 {
		t.Error("kept though nobody uses it")
	}
}

// TestNobodyWorksOutWhatAnotherIsWorkingOut has many ask at once.
func TestNobodyWorksOutWhatAnotherIsWorkingOut(t *testing.T) {
	x := &Session{server: &Server{}}
	c := &book.Client{Profile: client.Client{ID: "c"}}
	x.server.shelf.put(c, &loaded{})
	var mu sync.Mutex
	times := 0
	work := func() int {
		mu.Lock()
		times++
		mu.Unlock()
		time.Sleep(20 * time.Millisecond)
		return 7
	}
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if n := Memo(x, c, "key", work); n != 7 {
				t.Error(n)
			}
		})
	}
	all.Wait()
	if times != 1 {
		t.Errorf("worked out %d times", times)
	}
	if Memo(x, c.Copy(), "key", work); times != 2 {
		t.Error("a copy that does not stand there is given what was worked out from another")
	}
}

// TestSideBySideDoesAllOfItWhateverBreaks has one of the things break.
func TestSideBySideDoesAllOfItWhateverBreaks(t *testing.T) {
	var mu sync.Mutex
	done := map[int]bool{}
	SideBySide(100, func(i int) {
		mu.Lock()
		done[i] = true
		mu.Unlock()
		if i == 7 {
			panic("broken")
		}
	})
	if SideBySide(0, nil); len(done) != 100 {
		t.Errorf("%d of 100 were done", len(done))
	}
}
