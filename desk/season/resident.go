package season

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/document"
	"romukura/trade/filing/eltax"
)

// Resident is what a client has to tell municipalities, and what they changed, in a stretch of
// months.
type Resident struct {
	Leavers []eltax.Leaver  `json:"leavers"`
	Revised []eltax.Revised `json:"revised"`
	Faults  []fault.Fault   `json:"faults,omitempty"`
}

// Months is a stretch of months, both contained.
type Months struct{ From, Through caldate.Month }

// ResidentOf finds who left, whose notice a municipality awaits, and what was changed.
//
// Law: 地税法317の6-2 地税法321の5-3 地税法321の6-1
func ResidentOf(c *book.Client, in Months) Resident {
	var r Resident
	var faults fault.List
	days := caldate.Range{From: in.From.First(), Through: in.Through.Last()}
	r.Leavers, faults = eltax.Leavers(c.Employees, c.Runs, days)
	r.Revised = eltax.Revisions(c.Employees, days)
	r.Faults = faults.All()
	return r
}

// Outputs are the sheets of the leavers, one a page by municipality, with their list, and the list
// of what was changed. Where there is nothing there is no file.
func (r Resident) Outputs(c *book.Client, on caldate.Date) []dispatch.Output {
	at := string(c.Profile.ID) + "/" + textResidentFolder
	var out []dispatch.Output
	if len(r.Leavers) > 0 {
		sheets := make([]document.LeaverNotice, len(r.Leavers))
		for i := range r.Leavers {
			sheets[i] = document.LeaverNotice{Client: &c.Profile, Leaver: r.Leavers[i]}
		}
		out = append(out, printed(at+textLeaverFile, textLeavers, document.Batch(sheets, r.stamp(), on)),
			dispatch.Output{Path: at + textLeaverList, Title: textLeavers,
				Data: eltax.LeaversCSV(r.Leavers)})
	}
	if len(r.Revised) > 0 {
		out = append(out, dispatch.Output{Path: at + textRevisedList, Title: textRevised,
			Data: eltax.RevisedCSV(r.Revised)})
	}
	return out
}

// stamp leads the papers back to what they were made from.
func (r Resident) stamp() document.Stamp {
	data, err := json.Marshal(r)
	if err != nil {
		panic("season: notices that cannot be written: " + err.Error())
	}
	sum := sha256.Sum256(data)
	return document.Stamp{DataHash: hex.EncodeToString(sum[:8]), Rules: dispatch.Rules}
}
