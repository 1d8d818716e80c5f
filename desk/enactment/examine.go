package enactment

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/idnum"
	"romukura/law/dated"
	"romukura/law/withholding"
)

// File is a file that was chosen as a further enactment; its name is the day it takes effect.
type File struct {
	Name string
	Data []byte
}

// Examine reads a file with every check that there is for its table, and names all faults; own is
// what the office took in already. Nothing is taken in.
func Examine(t *dated.Table, file File, own []book.Table) (dated.Further, []fault.Fault) {
	if len(idnum.FindMyNumbers(string(file.Data))) > 0 {
		return dated.Further{}, []fault.Fault{{Path: file.Name, Code: "setting.my-number",
			Message: textMyNumber, Remedy: textMyNumberDo}}
	}
	f, err := t.Check(file.Name, file.Data)
	faults := FaultsOf(err)
	if f == nil || len(faults) > 0 {
		return dated.Further{}, faults
	}
	if _, err := caldate.Parse(f.Published); err != nil {
		faults = append(faults, fault.Fault{Path: "# published", Code: "setting.published",
			Message: textNoPublished, Remedy: textNoPublishedDo})
	}
	if faults = append(faults, checkTax(t, file)...); len(faults) > 0 {
		return dated.Further{}, faults
	}
	x := dated.Further{Table: t.Name, From: f.From, Text: string(file.Data)}
	return x, FaultsOf(Refusal(own, x))
}

// checkTax holds the self-checks of the tables of withholding against a file.
func checkTax(t *dated.Table, file File) []fault.Fault {
	if !strings.HasPrefix(t.Name, "law/withholding/") {
		return nil
	}
	report, err := withholding.CheckTable(withholding.TableFile{
		Table: withholding.TableName(path.Base(t.Name)), Name: file.Name, Data: file.Data})
	if err == nil {
		return nil
	}
	// A table that is not printed for a year has no checks of its own.
	return slices.DeleteFunc(report.Faults, func(f fault.Fault) bool {
		return f.Code == "table.unknown" || f.Severity == fault.Warn
	})
}

// ErrSameDay says that the office has a table of that day already.
var ErrSameDay = errors.New("enactment: the office has a table of that day")

// Refusal is why a further enactment cannot be taken in.
func Refusal(own []book.Table, x dated.Further) error {
	for i := range own {
		if o := &own[i]; o.Name == x.Table && o.From == x.From && o.Withdrawn.IsZero() {
			return ErrSameDay
		}
	}
	return dated.Fits(x)
}

// FaultsOf puts into words why a file is not taken.
func FaultsOf(err error) []fault.Fault {
	var wrong *dated.WrongError
	var late *dated.SupersededError
	var fixed *dated.FixedError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &wrong):
		var all []fault.Fault
		for _, w := range wrong.All {
			all = append(all, w.Fault())
		}
		return all
	case errors.As(err, &late):
		return []fault.Fault{{Path: textFirstDay, Code: "setting.late", Remedy: textLateDo,
			Message: fmt.Sprintf(textLate, late.From.Japanese(), late.Shipped.Japanese())}}
	case errors.As(err, &fixed):
		return []fault.Fault{{Path: textTable, Code: "setting.fixed", Message: textFixed,
			Remedy: textFixedDo}}
	case errors.Is(err, ErrSameDay):
		return []fault.Fault{{Path: textFirstDay, Code: "setting.same-day", Message: textSameDay,
			Remedy: textSameDayDo}}
	}
	return []fault.Fault{{Path: textTable, Code: "setting.table", Message: textUnfitWhat}}
}
