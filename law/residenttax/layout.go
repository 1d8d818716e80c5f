package residenttax

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
)

// NoticeLayoutUnknown says that a file is not in the product's own layout. The layout in which
// municipalities send notices as files was not at hand, so it is not guessed: enter the notice or
// bring it into our CSV.
type NoticeLayoutUnknown struct{}

// Error says in Japanese what is missing and what to do.
func (e *NoticeLayoutUnknown) Error() string { return textLayoutUnknown }

// Columns are the columns of the product's own CSV of notices, in order.
var Columns = []string{
	"tax_year", "version", "effective_month", "municipality", "designated_number", "recipient_number",
	"first", "others",
}

// ParseNotices reads notices from the product's own CSV (UTF-8, with or without a byte order
// mark): the line of columns, then a line a notice. Every fault of every line is told at once,
// and a file with a fault gives no notice. A file with other columns is [NoticeLayoutUnknown].
//
// Law: 地税法321の4-1
func ParseNotices(text string) (Notices, error) {
	rd := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	rd.FieldsPerRecord = -1
	head, err := rd.Read()
	if err != nil || !slices.Equal(head, Columns) {
		return nil, &NoticeLayoutUnknown{}
	}
	var all Notices
	var faults fault.List
	for row := 2; ; row++ {
		cells, err := rd.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		place := fmt.Sprintf("rows[%d]", row)
		if err != nil || len(cells) != len(Columns) {
			faults.Add(fault.Fault{
				Path: place, Code: "notice.cells", Message: textCells, Remedy: textCellsRemedy,
			})
			if err != nil && !isParse(err) {
				break
			}
			continue
		}
		n, own := parseNotice(cells)
		if all, err = addParsed(all, n, &own); err != nil {
			own.Add(fault.Fault{
				Code: "notice.version", Message: textVersion, Remedy: textVersionRemedy,
			})
		}
		faults.AddAll(place, own)
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return all, nil
}

func isParse(err error) bool {
	var p *csv.ParseError
	return errors.As(err, &p)
}

// addParsed adds a notice that has no fault of its own. Notices of one file may be of many
// persons, so only the same recipient can take a version.
func addParsed(all Notices, n Notice, own *fault.List) (Notices, error) {
	if own.Stops() {
		return all, nil
	}
	var same Notices
	for _, held := range all {
		if held.Recipient == n.Recipient && held.Designated == n.Designated {
			same = append(same, held)
		}
	}
	before := len(same)
	same, err := same.Add(n)
	if err != nil || len(same) == before {
		return all, err
	}
	return append(all, n), nil
}

func parseNotice(cells []string) (Notice, fault.List) {
	var faults fault.List
	add := func(column int, message, remedy string) {
		faults.Add(fault.Fault{
			Path: Columns[column], Code: "notice." + Columns[column], Message: message, Remedy: remedy,
		})
	}
	n := Notice{Municipality: cells[3], Designated: cells[4], Recipient: cells[5]}
	var err error
	if n.TaxYear, err = strconv.Atoi(cells[0]); err != nil {
		add(0, textNotYear, textYearRemedy)
	}
	if n.Version, err = strconv.Atoi(cells[1]); err != nil || n.Version < 1 {
		add(1, textNotVersion, textVersionNumber)
	}
	if n.Effective, err = caldate.ParseMonth(cells[2]); err != nil {
		add(2, textNotMonth, textMonthRemedy)
	} else if TaxYear(n.Effective) != n.TaxYear {
		add(2, textOtherYear, textOtherYearRemedy)
	}
	if len(n.Municipality) != 6 || strings.Trim(n.Municipality, "0123456789") != "" {
		add(3, textNotCode, textCodeRemedy)
	}
	for i, at := range []*yen.Amount{&n.First, &n.Others} {
		if *at, err = yen.Parse(cells[6+i]); err != nil || *at < 0 {
			add(6+i, textNotYen, textYenRemedy)
		}
	}
	return n, faults
}
