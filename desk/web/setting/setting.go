// Package setting is the desk's settings: one's own passphrase and how days are shown; members with
// what each may open; who is unlocked now; copies and drills; the tables of law with their sources;
// the rates of health insurance societies.
//
// What cannot be taken back says before what it does, to whom and to how many. Who comes and goes
// is decided by keys, as desk/member has it: this package shows that and hides nothing by itself.
package setting

import (
	"fmt"
	"slices"

	"romukura/desk/member"
	"romukura/desk/passphrase"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/seal"
)

// here is where the settings stand.
const here = "/o/settings"

// Routes are the rows of the table.
func Routes() []page.Route {
	w := &waiting{}
	office := func(r page.Route) page.Route {
		r.Scope, r.Who = page.Office, page.Owners
		return r
	}
	workers := func(r page.Route) page.Route {
		r.Scope, r.Who = page.Office, page.Workers
		return r
	}
	const one = here + "/tables/{matter}/{table}"
	return []page.Route{
		{Pattern: "GET " + here, Scope: page.Office, Who: page.Everybody, Slot: page.SlotSettings,
			Do: own},
		{Pattern: "POST " + here + "/passphrase", Scope: page.Office, Who: page.Everybody, Step: true,
			Do: setPassphrase},
		{Pattern: "POST " + here + "/days", Scope: page.Office, Who: page.Everybody, Do: setDays},
		{Pattern: "GET /apply", Scope: page.Outside, Do: applying},
		{Pattern: "POST /apply", Scope: page.Outside, Do: w.apply},
		office(page.Route{Pattern: "GET " + here + "/members", Do: w.members}),
		office(page.Route{Pattern: "POST " + here + "/applicants", Upload: 64 << 10, Do: w.file}),
		office(page.Route{Pattern: "GET " + here + "/applicants/{applicant}", Do: w.admitting}),
		office(page.Route{Pattern: "POST " + here + "/applicants/{applicant}", Step: true,
			Numbers: []string{"fingerprint"}, Do: w.admit}),
		office(page.Route{Pattern: "GET " + here + "/members/{member}", Do: w.duties}),
		office(page.Route{Pattern: "POST " + here + "/members/{member}", Step: true, Do: w.assign}),
		office(page.Route{Pattern: "POST " + here + "/members/{member}/remove", Step: true,
			Do: w.remove}),
		office(page.Route{Pattern: "POST " + here + "/reseal", Step: true, Do: w.again}),
		office(page.Route{Pattern: "GET " + here + "/reseal", Quiet: true, Bare: true,
			Do: w.resealed}),
		office(page.Route{Pattern: "GET " + here + "/copies", Do: copies}),
		office(page.Route{Pattern: "POST " + here + "/copies", Step: true, Do: setCopies}),
		office(page.Route{Pattern: "POST " + here + "/copies/now", Step: true, Do: copyNow}),
		office(page.Route{Pattern: "POST " + here + "/copies/drill", Step: true, Do: drillNow}),
		office(page.Route{Pattern: "GET " + here + "/copies/busy", Quiet: true, Bare: true,
			Do: copying}),
		workers(page.Route{Pattern: "GET " + here + "/tables", Do: laws}),
		workers(page.Route{Pattern: "POST " + here + "/tables", Do: laws}),
		workers(page.Route{Pattern: "GET " + one, Do: law}),
		office(page.Route{Pattern: "POST " + one, Upload: 4 << 20, Do: upload}),
		office(page.Route{Pattern: "GET " + one + "/coming", Do: coming}),
		office(page.Route{Pattern: "POST " + one + "/coming", Step: true, Do: take}),
		workers(page.Route{Pattern: "GET " + one + "/{day}", Do: taken}),
		workers(page.Route{Pattern: "POST " + one + "/{day}/confirm", Step: true, Do: confirm}),
		office(page.Route{Pattern: "POST " + one + "/{day}/withdraw", Step: true, Do: withdraw}),
		workers(page.Route{Pattern: "POST " + here + "/tables/undo", Do: undoTable}),
		{Pattern: "GET " + here + "/societies", Scope: page.Office, Who: page.Workers, Do: societies},
		{Pattern: "GET /o/k/{client}/society", Scope: page.OneClient, Who: page.Workers, Do: society},
		{Pattern: "POST /o/k/{client}/society", Scope: page.OneClient, Who: page.Workers,
			Do: addRates},
		office(page.Route{Pattern: "GET " + here + "/sessions", Do: sessions}),
		office(page.Route{Pattern: "POST " + here + "/sessions/end", Do: endSession}),
	}
}

// sections are the pages of the settings, as far as the member may come there.
func sections(q *page.Request, at string) []part.Stage {
	all := []part.Stage{{Word: textOwn, Href: here}}
	if q.Session.Role == member.Owner {
		all = append(all, part.Stage{Word: textMembers, Href: here + "/members"},
			part.Stage{Word: textSessions, Href: here + "/sessions"},
			part.Stage{Word: textCopies, Href: here + "/copies"})
	}
	if q.Session.Role != member.Auditor {
		all = append(all, part.Stage{Word: textTables, Href: here + "/tables"},
			part.Stage{Word: textSocieties, Href: here + "/societies"})
	}
	for i := range all {
		all[i].Here = all[i].Href == here+at
	}
	return all
}

// ownPage is what a member sets for oneself.
type ownPage struct {
	Sections []part.Stage
	Facts    []part.Fact
	Form     part.Form
	Days     part.Field
	Sheet    *part.Act // where the recovery sheet is made again, for owners
	Drilled  string
}

func own(q *page.Request) (page.Answer, error) {
	return page.Show(textSettings, ownView(ownOf(q, part.Form{}))), nil
}

func ownOf(q *page.Request, f part.Form) ownPage {
	r, _ := q.Session.Keys.Roster().Right(q.Session.Keys.Member())
	p := ownPage{Sections: sections(q, ""), Form: f, Facts: []part.Fact{
		{Word: textName, Value: q.Session.Name()}, {Word: textRole, Value: textRoles[r.Role]},
		{Word: textClients, Value: clientsOf(q, r)}, {Word: textNumbers, Value: yes(r.Numbers)}}}
	p.Days = part.Field{Name: "days", Label: textDays, Support: textDaysSupport, Kind: part.Radio,
		Options: textDayWays, Value: string(q.Days())}
	if r.Role == member.Owner {
		p.Sheet = &part.Act{Word: textSheet, Href: "/setup/again"}
		p.Drilled = drilled(q)
	}
	return p
}

// drilled says when the recovery sheet was tried out last.
func drilled(q *page.Request) string {
	r := q.Session.Keys.Readiness()
	if r.Drilled.IsZero() {
		return textNeverDrilled
	}
	text := fmt.Sprintf(textDrilled, r.Drilled.In(q.Now().Location()).Format(textDayForm),
		r.Due.In(q.Now().Location()).Format(textDayForm))
	if r.Overdue {
		text += textDrillOverdue
	}
	return text
}

// clientsOf says which clients a right opens.
func clientsOf(q *page.Request, r member.Right) string {
	switch {
	case r.Role == member.Owner:
		return textAllClients
	case r.Role == member.Auditor:
		return textNoClients
	case len(r.Clients) == 0:
		return textNoneAssigned
	}
	var names []string
	for _, p := range q.Session.Profiles() {
		if id, known := q.Session.Sealed(p.ID); known && slices.Contains(r.Clients, id) {
			names = append(names, p.Name)
		}
	}
	return listed(names, len(r.Clients))
}

// mostNames is how many clients a cell names.
const mostNames = 3

// listed names the first and counts the others.
func listed(names []string, count int) string {
	text := ""
	for i, n := range names[:min(mostNames, len(names))] {
		if i > 0 {
			text += textComma
		}
		text += n
	}
	if more := count - min(mostNames, len(names)); more > 0 {
		text += fmt.Sprintf(textMoreClients, more)
	}
	return text
}

func yes(is bool) string {
	if is {
		return textYes
	}
	return textNo
}

// setPassphrase changes the member's own passphrase.
func setPassphrase(q *page.Request) (page.Answer, error) {
	phrase, faults := choose(q, names(q)...)
	if faults != nil {
		return page.Faulty(textSettings, ownView(ownOf(q, part.Form{Faults: faults}))), nil
	}
	defer phrase.Wipe()
	if err := q.Session.Keys.SetPassphrase(q.Context(), phrase); err != nil {
		return page.Answer{}, err
	}
	return page.To(here).Saying(textPassphraseChanged), nil
}

// names are what somebody who guesses would try first.
func names(q *page.Request) []string {
	all := []string{q.Session.Office().Name, q.Session.Name()}
	for _, p := range q.Session.Profiles() {
		all = append(all, p.Name, p.Kana)
	}
	for _, r := range q.Session.Keys.Roster().Rights() {
		all = append(all, q.Session.NameOf(r.Member))
	}
	return all
}

// choose reads a new passphrase, typed twice.
func choose(q *page.Request, names ...string) (*passphrase.Chosen, []fault.Fault) {
	first, second := []byte(q.PostFormValue("passphrase")), []byte(q.PostFormValue("again"))
	defer clear(first)
	defer clear(second)
	phrase, err := q.Desk().Rules.Choose(first, passphrase.Context{Names: names})
	if err != nil {
		faults, _ := page.FaultsOf(err, "passphrase")
		return nil, faults
	}
	if string(first) != string(second) {
		phrase.Wipe()
		return nil, []fault.Fault{{Path: "again", Code: "setting.again", Message: textNotSame}}
	}
	return phrase, nil
}

// setDays keeps how days are shown in this browser.
func setDays(q *page.Request) (page.Answer, error) {
	a := page.To(here).Saying(textDaysKept)
	a.Cookies = append(a.Cookies, page.KeepDays(part.Eras(q.Text("days"))))
	return a, nil
}

// memberOf is the member of an address who works here.
func memberOf(q *page.Request) (member.Right, error) {
	id, err := seal.ParseID(q.PathValue("member"))
	if err != nil {
		return member.Right{}, page.ErrNotThere
	}
	r, known := q.Session.Keys.Roster().Right(id)
	if !known || r.Role == member.Left || r.Role == member.Recovery {
		return member.Right{}, page.ErrNotThere
	}
	return r, nil
}
