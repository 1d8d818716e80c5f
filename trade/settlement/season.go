package settlement

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/law/yearend"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// Season is the year-end adjustment of one client for one income year.
type Season struct {
	Client client.ID          `json:"client"`
	Year   yearend.IncomeYear `json:"year"`
	// January says that the differences are settled with the pay of January; otherwise with the last
	// pay of the year.
	January bool `json:"january,omitempty"`
	// Due is the day by which the answers were asked for.
	Due caldate.Date `json:"due,omitzero"`
	// Taken are the files that were taken in, oldest first.
	Taken  []Taken  `json:"taken,omitempty"`
	People []Person `json:"people"`
}

// Person is what happened with one person in the season.
type Person struct {
	Employee     employee.ID   `json:"employee"`
	Asked        caldate.Date  `json:"asked,omitzero"`
	Declarations []Declaration `json:"declarations,omitempty"`
	// Returned are the declarations that were given back, oldest first.
	Returned []Returned `json:"returned,omitempty"`
	// Draft is a form that was typed and not handed in.
	Draft *Draft `json:"draft,omitempty"`
	// Attached are the papers that came with the answers, oldest first.
	Attached []Attachment `json:"attached,omitempty"`
	// Leaving is how a departure is judged, where the register does not tell it.
	Leaving Leaving `json:"leaving,omitzero"`
	// Opening is pay of the year from before the office's own runs.
	Opening *Opening `json:"opening,omitempty"`
	// Accepted are faults that a named person has decided to settle in spite of.
	Accepted []Accepted `json:"accepted,omitempty"`
	// Settled are the settlements, oldest first. Only one that was paid stays when the year is
	// settled again.
	Settled []Settled `json:"settled,omitempty"`
}

// Attachment is a paper that a person sent with the answers: a photo or a PDF of a certificate.
type Attachment struct {
	Document string       `json:"document"` // names the sealed content
	Kind     string       `json:"kind"`     // image/jpeg, image/png, image/heic, application/pdf
	Size     int64        `json:"size"`
	On       caldate.Date `json:"on"`
}

// Leaving is what the office says of a departure, and of tax deferred after a disaster.
type Leaving struct {
	Situation      yearend.Situation `json:"situation,omitempty"`
	Day            caldate.Date      `json:"day,omitzero"` // of leaving the country
	MoreWork       bool              `json:"more_work,omitempty"`
	DisasterRelief bool              `json:"disaster_relief,omitempty"`
}

// Opening is what was paid by the same employer in the year before the first run of the office.
type Opening struct {
	Through caldate.Month `json:"through"` // last month of pay in it
	Pay     yearend.Pay   `json:"pay"`
	Source  string        `json:"source,omitempty"` // the file that brought it
	Before  *Opening      `json:"before,omitempty"` // what stood until then
}

// Returned is a declaration given back.
type Returned struct {
	Kind   Kind         `json:"kind"`
	Path   string       `json:"path,omitempty"` // the field it is about, where it is about one
	On     caldate.Date `json:"on"`
	By     string       `json:"by"`
	Reason string       `json:"reason"`
}

// Accepted is a fault that a named person has decided on.
type Accepted struct {
	Path   string       `json:"path"`
	Code   string       `json:"code"`
	By     string       `json:"by"`
	On     caldate.Date `json:"on"`
	Reason string       `json:"reason"`
}

// Settled is one settlement: what it was computed from, the result with its explanation, or the
// reasons why the person is not settled here, and what became of it.
type Settled struct {
	On      caldate.Date     `json:"on"`
	By      string           `json:"by"`
	Input   yearend.Employee `json:"input"`
	Result  yearend.Result   `json:"result"`
	Refused []fault.Fault    `json:"refused,omitempty"`
	Why     *why.Trace       `json:"why,omitempty"`
	// Again is what changed against the settlement paid before.
	Again *yearend.Redo `json:"again,omitempty"`

	Client Signature `json:"client,omitzero"`
	Office Signature `json:"office,omitzero"`
	// Into is the month of pay that settles it; PaidOn is set once that run was closed.
	Into   caldate.Month `json:"into,omitzero"`
	PaidOn caldate.Date  `json:"paid_on,omitzero"`
}

// Signature is who approved, and when.
type Signature struct {
	By string       `json:"by,omitempty"`
	On caldate.Date `json:"on,omitzero"`
}

// Due is what pay has to settle: above 0 tax to take, below 0 tax to give back. A year settled
// again has only the difference.
func (s *Settled) Due() yen.Amount {
	switch {
	case s.Refused != nil:
		return 0
	case s.Again != nil && s.Again.What == yearend.AgainReturn:
		return 0
	case s.Again != nil:
		return s.Again.Difference
	}
	return s.Result.Lines[yearend.LineDifference]
}

// Approved reports that client and office have approved it.
func (s *Settled) Approved() bool { return s.Client.By != "" && s.Office.By != "" }

// Person finds somebody's part of the season, nil when there is none.
func (s *Season) Person(id employee.ID) *Person {
	for i := range s.People {
		if s.People[i].Employee == id {
			return &s.People[i]
		}
	}
	return nil
}

// Put is somebody's part of the season, begun where there is none. People stand in the order of
// their keys. Pointers to people given before are no longer good.
func (s *Season) Put(id employee.ID) *Person {
	if p := s.Person(id); p != nil {
		return p
	}
	at, _ := slices.BinarySearchFunc(s.People, id, func(p Person, id employee.ID) int {
		if p.Employee < id {
			return -1
		}
		return 1
	})
	s.People = slices.Insert(s.People, at, Person{Employee: id})
	return &s.People[at]
}

// Last is the newest settlement, nil when there is none.
func (p *Person) Last() *Settled {
	if len(p.Settled) == 0 {
		return nil
	}
	return &p.Settled[len(p.Settled)-1]
}

// accepts finds a decision on a fault.
func (p *Person) accepts(f *fault.Fault) *Accepted {
	for i := range p.Accepted {
		if a := &p.Accepted[i]; a.Path == f.Path && a.Code == f.Code {
			return a
		}
	}
	return nil
}
