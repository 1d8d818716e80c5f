package board_test

import (
	"os"
	"testing"

	"romukura/tools/browser"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

func TestTheBoardInTheBrowser(t *testing.T) {
	d := browser.Desk(t)
	d.Screen("O1-normal", "/o/board")
	d.Screen("O1-cases", "/o/board/cases?view=overdue")
}
