package procedure

import (
	"path"
	"strconv"
	"strings"

	"romukura/desk/sealed"
	"romukura/desk/web/page"
	"romukura/ground/fault"
	"romukura/trade/filing"
)

// attach seals a paper of the authority and keeps it with the case.
func attach(q *page.Request) (page.Answer, error) {
	x, err := caseOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	var faults fault.List
	paper := q.Upload("paper")
	switch {
	case paper.HoldsNumber():
		faults.Add(fault.Fault{Path: "paper", Code: "paper.number", Message: textPaperNumber,
			Remedy: textPaperNumberDo})
	case paper.Kind == "":
		faults.Add(fault.Fault{Path: "paper", Code: "paper", Message: textPaperKind})
	}
	if q.Text("title") == "" {
		faults.Add(fault.Fault{Path: "title", Code: "title", Message: textPaperTitle})
	}
	if faults.Len() > 0 {
		return showing(q, x, q.Typed(faults.All()...)), nil
	}
	made, err := q.Session.Attach(q.Context(),
		sealed.About{Client: q.Profile.ID, Person: x.Employee}, paper.Data)
	if err != nil {
		return page.Answer{}, err
	}
	save := edit(q, x.ID, func(x *filing.Case) error {
		x.Notices = append(x.Notices, filing.Notice{Document: made, Title: q.Text("title"),
			Kind: paper.Kind, Size: int64(len(paper.Data)), On: q.Today(), By: q.Session.Name()})
		return nil
	})
	batch, err := q.Session.Save(q.Context(), save)
	if err != nil {
		return page.Answer{}, err
	}
	return q.Undoable(page.To(q.Path("cases", "c", wordOf(q, x.ID))).Saying(textAttached), batch), nil
}

// notice hands a paper out. The log says so first.
func notice(q *page.Request) (page.Answer, error) {
	x, err := caseOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	n, err := strconv.Atoi(q.PathValue("n"))
	if err != nil || n < 1 || n > len(x.Notices) {
		return page.Answer{}, page.ErrNotThere
	}
	return q.Attached(page.Held{Document: x.Notices[n-1].Document,
		Name: textNoticeFile + strconv.Itoa(n), Kind: x.Notices[n-1].Kind})
}

func nameIn(at string) string { return path.Base(strings.ReplaceAll(at, "\\", "/")) }
