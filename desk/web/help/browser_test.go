package help_test

import (
	"os"
	"strings"
	"testing"

	"romukura/tools/browser"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

// TestAWordIsLookedUpByKeyboard looks for a word, for nothing that is there, and on a phone.
func TestAWordIsLookedUpByKeyboard(t *testing.T) {
	d := browser.Desk(t)
	d.Screen("help-normal", "/o/help")
	d.Press("/")
	d.Type("f-find", "健保法43-1")
	d.Press("Enter")
	d.Until(`!document.querySelector("#answers").innerText.includes("年度更新")`)
	d.Here("help-found")
	if text := d.Text("#answers"); !strings.Contains(text, "月額変更届") {
		t.Fatal("not found: ", text)
	}
	if strings.Contains(string(d.Path()), "43") {
		t.Fatal("what is looked for stands in the address: ", d.Path())
	}
	d.Type("f-find", "存在しない言葉")
	d.Until(`document.querySelector("#answers").innerText.includes("当てはまる説明がありません")`)
	d.Here("help-empty")
	d.Size(browser.Phone)
	d.Screen("help-phone", "/o/help")
}
