package setting

import (
	"fmt"
	"slices"
	"time"

	"github.com/a-h/templ"

	"romukura/desk/member"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/seal"
)

// memberPage is who works here.
type memberPage struct {
	Sections []part.Stage
	List     part.List
	Applied  part.List
	Form     part.Form // of a file from another device
	Busy     *part.Progress
	Failed   bool
}

func (w *waiting) members(q *page.Request) (page.Answer, error) {
	return page.Show(textMembers, memberView(w.page(q, part.Form{}))), nil
}

func (w *waiting) refuse(q *page.Request, faults ...fault.Fault) (page.Answer, error) {
	return page.Faulty(textMembers, memberView(w.page(q, part.Form{Faults: faults}))), nil
}

func (w *waiting) page(q *page.Request, f part.Form) memberPage {
	p := memberPage{Sections: sections(q, "/members"), Form: f}
	p.Busy, p.Failed = w.progress()
	p.List = part.List{Name: textMembers, Columns: []part.Column{{Title: textName},
		{Title: textRole}, {Title: textClients, Wrap: true}, {Title: textNumbers}, {Title: textState},
		{Title: textSince}}}
	for _, r := range q.Session.Keys.Roster().Rights() {
		if r.Role == member.Recovery {
			continue
		}
		p.List.Rows = append(p.List.Rows, part.Row{Cells: []templ.Component{
			part.Link(nameOf(q, r.Member), here+"/members/"+r.Member.String()),
			part.Plainly(textRoles[r.Role]), part.Plainly(clientsOf(q, r)),
			part.Plainly(yes(r.Numbers)), part.TagOf(stateOf(q, r)),
			part.Plainly(time.UnixMicro(r.At).In(q.Now().Location()).Format(textDayForm))}})
	}
	p.Applied = part.List{Name: textApplicants, Columns: []part.Column{{Title: textAppliedAt},
		{Title: textAction}}, Empty: part.Nothing{What: textNobodyApplied, Why: textHowToApply}}
	for _, a := range w.applicants(q.Now()) {
		p.Applied.Rows = append(p.Applied.Rows, part.Row{Cells: []templ.Component{
			part.Plainly(a.at.Format("2006/01/02 15:04")),
			part.Link(textAdmitGo, here+"/applicants/"+a.candidate.Identity.Member.String())}})
	}
	return p
}

// nameOf is a member's name, or the id where no name is known.
func nameOf(q *page.Request, id seal.ID) string {
	if name := q.Session.NameOf(id); name != "" {
		return name
	}
	return id.String()[:8]
}

// stateOf tells whether a member is at work, and what they lack.
func stateOf(q *page.Request, r member.Right) part.Tag {
	for _, x := range append(q.Colleagues(), q.Session) {
		if x.Keys.Member() == r.Member {
			return part.Tag{Sort: part.Done, Word: textOpenNow}
		}
	}
	if r.Role == member.Staff && len(r.Clients) == 0 {
		return part.Tag{Sort: part.Warn, Word: textIdleMember}
	}
	return part.Tag{Sort: part.Quiet, Word: textClosedNow}
}

// officeOf is the office of the book, which stands in clear.
func officeOf(q *page.Request) (id seal.ID, err error) {
	err = q.Desk().Book().Engine.View(q.Context(), func(r record.Reader) (err error) {
		id, err = r.Office(q.Context())
		return err
	})
	return id, err
}

// dutyPage is the form of what a member may do, of somebody new or not.
type dutyPage struct {
	Action  string
	New     bool
	Self    bool
	Form    part.Form
	Clients []choice
	Word    string
	Removal *removal
}

// choice is a client that may be assigned.
type choice struct {
	Ref, Name string
	On        bool
}

// removal is what is asked before somebody leaves.
type removal struct {
	Action, Target, Count string
}

// choices are all clients, those assigned marked.
func choices(q *page.Request, on func(page.Profile) bool) []choice {
	var all []choice
	for _, p := range q.Session.Profiles() {
		all = append(all, choice{p.Ref, p.Name, on(p)})
	}
	return all
}

// typedClients marks those that were chosen in the form.
func typedClients(q *page.Request) func(page.Profile) bool {
	return func(p page.Profile) bool { return slices.Contains(q.PostForm["client"], p.Ref) }
}

// chosen are the clients of the form as rights name them; false while one of them is closed.
func chosen(q *page.Request) ([]seal.ID, bool) {
	var ids []seal.ID
	for _, p := range q.Session.Profiles() {
		if !slices.Contains(q.PostForm["client"], p.Ref) {
			continue
		}
		id, known := q.Session.Sealed(p.ID)
		if !known {
			return nil, false
		}
		ids = append(ids, id)
	}
	return ids, true
}

// dutiesOf reads what the form grants, with what is wrong with it.
func dutiesOf(q *page.Request) (member.Duties, []fault.Fault) {
	d := member.Duties{Role: member.Role(q.Text("role")), Numbers: q.Text("numbers") == "yes"}
	var faults []fault.Fault
	if !slices.Contains([]member.Role{member.Owner, member.Staff, member.Auditor}, d.Role) {
		faults = append(faults, fault.Fault{Path: "role", Code: "setting.role", Message: textNoRole})
	}
	ids, open := chosen(q)
	if !open {
		faults = append(faults, fault.Fault{Path: "role", Code: "setting.closed",
			Message: textStillClosed})
	}
	if d.Role == member.Staff {
		d.Clients = ids
	}
	if d.Role == member.Auditor && d.Numbers {
		faults = append(faults, fault.Fault{Path: "numbers", Code: "setting.numbers",
			Message: textAuditorNumbers})
	}
	return d, faults
}

func (w *waiting) admitting(q *page.Request) (page.Answer, error) {
	if _, err := w.find(q); err != nil {
		return page.Answer{}, err
	}
	f := part.Form{Values: map[string]string{"role": string(member.Staff)}}
	none := func(page.Profile) bool { return false }
	return page.Show(textAdmission, dutyView(dutyPage{Action: q.URL.Path, New: true, Form: f,
		Clients: choices(q, none), Word: textAdmit})), nil
}

// admit makes somebody a member whose fingerprint was read out.
func (w *waiting) admit(q *page.Request) (page.Answer, error) {
	c, err := w.find(q)
	if err != nil {
		return page.Answer{}, err
	}
	d, faults := dutiesOf(q)
	if q.Text("name") == "" {
		faults = append(faults, fault.Fault{Path: "name", Code: "setting.name", Message: textNoName})
	}
	if q.Text("fingerprint") == "" {
		faults = append(faults, fault.Fault{Path: "fingerprint", Code: "setting.fingerprint",
			Message: textNoFingerprint})
	}
	if len(faults) == 0 {
		err = q.Session.Keys.Admit(q.Context(), c, member.Admission{Fingerprint: q.Text("fingerprint"),
			Name: q.Text("name"), Role: d.Role, Clients: d.Clients, Numbers: d.Numbers})
		var typed bool
		if faults, typed = page.FaultsOf(err, "fingerprint"); err != nil && !typed {
			return page.Answer{}, err
		}
	}
	if len(faults) > 0 {
		return page.Faulty(textAdmission, dutyView(dutyPage{Action: q.URL.Path, New: true,
			Form: q.Typed(faults...), Clients: choices(q, typedClients(q)), Word: textAdmit})), nil
	}
	w.drop(c)
	if err := w.spread(q); err != nil {
		return page.Answer{}, err
	}
	return page.To(here + "/members").Saying(textAdmitted), nil
}

// spread has everybody who is unlocked read members and keys again.
func (w *waiting) spread(q *page.Request) error {
	for _, x := range q.Colleagues() {
		_ = x.Keys.Refresh(q.Context()) // a session that is over ends by itself
	}
	return q.Session.ReadNames(q.Context())
}

func (w *waiting) duties(q *page.Request) (page.Answer, error) {
	r, err := memberOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	values := map[string]string{"role": string(r.Role)}
	if r.Numbers {
		values["numbers"] = "yes"
	}
	a := page.Show(textDuties, dutyView(dutiesPage(q, r, part.Form{Values: values})))
	a.About = nameOf(q, r.Member)
	a.Acts = []part.Act{{Word: textBackToMembers, Href: here + "/members"}}
	return a, nil
}

func dutiesPage(q *page.Request, r member.Right, f part.Form) dutyPage {
	assigned := func(p page.Profile) bool {
		id, known := q.Session.Sealed(p.ID)
		return known && slices.Contains(r.Clients, id)
	}
	p := dutyPage{Action: here + "/members/" + r.Member.String(), Form: f, Word: textAssign,
		Clients: choices(q, assigned), Self: r.Member == q.Session.Keys.Member()}
	if !p.Self {
		n := len(r.Clients)
		if r.Role == member.Owner {
			n = len(q.Session.Profiles())
		}
		p.Removal = &removal{Action: p.Action + "/remove", Target: nameOf(q, r.Member),
			Count: fmt.Sprintf(textRemovalCount, part.Number(n))}
	}
	return p
}

// assign gives a member other duties. Whoever loses a client is locked, for a screen that stands
// open holds what was read before.
func (w *waiting) assign(q *page.Request) (page.Answer, error) {
	r, err := memberOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	d, faults := dutiesOf(q)
	if len(faults) == 0 {
		err = q.Session.Keys.Assign(q.Context(), r.Member, d)
		var typed bool
		if faults, typed = page.FaultsOf(err, "role"); err != nil && !typed {
			return page.Answer{}, err
		}
	}
	if len(faults) > 0 {
		p := dutiesPage(q, r, q.Typed(faults...))
		p.Clients = choices(q, typedClients(q))
		return page.Faulty(textDuties, dutyView(p)), nil
	}
	self := r.Member == q.Session.Keys.Member()
	if !self && loses(r, d) {
		q.Desk().Book().End(q.Context(), r.Member)
	}
	if err := w.spread(q); err != nil {
		return page.Answer{}, err
	}
	if self && d.Role != r.Role {
		q.Lock() // the screens of this session are those of the former role
		return page.To("/unlock"), nil
	}
	w.reseal(q.Session.Keys)
	return page.To(here + "/members").Saying(textAssigned), nil
}

// loses tells whether new duties take anything away.
func loses(r member.Right, d member.Duties) bool {
	taken := slices.ContainsFunc(r.Clients, func(id seal.ID) bool {
		return !slices.Contains(d.Clients, id)
	})
	return taken || d.Role != r.Role || r.Numbers && !d.Numbers
}

// remove ends a membership.
func (w *waiting) remove(q *page.Request) (page.Answer, error) {
	r, err := memberOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	if q.Text("sure") != "yes" {
		p := dutiesPage(q, r, q.Typed(fault.Fault{Path: "sure", Code: "setting.sure",
			Message: textNotSure}))
		p.Form.Values = map[string]string{"role": string(r.Role)}
		return page.Faulty(textDuties, dutyView(p)), nil
	}
	if err := q.Session.Keys.Remove(q.Context(), r.Member); err != nil {
		return page.Answer{}, err
	}
	if err := w.spread(q); err != nil {
		return page.Answer{}, err
	}
	w.reseal(q.Session.Keys)
	return page.To(here + "/members").Saying(textRemoved), nil
}

// again seals on where it stopped.
func (w *waiting) again(q *page.Request) (page.Answer, error) {
	w.reseal(q.Session.Keys)
	return page.To(here + "/members").Saying(textResealed), nil
}

// resealed is how far that is, asked by the page itself.
func (w *waiting) resealed(*page.Request) (page.Answer, error) {
	p, failed := w.progress()
	return page.Answer{Body: sealing(p), Fresh: failed}, nil
}
