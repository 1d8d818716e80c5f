package entry_test

import (
	"strings"
	"testing"
	"time"

	"romukura/tools/browser"
)

// TestAPasskeyOpensTheDesk registers a passkey, unlocks with it, shows with it who is there, and
// takes it away again.
func TestAPasskeyOpensTheDesk(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	named := strings.Replace(s.Address, "127.0.0.1", "localhost", 1)
	d := &browser.Office{Page: browser.Open(t, named), Served: s}
	d.Passkeys(true)
	d.Unlock(browser.Owner)
	d.Screen("ways-normal", "/o/ways")
	d.Click(".passkey button")
	d.Until("document.querySelector('.note.done')")
	d.Here("ways-added")
	if rows := d.Text(".list tbody"); !strings.Contains(rows, "パスキー") {
		t.Fatal("not registered: ", d.Text("main"))
	}
	d.Click("form[action='/lock'] button")
	d.Screen("unlock-passkey", "/unlock")
	d.Click(".passkey button")
	d.Until("location.pathname !== '/unlock'")
	if d.Path() != "/o/board" {
		t.Fatal("not let in: ", d.Path(), d.Text("main"))
	}
	s.Clock.Turn(6 * time.Minute) // who is there was shown too long ago
	d.Go("/o/ways")
	d.Click("form[action='/o/ways/drop'] button")
	d.Here("step-passkey")
	d.Click(".passkey button")
	d.Until("document.querySelector('.note.done')")
	if strings.Contains(d.Text(".list tbody"), "パスキー") {
		t.Error("not taken away: ", d.Text("main"))
	}
	d.Passkeys(false)
	d.Click(".passkey button")
	d.Until("document.querySelector('.passkey [role=alert]').textContent")
	d.Here("ways-error")
}
