package setting

import (
	"context"
	"io"
	"slices"
	"sync"
	"time"

	"romukura/desk/member"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/seal"
)

// waiting holds who applied at this desk and was not admitted yet, and how far records were sealed
// anew after somebody left. Both are of this process alone: an application that is lost is made
// again, and what is left to seal shows in the book.
type waiting struct {
	mu      sync.Mutex
	making  sync.Mutex // one application at a time: each takes much memory by design
	all     []applicant
	sealing *part.Progress
	failed  bool
}

// applicant is somebody who chose a passphrase here.
type applicant struct {
	candidate *member.Candidate
	at        time.Time
}

// An application waits so long, and so many wait at once: nobody who applies is known.
const (
	applies     = 24 * time.Hour
	mostApplies = 20
)

// applyPage is what somebody sees who wants to be admitted.
type applyPage struct {
	Form        part.Form
	Fingerprint string // to be read out; empty while nothing was chosen
}

// applying asks somebody new for a passphrase.
func applying(q *page.Request) (page.Answer, error) {
	if q.Desk().Book() == nil {
		return page.To("/setup"), nil
	}
	return page.Show(textApply, applyView(applyPage{})), nil
}

// apply makes the keys of somebody new, and keeps what an owner needs to admit them.
func (w *waiting) apply(q *page.Request) (page.Answer, error) {
	book := q.Desk().Book()
	if book == nil {
		return page.To("/setup"), nil
	}
	refuse := func(faults ...fault.Fault) (page.Answer, error) {
		return page.Faulty(textApply, applyView(applyPage{Form: part.Form{Faults: faults}})), nil
	}
	if !w.room(q.Now()) {
		return refuse(fault.Fault{Path: "passphrase", Code: "setting.full", Message: textApplyFull})
	}
	phrase, faults := choose(q)
	if faults != nil {
		return refuse(faults...)
	}
	defer phrase.Wipe()
	office, err := officeOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	w.making.Lock()
	c, err := book.Apply(member.Application{Office: office, Passphrase: phrase})
	w.making.Unlock()
	if err != nil {
		return page.Answer{}, err
	}
	w.put(c, q.Now())
	return page.Show(textApplied, applyView(applyPage{Fingerprint: c.Fingerprint()})), nil
}

// room drops what waited too long, and tells whether one more may wait.
func (w *waiting) room(now time.Time) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.all = slices.DeleteFunc(w.all, func(a applicant) bool { return now.Sub(a.at) > applies })
	return len(w.all) < mostApplies
}

func (w *waiting) put(c *member.Candidate, at time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.all = slices.DeleteFunc(w.all, func(a applicant) bool {
		return a.candidate.Identity.Member == c.Identity.Member
	})
	w.all = append(w.all, applicant{c, at})
}

// find is the applicant of an address.
func (w *waiting) find(q *page.Request) (*member.Candidate, error) {
	id, err := seal.ParseID(q.PathValue("applicant"))
	if err != nil {
		return nil, page.ErrNotThere
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, a := range w.all {
		if a.candidate.Identity.Member == id {
			return a.candidate, nil
		}
	}
	return nil, page.ErrNotThere
}

func (w *waiting) drop(c *member.Candidate) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.all = slices.DeleteFunc(w.all, func(a applicant) bool { return a.candidate == c })
}

// applicants are who waits, oldest first.
func (w *waiting) applicants(now time.Time) []applicant {
	w.room(now)
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.all)
}

// file takes in the file of somebody who applied on another device.
func (w *waiting) file(q *page.Request) (page.Answer, error) {
	f, _, err := q.FormFile("file")
	if err != nil {
		return w.refuse(q, fault.Fault{Path: "file", Code: "setting.no-file", Message: textNoFile})
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(f)
	if err != nil {
		return page.Answer{}, err
	}
	c, err := member.ReadCandidate(data)
	if err != nil || c.Office != q.Session.Keys.Office() || !w.room(q.Now()) {
		return w.refuse(q, fault.Fault{Path: "file", Code: "setting.file", Message: textBadFile})
	}
	w.put(c, q.Now())
	return page.To(here + "/applicants/" + c.Identity.Member.String()), nil
}

// reseal puts the records that stand under older keys under the newest, after a key was replaced.
// It goes on while the page is left, and ends with the session.
func (w *waiting) reseal(keys *member.Session) {
	w.mu.Lock()
	if w.sealing != nil {
		w.mu.Unlock()
		return
	}
	w.sealing, w.failed = &part.Progress{What: textResealing}, false
	w.mu.Unlock()
	go func() {
		err := w.resealAll(keys.Context(), keys)
		w.mu.Lock()
		defer w.mu.Unlock()
		w.sealing, w.failed = nil, err != nil
	}()
}

// atOnce is how many records are sealed anew in one batch.
const atOnce = 500

func (w *waiting) resealAll(ctx context.Context, keys *member.Session) error {
	done := 0
	for {
		p, err := keys.Reseal(ctx, atOnce)
		if err != nil {
			return err
		}
		done += p.Done
		w.mu.Lock()
		w.sealing.N, w.sealing.Of = done, done+p.Left
		w.mu.Unlock()
		if p.Left == 0 || p.Done == 0 {
			return nil
		}
	}
}

// progress is how far records were sealed anew, nil when that is not under way, and whether it
// stopped before its end.
func (w *waiting) progress() (*part.Progress, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.sealing == nil {
		return nil, w.failed
	}
	p := *w.sealing
	return &p, false
}
