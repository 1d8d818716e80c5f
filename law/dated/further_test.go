package dated_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"romukura/ground/caldate"
	"romukura/law/dated"
)

// prices is an invented table of the program: 100 from 2030 on, 200 from July on.
var prices = dated.MustLoadAt("law/invented", fstest.MapFS{
	"tables/price/2030-01-01.tsv": {Data: []byte(price(100))},
	"tables/price/2030-07-01.tsv": {Data: []byte(price(200))},
}, "tables/price", func(f *dated.File) (int, error) {
	n := f.Rows[0].Int("amount")
	if n == 13 {
		return 0, fmt.Errorf("line %d: the row stands twice", f.Rows[0].Line)
	}
	_ = f.Rows[0].Yen("fee")
	return n, nil
})

var fixed = dated.MustLoadAt("law/invented", fstest.MapFS{
	"tables/fixed/2030-01-01.tsv": {Data: []byte(price(1))},
}, "tables/fixed", func(f *dated.File) (int, error) { return f.Rows[0].Int("amount"), nil }).Fixed()

func price(n int) string {
	return fmt.Sprintf("# source: 見本\n# published: 2029-12-01\n# holds-through: 2031-12-31\n"+
		"amount\tfee\n%d\t7\n", n)
}

const priceTable = "law/invented/tables/price"

func further(day string, n int) dated.Further {
	return dated.Further{Table: priceTable, From: caldate.Must(day), Text: price(n),
		By: dated.Hand{Name: "見本　一郎", Day: "2030-12-02"}}
}

// put takes further enactments in until the test ends.
func put(t testing.TB, all ...dated.Further) []dated.Refused {
	t.Helper()
	t.Cleanup(func() { dated.Take(nil) })
	return dated.Take(all)
}

func priceOn(t testing.TB, day string) (int, dated.Standing, string) {
	t.Helper()
	e, standing, err := prices.At(caldate.Must(day))
	if err != nil {
		t.Fatal(err)
	}
	return e.Value, standing, e.Mark
}

func TestAFurtherEnactmentActsFromItsDayAndIsProvisionalUntilASecondPersonConfirms(t *testing.T) {
	x := further("2031-01-01", 300)
	if refused := put(t, x); len(refused) > 0 {
		t.Fatal(refused)
	}
	if n, standing, _ := priceOn(t, "2030-12-31"); n != 200 || standing != dated.Confirmed {
		t.Error("the day before changed: ", n, standing)
	}
	n, standing, mark := priceOn(t, "2031-01-01")
	if n != 300 || standing != dated.Provisional {
		t.Error("what one person took in counts as confirmed: ", n, standing)
	}
	for _, word := range []string{"事務所で取り込んだ表", "見本　一郎", "2030-12-02", "確認は未了"} {
		if !strings.Contains(mark, word) {
			t.Errorf("the mark does not say %s: %s", word, mark)
		}
	}
	x.Also = dated.Hand{Name: "見本　二葉", Day: "2030-12-03"}
	put(t, x)
	if _, standing, mark = priceOn(t, "2031-06-01"); standing != dated.Confirmed ||
		!strings.Contains(mark, "見本　二葉") || !strings.Contains(mark, "事務所で取り込んだ表") {
		t.Error("the second person is not told: ", standing, mark)
	}
	if _, standing, _ = priceOn(t, "2032-01-01"); standing != dated.Provisional {
		t.Error("it holds beyond its last known day")
	}
	edition := dated.Edition()
	dated.Take(nil)
	if n, _, _ := priceOn(t, "2031-01-01"); n != 200 || dated.Edition() == edition {
		t.Error("it acts after it was taken back: ", n)
	}
}

func TestOnlyAFurtherDayIsTakenAndTheShippedOneWins(t *testing.T) {
	for _, day := range []string{"2030-07-01", "2030-06-30", "2029-01-01"} {
		refused := put(t, further(day, 300))
		var e *dated.SupersededError
		if len(refused) != 1 || !errors.As(refused[0].Err, &e) || e.Shipped.String() != "2030-07-01" {
			t.Errorf("%s: %v", day, refused)
		}
		if n, standing, _ := priceOn(t, "2030-08-01"); n != 200 || standing != dated.Confirmed {
			t.Errorf("%s: acts: %d %v", day, n, standing)
		}
	}
	unknown := further("2031-01-01", 1)
	unknown.Table = "law/invented/tables/none"
	still := unknown
	still.Table = "law/invented/tables/fixed"
	refused := put(t, further("2031-02-01", 400), unknown, still)
	var none *dated.UnknownTableError
	var fix *dated.FixedError
	if len(refused) != 2 || !errors.As(refused[0].Err, &fix) || !errors.As(refused[1].Err, &none) {
		t.Fatal(refused)
	}
	if len(dated.Unfit()) != 2 || len(dated.Taken()) != 3 {
		t.Error("what does not act is forgotten")
	}
	if n, _, _ := priceOn(t, "2031-02-01"); n != 400 || fixed.Newest().Value != 1 {
		t.Error("one that does not act keeps others from acting: ", n)
	}
}

func TestFromTheDayOfATableThatCannotBeReadTheFormerValueIsProvisional(t *testing.T) {
	x := further("2031-01-01", 300)
	x.Text = "of another program"
	refused := put(t, x, further("2031-03-01", 400))
	var wrong *dated.WrongError
	if len(refused) != 1 || !errors.As(refused[0].Err, &wrong) {
		t.Fatal(refused)
	}
	if n, standing, _ := priceOn(t, "2030-12-31"); n != 200 || standing != dated.Confirmed {
		t.Error("the day before: ", n, standing)
	}
	n, standing, mark := priceOn(t, "2031-01-01")
	if n != 200 || standing != dated.Provisional || !strings.Contains(mark, "読めない") {
		t.Error("the former value goes on in silence: ", n, standing, mark)
	}
	if n, _, _ := priceOn(t, "2031-03-01"); n != 400 {
		t.Error("the next one does not act: ", n)
	}
}

func TestTryingLeavesNothingBehind(t *testing.T) {
	put(t, further("2031-01-01", 300))
	edition, seen := dated.Edition(), 0
	if err := dated.Try(further("2031-03-01", 500), func() {
		seen, _, _ = priceOn(t, "2031-03-01")
		if dated.Edition() == edition {
			t.Error("what is worked out meanwhile looks like that of before")
		}
	}); err != nil || seen != 500 {
		t.Error(seen, err)
	}
	if n, _, _ := priceOn(t, "2031-03-01"); n != 300 || dated.Edition() != edition {
		t.Error("the trial goes on: ", n)
	}
	err := dated.Try(further("2030-01-01", 1), func() { t.Error("worked with nothing") })
	if e := (*dated.SupersededError)(nil); !errors.As(err, &e) {
		t.Error(err)
	}
	func() {
		defer func() { _ = recover() }()
		_ = dated.Try(further("2031-03-01", 500), func() { panic("of the work") })
	}()
	if n, _, _ := priceOn(t, "2031-03-01"); n != 300 {
		t.Error("a panic leaves the trial: ", n)
	}
}

// Whoever reads meanwhile sees one of the states that were put, never another.
func TestReadersMeetNoStateInBetween(t *testing.T) {
	t.Cleanup(func() { dated.Take(nil) })
	sets := [][]dated.Further{nil, {further("2031-01-01", 300)},
		{further("2031-01-01", 400), further("2031-02-01", 401)}}
	end := make(chan bool)
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-end:
					return
				default:
				}
				entries := prices.Entries()
				jan := entries[len(entries)-1].Value
				if len(entries) == 2 && jan != 200 || len(entries) == 3 && jan != 300 ||
					len(entries) == 4 && jan != 401 {
					t.Error("a state in between: ", len(entries), jan)
					return
				}
			}
		})
	}
	for i := range 300 {
		dated.Take(sets[i%len(sets)])
	}
	close(end)
	readers.Wait()
}

func TestTheNewestEnactmentThatHasBegunIsInForceWhateverWasTakenIn(t *testing.T) {
	t.Cleanup(func() { dated.Take(nil) })
	first := caldate.Must("2030-01-01")
	chance := rand.New(rand.NewPCG(7, 11))
	for range 500 {
		want := map[int]int{0: 100, 181: 200} // days from the first: value
		var all []dated.Further
		for range chance.IntN(6) {
			days, n := chance.IntN(729), 300+chance.IntN(600)
			if _, twice := want[days]; twice {
				continue
			}
			if all = append(all, further(first.AddDays(days).String(), n)); days > 181 {
				want[days] = n
			}
		}
		dated.Take(all)
		asked, newest := chance.IntN(1000), 0
		for days := range want {
			if days <= asked {
				newest = max(newest, days)
			}
		}
		e, standing, err := prices.At(first.AddDays(asked))
		if err != nil || e.Value != want[newest] || e.From != first.AddDays(newest) {
			t.Fatalf("day %d: %v %v, want %d", asked, e, err, want[newest])
		}
		if (standing == dated.Provisional) != (newest > 181 || asked > 729) {
			t.Fatalf("day %d is %v", asked, standing)
		}
	}
}

func TestAllThatIsWrongWithAFileIsToldAtOnceInTheWordsOfWhoMendsIt(t *testing.T) {
	var table dated.Table
	for _, x := range dated.Shipped() {
		if x.Name == priceTable {
			table = x
		}
	}
	text := strings.Replace(price(1), "1\t7\n", "x\t7.5\n2\ty\n3\n", 1)
	text = strings.Replace(text, "# published: 2029-12-01\n", "", 1)
	_, err := table.Check("2031.tsv", []byte(text+"\r\n"))
	var all *dated.WrongError
	if !errors.As(err, &all) || len(all.All) != 5 {
		t.Fatal(err) // the name, the ends of lines, two rows with too few cells, a line of the head
	}
	text = strings.Replace(price(1), "1\t7\n", "x\t7.5\n2\ty\n", 1)
	_, err = table.Check("2031-01-01.tsv", []byte(text))
	if !errors.As(err, &all) || len(all.All) != 3 {
		t.Fatal(err)
	}
	for i, want := range []string{"5行目のamount列: 整数", "5行目のfee列: 円単位", "6行目のfee列: 円単位"} {
		if got := all.All[i].Fault(); !strings.HasPrefix(got.String(), want) || got.Remedy == "" {
			t.Errorf("%d: %s, want %s", i, got, want)
		}
	}
	for text, want := range map[string]string{
		price(13):                        "5行目: 同じ行が2つ",
		"# standing: draft\n" + price(1): "公布前",
		strings.Replace(price(1), "amount", "sum", 1):      "いまの版と違います",
		strings.Replace(price(1), "1\t7\n", "", 1):         "行がありません",
		strings.Replace(price(1), "2031-12", "2030-12", 1): "施行日より前",
	} {
		_, err = table.Check("2031-01-01.tsv", []byte(text))
		if !errors.As(err, &all) || !strings.Contains(all.All[0].Fault().String(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// Everything that a package of the law says of a table's file has Japanese words.
func TestEveryRefusalOfABuildHasJapaneseWords(t *testing.T) {
	said := regexp.MustCompile(`(?:fmt\.Errorf|errors\.New)\("((?:line %d: )?(?:[^"\\]|\\.)*)"`)
	files, err := filepath.Glob("../*/*.go")
	more, err2 := filepath.Glob("../../trade/filing/*.go")
	if err := errors.Join(err, err2); err != nil || len(files) < 50 {
		t.Fatal(len(files), err)
	}
	met := 0
	for _, name := range append(files, more...) {
		if strings.HasSuffix(name, "_test.go") || strings.Contains(name, "/dated/") ||
			strings.Contains(name, "/statute/") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said.FindAllStringSubmatch(string(data), -1) {
			text := strings.NewReplacer(`%q`, `"x"`, `%s`, "x", `%d`, "7", `\"`, `"`).Replace(
				strings.TrimPrefix(m[1], "line %d: "))
			if regexp.MustCompile(`^[a-z]+: `).MatchString(text) || text == "x: %w" {
				continue // what a computation answers; what wraps another
			}
			met++
			if f := (dated.Wrong{What: text}).Fault(); strings.Contains(f.Message, "決まりに合いません") {
				t.Errorf("%s: %s", name, text)
			}
		}
	}
	if met < 40 {
		t.Error("few were found: ", met)
	}
}
