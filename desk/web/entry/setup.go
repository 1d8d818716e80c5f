package entry

import (
	"bytes"
	"errors"
	"net/http"
	"strings"

	"romukura/desk/book"
	"romukura/desk/member"
	"romukura/desk/passphrase"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/trade/office"
)

// setup begins the office: who owns it, and the passphrase.
func setup(q *page.Request) (page.Answer, error) {
	if q.Desk().Book() != nil {
		return page.To("/unlock"), nil
	}
	cookie, ok := invited(q)
	if !ok {
		a := page.Show(textSetup, uninvited())
		a.Status = http.StatusForbidden
		return a, nil
	}
	a := page.Show(textSetup, ownerForm(part.Form{}))
	if q.Query("t") != "" {
		a = page.To("/setup") // the word does not stay in the address
	}
	a.Cookies, a.Roomy = []*http.Cookie{cookie}, true
	return a, nil
}

// found makes the office, its first owner, and the recovery sheet.
func found(q *page.Request) (page.Answer, error) {
	if q.Desk().Book() != nil {
		return page.To("/unlock"), nil
	}
	if _, ok := invited(q); !ok {
		a := page.Show(textSetup, uninvited())
		a.Status = http.StatusForbidden
		return a, nil
	}
	owner, name := q.Text("owner"), q.Text("office")
	var faults fault.List
	if owner == "" {
		faults.Add(fault.Fault{Path: "owner", Code: "entry.owner", Message: textNoOwner})
	}
	if name == "" {
		faults.Add(fault.Fault{Path: "office", Code: "entry.office", Message: textNoOffice})
	}
	phrase, wrong := choose(q, owner, name)
	if phrase != nil {
		defer phrase.Wipe()
	}
	for _, f := range wrong {
		faults.Add(f)
	}
	if faults.Len() > 0 {
		a := page.Faulty(textSetup, ownerForm(q.Typed(faults.All()...)))
		a.Roomy = true
		return a, nil
	}
	desk, err := q.Desk().Begin(q.Context())
	if errors.Is(err, page.ErrThere) {
		return page.To("/unlock"), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	keys, paper, err := desk.Found(q.Context(), member.Founding{Name: owner, Passphrase: phrase})
	if err != nil {
		return page.Answer{}, err
	}
	// The drill wants everything locked: it shows that the paper alone is enough.
	defer keys.Lock(q.Context())
	if f := q.Desk().Remember; f != nil {
		if err := f(q.Context(), keys); err != nil {
			return page.Answer{}, err
		}
	}
	return keep(q, name, paper)
}

// keep holds a new sheet for this browser and leads to where it is printed.
func keep(q *page.Request, name string, paper *member.Paper) (page.Answer, error) {
	cookie, err := q.KeepPaper(name, paper)
	if err != nil {
		return page.Answer{}, err
	}
	return page.Answer{Go: "/setup/sheet", Cookies: []*http.Cookie{cookie}}, nil
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
	if !bytes.Equal(first, second) {
		phrase.Wipe()
		return nil, []fault.Fault{{Path: "again", Code: "entry.again", Message: textNotSame}}
	}
	return phrase, nil
}

// sheet shows what the paper is for, and where it is printed.
func sheet(q *page.Request) (page.Answer, error) {
	paper := q.Paper()
	if paper == nil {
		return page.To("/"), nil
	}
	a := page.Show(textSheet, sheetPage())
	a.Roomy = true
	return a, nil
}

func sheetPDF(q *page.Request) (page.Answer, error) {
	paper := q.Paper()
	if paper == nil {
		return page.Answer{}, page.ErrNotThere
	}
	return page.Answer{File: &page.File{Name: textSheetFile, Kind: "application/pdf", Data: paper.PDF,
		Show: true}}, nil
}

// drill asks for the words on paper.
func drill(q *page.Request) (page.Answer, error) {
	if q.Desk().Book() == nil {
		return page.To("/setup"), nil
	}
	a := page.Show(textDrill, drillForm(part.Form{}, q.Session != nil))
	a.Roomy = true
	return a, nil
}

// tryDrill opens everything with the words alone, and records that they do.
func tryDrill(q *page.Request) (page.Answer, error) {
	desk := q.Desk().Book()
	if desk == nil {
		return page.To("/setup"), nil
	}
	if q.Session != nil {
		q.Lock()
	}
	words := []byte(q.PostFormValue("words"))
	defer clear(words)
	code, err := member.ReadCode(words)
	if err == nil {
		defer clear(code[:])
		_, err = desk.Drill(q.Context(), member.With{Code: code})
	}
	if err != nil {
		faults, typed := page.FaultsOf(err, "words")
		if !typed {
			return page.Answer{}, err
		}
		a := page.Faulty(textDrill, drillForm(part.Form{Faults: faults}, false))
		a.Roomy = true
		return a, nil
	}
	q.DropPaper()
	a := page.Show(textDrilled, drilledPage())
	a.Roomy = true
	return a, nil
}

// again is for an owner whose sheet was never tried out: by the paper at hand, or by a new one.
func again(q *page.Request) (page.Answer, error) {
	return page.Show(textAgain, againPage(q.Session.Keys.Readiness())), nil
}

func newSheet(q *page.Request) (page.Answer, error) {
	paper, err := q.Session.Keys.NewPaper(q.Context())
	if err != nil {
		return page.Answer{}, err
	}
	name := q.Session.Office().Name
	q.Lock()
	return keep(q, name, paper)
}

// standing is the office's card as a form.
func standing(q *page.Request) part.Form {
	o := q.Session.Office()
	f := part.Form{Values: map[string]string{"name": o.Name, "address": o.Address, "phone": o.Phone}}
	if len(o.Attorneys) > 0 {
		f.Values["attorney"], f.Values["registration"] = o.Attorneys[0].Name,
			o.Attorneys[0].Registration
	}
	if o.Company {
		f.Values["company"] = "yes"
	}
	return f
}

// card asks what stands on the office's papers.
func card(q *page.Request) (page.Answer, error) {
	return page.Show(textOffice, officeForm(standing(q))), nil
}

func saveCard(q *page.Request) (page.Answer, error) {
	faults := checkOffice(q)
	if len(faults) > 0 {
		return page.Faulty(textOffice, officeForm(q.Typed(faults...))), nil
	}
	_, err := q.Session.SaveOffice(q.Context(), book.Change{Act: record.Edit},
		func(b *book.Book) error { fill(&b.Office, q); return nil })
	if err != nil {
		return page.Answer{}, err
	}
	return page.To(q.Home()).Saying(textOfficeSaved), nil
}

// checkOffice finds what is wrong with the card.
func checkOffice(q *page.Request) []fault.Fault {
	var all []fault.Fault
	if q.Text("name") == "" {
		all = append(all, fault.Fault{Path: "name", Code: "entry.office", Message: textNoOffice})
	}
	registration := q.Text("registration")
	digits := len(registration) == 8 &&
		strings.IndexFunc(registration, func(c rune) bool { return c < '0' || c > '9' }) < 0
	switch {
	case q.Text("company") == "yes":
	case q.Text("attorney") == "":
		all = append(all, fault.Fault{Path: "attorney", Code: "entry.attorney",
			Message: textNoAttorney, Remedy: textNoAttorneyDo})
	case !digits:
		all = append(all, fault.Fault{Path: "registration", Code: "entry.registration",
			Message: textBadRegistration, Remedy: textBadRegistrationDo})
	}
	return all
}

// fill writes the form into the card. What the form does not ask stays.
func fill(o *office.Office, q *page.Request) {
	if o.ID == "" {
		o.ID = idOf
	}
	o.Name, o.Address, o.Phone = q.Text("name"), q.Text("address"), q.Text("phone")
	o.Company = q.Text("company") == "yes"
	if q.Text("attorney") == "" {
		return
	}
	first := office.Attorney{Name: q.Text("attorney"), Registration: q.Text("registration")}
	if len(o.Attorneys) == 0 {
		o.Attorneys = []office.Attorney{first}
		return
	}
	o.Attorneys = append([]office.Attorney{first}, o.Attorneys[1:]...)
}
