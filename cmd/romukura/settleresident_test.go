package main

import (
	"io"
	"path/filepath"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/ground/caldate"
	"romukura/law/residenttax"
	"romukura/trade/client"
	"romukura/trade/filing/eltax"
)

// Every way in which the rest of a year's tax is collected fits the paper.
func TestALeaversNoticeIsPrintedForEveryWay(t *testing.T) {
	c := &book.Client{Profile: client.Client{ID: "mihon", Name: "見本商事株式会社"}}
	r := season.Resident{}
	for way := residenttax.LumpMandatory; way <= residenttax.NothingLeft; way++ {
		r.Leavers = append(r.Leavers, eltax.Leaver{Sheet: eltax.BothYears, TaxYear: 2026,
			Municipality: "139999", MunicipalName: "見本区", Number: "7", Name: "見本　退太",
			Born: caldate.Must("1990-03-03"), Left: caldate.Must("2027-02-15"), Annual: 10_000_000,
			Collected: 9_000_000, Rest: 1_000_000, Lump: 1_000_000, Way: way, Died: way%2 == 0,
			First: caldate.MustMonth("2026-06"), Last: caldate.MustMonth("2027-02"),
			LumpOn: caldate.Must("2027-02-25"), PaidBy: caldate.Must("2027-03-10"),
			Due: caldate.Must("2027-03-13"), Until: caldate.Must("2027-03-15")})
	}
	p, err := newPrinter(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer p.close()
	quiet := &desk{out: io.Discard, err: io.Discard}
	if err := p.write(quiet, r.Outputs(c, caldate.Must("2027-02-20"))); err != nil {
		t.Error(err)
	}
	made, _ := filepath.Glob(filepath.Join(p.dir, "mihon", "住民税", "*"))
	if len(made) != 2 {
		t.Errorf("%v", made)
	}
	text := residentText(&r)
	if strings.Contains(text, "見本") || strings.Count(text, "両年度") != len(r.Leavers) {
		t.Error(text)
	}
}

func TestMonthsInTheWrongOrderAreRefused(t *testing.T) {
	cmd := settleResidentCmd{From: "2026-12", Through: "2026-11"}
	if _, err := cmd.months(); err == nil || !strings.Contains(err.Error(), "逆") {
		t.Error(err)
	}
	cmd.Through = ""
	if in, err := cmd.months(); err != nil || in.Through != in.From {
		t.Error(in, err)
	}
}
