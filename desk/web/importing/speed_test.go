package importing_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"romukura/desk/scale"
	"romukura/tools/browser"
	"romukura/trade/client"
)

// BenchmarkAFileOfAThousandPeopleAndAYear has the owner of a client with a thousand people take in
// large files and take them back: what each step takes until its page stands, in the browser.
func BenchmarkAFileOfAThousandPeopleAndAYear(b *testing.B) {
	maker, err := scale.New()
	if err != nil {
		b.Fatal(err)
	}
	content := maker.Large(1000)
	one := content.Clients[0]
	s := browser.Serve(b, browser.KeepOf(b, content))
	d := &browser.Office{Page: browser.Open(b, s.Address), Served: s}
	d.Unlock(browser.Owner)
	var amounts strings.Builder
	amounts.WriteString("社員番号")
	for i := range one.Profile.Items {
		amounts.WriteString("," + one.Profile.Items[i].Name)
	}
	for i := range one.Employees {
		amounts.WriteString("\n" + one.Employees[i].Number)
		for j := range one.Profile.Items {
			fmt.Fprintf(&amounts, ",%d", 1000+i+j)
		}
	}
	for b.Loop() {
		for _, f := range []struct{ name, kind, data string }{
			{"10000-amounts", "items", amounts.String()},
			{"12000-people", "persons", many(12_000)},
			{"100000-people", "persons", many(100_000)},
		} {
			took(b, d, one.Profile.ID, f.kind, f.name, f.data)
		}
	}
}

func took(b *testing.B, d *browser.Office, id client.ID, kind, name, data string) {
	lap := func(what string, do func()) {
		began := time.Now()
		do()
		b.ReportMetric(float64(time.Since(began).Milliseconds()), "ms/"+name+"-"+what)
	}
	d.Go(d.ClientPath(id, "import"))
	choose(d, name+".csv", []byte(data))
	pick(d, "kind", kind)
	pick(d, "month", scale.Month.String())
	lap("compared", func() { d.Press("Ctrl+s") })
	d.Press("a")
	lap("written", func() { d.Press("Enter") })
	if !strings.Contains(d.Text("main"), "取り込みました") {
		b.Fatal(d.Text("main"))
	}
	lap("undone", func() { d.Press("u") })
	if !strings.Contains(d.Text("main"), "元に戻しました") {
		b.Fatal(d.Text("main"))
	}
}
