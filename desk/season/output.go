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
	"romukura/trade/document/layout"
	"romukura/trade/filing/eltax"
	"romukura/trade/settlement"
)

// Made says on which day the outputs are made, and who has compared the forms and the layout of the
// year with the official ones.
type Made struct {
	On   caldate.Date
	Form eltax.Form
}

// Outputs makes slips and ledgers of everybody who is computed, and the reports. What is not yet
// approved carries the mark of a draft. A report whose layout nobody has compared comes as a draft
// that says so, and never as a file for submission.
//
// Law: 所法226-1 地税法317の6-1
func Outputs(c *book.Client, s *settlement.Season, m Made) ([]dispatch.Output, fault.List) {
	var faults fault.List
	v, err := View(c, s)
	if err != nil {
		faults.Add(fault.Fault{Code: "season.law", Message: err.Error()})
		return nil, faults
	}
	at := string(c.Profile.ID) + "/" + textFolder + s.Year.String() + "/"
	stamp := stampOf(s)
	var slips []settlement.Slip
	var own, sheets []document.WithholdingSlip
	var ledgers []document.WithholdingLedger
	for i := range s.People {
		p := &s.People[i]
		e := c.EmployeeByID(p.Employee)
		slip, ok := v.Slip(p)
		if !ok {
			continue
		}
		if state := v.Look(p).State; state != settlement.Approved && state != settlement.Paid {
			stamp.Mark = textDraft
		}
		slips = append(slips, slip)
		paper := document.WithholdingSlip{Slip: slip, FormChecked: m.Form.Checked}
		own = append(own, paper)
		paper.Sheet = true
		sheets = append(sheets, paper)
		ledgers = append(ledgers, document.WithholdingLedger{Client: &c.Profile, Employee: e,
			Year: s.Year, Payments: v.Payments(p), Opening: p.Opening, Settled: p.Last()})
	}
	if len(slips) == 0 {
		faults.Add(wordNobody)
		return nil, faults
	}
	out := []dispatch.Output{
		printed(at+textSlipFile, textSlips, document.Batch(own, stamp, m.On)),
		printed(at+textSheetFile, textSheets, document.Batch(sheets, stamp, m.On)),
		printed(at+textLedgerFile, textLedgers, document.Batch(ledgers, stamp, m.On)),
	}
	filed, found := reports(at, slips, m.Form)
	faults.AddAll("", found)
	return append(out, filed...), faults
}

// reports are the salary payment reports, their covers, and the figures of the summary.
func reports(at string, slips []settlement.Slip, form eltax.Form) ([]dispatch.Output, fault.List) {
	all, faults := eltax.Reports(slips)
	out := []dispatch.Output{{Path: at + textCoverFile, Title: textCovers, Data: eltax.Covers(all)}}
	for i := range all {
		r := &all[i]
		name := at + textReportFolder + r.Municipality
		draft, found := r.Draft()
		faults.AddAll(name, found)
		if draft == nil {
			continue
		}
		out = append(out, dispatch.Output{Path: name + textDraftFile, Title: textReportDraft,
			Data: draft})
		data, found := r.Encode(form)
		faults.AddAll(name, found)
		if data != nil {
			out = append(out, dispatch.Output{Path: name + textReportFile, Title: textReport, Data: data})
		}
	}
	summary, err := eltax.Summarize(slips)
	if err != nil {
		faults.Add(fault.Fault{Path: "summary", Code: "season.summary", Message: err.Error()})
		return out, faults
	}
	return append(out, dispatch.Output{Path: at + textSummaryFile, Title: textSummary,
		Data: summary.CSV()}), faults
}

func printed(path, title string, batch layout.Batch) dispatch.Output {
	return dispatch.Output{Path: path, Title: title, Batch: &batch}
}

// stampOf leads a paper back to the season it was made from.
func stampOf(s *settlement.Season) document.Stamp {
	data, err := json.Marshal(s)
	if err != nil {
		panic("season: a season that cannot be written: " + err.Error())
	}
	sum := sha256.Sum256(data)
	return document.Stamp{DataHash: hex.EncodeToString(sum[:8]), Rules: dispatch.Rules}
}
