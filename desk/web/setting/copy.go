package setting

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"time"

	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
)

// copyPage is where copies go, and what came of the last one and of the last drill.
type copyPage struct {
	Sections []part.Stage
	State    part.Tag
	Facts    []part.Fact
	Drill    []part.Fact
	DrillTag part.Tag
	Form     part.Form
	Fields   []part.Field
	Set      bool   // there is a place
	Busy     string // what is being done
	Open     bool
	None     bool // this desk keeps no copies
}

func copies(q *page.Request) (page.Answer, error) {
	return copiesAnswer(q, nil)
}

func copiesAnswer(q *page.Request, f *part.Form) (page.Answer, error) {
	p := copyPage{Sections: sections(q, "/copies")}
	c := q.Desk().Copies
	if c == nil {
		p.None = true
		return page.Show(textCopies, copiesView(p)), nil
	}
	plan, busy, err := c.Plan()
	if err != nil {
		return page.Answer{}, err
	}
	p.Set, p.Busy, p.Open = plan.Folder != "", textCopyBusy[busy], plan.Open
	p.State = stateOfCopies(&plan, q.Now())
	p.Facts = []part.Fact{{Word: textFolder, Value: orNone(plan.Folder)},
		{Word: textEvery, Value: everyText(plan.Minutes)}, {Word: textLast, Value: when(q, plan.Last)},
		{Word: textNext, Value: next(q, &plan)}}
	p.DrillTag, p.Drill = drillOf(q, &plan)
	p.Form = part.Form{Values: map[string]string{"folder": plan.Folder,
		"minutes": strconv.Itoa(plan.Minutes)}}
	if f != nil {
		p.Form = *f
	}
	p.Fields = []part.Field{{Name: "folder", Label: textFolder, Support: textFolderSupport,
		Must: true, Wide: true}, {Name: "minutes", Label: textEvery, Kind: part.Choice,
		Options: textEveryWays}}
	a := page.Show(textCopies, copiesView(p))
	if len(p.Form.Faults) > 0 {
		a = page.Faulty(textCopies, copiesView(p))
	}
	return a, nil
}

// stateOfCopies says in one word whether the office could lose anything today.
func stateOfCopies(p *page.CopyPlan, now time.Time) part.Tag {
	switch {
	case p.Folder == "":
		return part.Tag{Sort: part.Bad, Word: textNoPlace}
	case p.Failed:
		return part.Tag{Sort: part.Bad, Word: textCopyFailed}
	case p.Last.IsZero():
		return part.Tag{Sort: part.Warn, Word: textNoCopyYet}
	case now.Sub(p.Last) > 48*time.Hour:
		return part.Tag{Sort: part.Warn, Word: textCopyOld}
	}
	return part.Tag{Sort: part.Done, Word: textCopyFresh}
}

// drillOf is what the last drill showed.
func drillOf(q *page.Request, p *page.CopyPlan) (part.Tag, []part.Fact) {
	c := p.Drill
	if c == nil && p.NoDrill {
		return part.Tag{Sort: part.Bad, Word: textDrillStopped}, nil
	}
	if c == nil {
		return part.Tag{Sort: part.Warn, Word: textNeverTried}, nil
	}
	tag := part.Tag{Sort: part.Done, Word: textDrillGreen}
	if p.NoDrill {
		tag = part.Tag{Sort: part.Bad, Word: textDrillStopped}
	} else if !c.Green {
		tag = part.Tag{Sort: part.Bad, Word: fmt.Sprintf(textDrillRed, textSteps[c.Step])}
	}
	facts := []part.Fact{{Word: textDrillAt, Value: when(q, c.At)},
		{Word: textDrillThrough, Value: when(q, c.Through)},
		{Word: textDrillMissing, Value: fmt.Sprintf(textCases, part.Number(int(c.Missing)))},
		{Word: textDrillOpened, Value: fmt.Sprintf(textCases, part.Number(int(c.Opened)))}}
	if r := c.Payroll; r.Month != "" {
		facts = append(facts, part.Fact{Word: textDrillPay,
			Value: fmt.Sprintf(textDrillPaid, r.Month, part.Number(r.People))})
	}
	return tag, append(facts, part.Fact{Word: textDrillCode, Value: c.Code})
}

func when(q *page.Request, t time.Time) string {
	if t.IsZero() {
		return textNotYetDone
	}
	return t.In(q.Now().Location()).Format("2006/01/02 15:04")
}

// next is when a copy is made by itself; a first one is due at once.
func next(q *page.Request, p *page.CopyPlan) string {
	if at := p.Next(); !at.IsZero() && at.Before(q.Now()) {
		return textNextSoon
	}
	return when(q, p.Next())
}

func orNone(text string) string {
	if text == "" {
		return textNotSet
	}
	return text
}

func everyText(minutes int) string {
	for _, o := range textEveryWays {
		if o.Value == strconv.Itoa(minutes) {
			return o.Word
		}
	}
	return fmt.Sprintf(textMinutes, minutes)
}

// setCopies keeps where copies go and how often, once the place was reached.
func setCopies(q *page.Request) (page.Answer, error) {
	c := q.Desk().Copies
	if c == nil {
		return page.Answer{}, page.ErrNotThere
	}
	folder := q.Text("folder")
	minutes, err := strconv.Atoi(q.Text("minutes"))
	if err != nil || everyText(minutes) == fmt.Sprintf(textMinutes, minutes) {
		minutes = 0
	}
	refuse := func(text string) (page.Answer, error) {
		f := q.Typed(fault.Fault{Path: "folder", Code: "setting.folder", Message: text})
		return copiesAnswer(q, &f)
	}
	if !filepath.IsAbs(folder) {
		return refuse(textFolderWhole)
	}
	if _, err := c.Shelf(folder); err != nil {
		return refuse(textFolderReach)
	}
	if err := c.Set(func(p *page.CopyPlan) { p.Folder, p.Minutes = folder, minutes }); err != nil {
		return page.Answer{}, err
	}
	return page.To(here + "/copies").Saying(textCopiesSet), nil
}

// copyNow and drillNow begin their work; it goes on when the page is left, and ends with the lock.
func copyNow(q *page.Request) (page.Answer, error) {
	return begin(q, func(ctx context.Context, c *page.Copies) error {
		return c.Copy(ctx, q.Desk(), q.Session.Keys)
	}, textCopied)
}

func drillNow(q *page.Request) (page.Answer, error) {
	return begin(q, func(ctx context.Context, c *page.Copies) error {
		return c.Drill(ctx, q.Desk(), q.Session.Keys)
	}, textDrillDone)
}

func begin(
	q *page.Request,
	work func(context.Context, *page.Copies) error,
	said string,
) (page.Answer, error) {
	c := q.Desk().Copies
	if c == nil {
		return page.Answer{}, page.ErrNotThere
	}
	to := page.To(here + "/copies")
	if _, busy, err := c.Plan(); err != nil || busy != "" {
		return to, err
	}
	done := make(chan error, 1)
	go func() { done <- work(q.Session.Keys.Context(), c) }()
	select {
	case err := <-done:
		if errors.Is(err, page.ErrNoShelf) {
			return to.Saying(textNoPlaceYet), nil
		}
		if err != nil {
			return to.Saying(textNotDone), nil
		}
		return to.Saying(said), nil
	case <-time.After(page.Patience):
		return to, nil
	}
}

// copying is what is being done, asked by the page itself.
func copying(q *page.Request) (page.Answer, error) {
	busy := ""
	if c := q.Desk().Copies; c != nil {
		_, what, err := c.Plan()
		if err != nil {
			return page.Answer{}, err
		}
		busy = textCopyBusy[what]
	}
	return page.Answer{Body: busyCopies(busy), Fresh: busy == ""}, nil
}
