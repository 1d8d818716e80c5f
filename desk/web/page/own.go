package page

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"romukura/desk/web/part"
	"romukura/seal"
)

// Routes are those of the frame itself.
func Routes() []Route {
	return []Route{
		{Pattern: "GET /session", Scope: Outside, Quiet: true, Bare: true, Do: left},
		{Pattern: "POST /keys", Scope: Outside, Do: keys},
		{Pattern: "GET /o/opening", Scope: Office, Who: Everybody, Quiet: true, Bare: true, Do: opened},
		{Pattern: "POST " + part.Typing, Scope: Office, Who: Workers, Quiet: true, Bare: true,
			Do: typing},
		{Pattern: "POST " + part.Typing + "/drop", Scope: Office, Who: Workers, Do: forget},
		{Pattern: "GET /o/switch", Scope: Office, Who: Workers, Do: change},
		{Pattern: "GET /o/opened/{client}", Scope: Office, Who: Workers, Quiet: true, Bare: true,
			Do: stands},
		{Pattern: "POST /o/k/{client}/undo", Scope: OneClient, Who: Workers, Do: undo},
		{Pattern: "POST /o/undo", Scope: Office, Who: Workers, Do: undoAll},
	}
}

// left tells the page in how many seconds its session ends.
func left(q *Request) (Answer, error) {
	return Answer{Plain: strconv.Itoa(int(q.Left().Seconds()))}, nil
}

// keysOff is the setting of a browser in which single letters press nothing.
const keysOff = "off"

// keys switches the single letters off and on, for this browser.
func keys(q *Request) (Answer, error) {
	setting := "on"
	if q.Text("keys") == keysOff {
		setting = keysOff
	}
	return Answer{Go: "/", Cookies: []*http.Cookie{cookie(keysCookie, setting, 365*24*time.Hour)}}, nil
}

func opened(q *Request) (Answer, error) {
	p := q.Session.Opening()
	if p.N < p.Of {
		return Answer{Body: opening(p)}, nil
	}
	// Everything stands open: the screen is shown again with all of it.
	return Answer{Body: opening(p), Fresh: true}, nil
}

// change leads to the same screen of another client.
func change(q *Request) (Answer, error) {
	to := q.Query("to")
	if !strings.HasPrefix(to, "/o/k/") {
		return Answer{}, ErrNotThere
	}
	return To(to), nil
}

// UndoOf is the act that takes a batch of this client back and leads to a path.
func (q *Request) UndoOf(batch seal.ID, back string) part.Act {
	if batch.IsZero() {
		return part.Act{}
	}
	return part.Act{Word: textUndo, Href: q.Path("undo"), Post: true, Key: "u",
		Fields: []part.Hidden{{Name: "batch", Value: batch.String()}, {Name: "back", Value: back}}}
}

// Undoable offers on the page that an answer leads to, beside what it says there, the way back.
func (q *Request) Undoable(a Answer, batch seal.ID) Answer {
	if a.Say != nil {
		a.Say.Undo = q.UndoOf(batch, a.Go)
	}
	return a
}

// Made is what was written of one client.
type Made struct {
	Client *Profile
	Batch  seal.ID
}

// UndoableAll is Undoable for what was done to several clients at once.
func (q *Request) UndoableAll(a Answer, all []Made) Answer {
	undo := part.Act{Word: textUndo, Href: "/o/undo", Post: true, Key: "u",
		Fields: []part.Hidden{{Name: "back", Value: a.Go}}}
	for _, m := range all {
		if !m.Batch.IsZero() {
			undo.Fields = append(undo.Fields, part.Hidden{Name: "batch",
				Value: m.Client.Ref + "/" + m.Batch.String()})
		}
	}
	if a.Say != nil && len(undo.Fields) > 1 {
		a.Say.Undo = undo
	}
	return a
}

// undoAll takes back what was done to several clients, the newest first. All of it is looked at
// before anything is taken back.
func undoAll(q *Request) (Answer, error) {
	back := q.Text("back")
	var all []Made
	for _, text := range q.PostForm["batch"] {
		ref, id, _ := strings.Cut(text, "/")
		batch, err := seal.ParseID(id)
		known := q.Session.Profiles()
		at := slices.IndexFunc(known, func(p Profile) bool { return p.Ref == ref })
		if err != nil || at < 0 {
			return Answer{}, ErrNotThere
		}
		all = append(all, Made{&known[at], batch})
	}
	if len(all) == 0 || !strings.HasPrefix(back, "/o/") {
		return Answer{}, ErrNotThere
	}
	for _, m := range slices.Backward(all) {
		if err := q.Session.Undo(q.Context(), m.Batch, m.Client.ID); err != nil {
			return Answer{}, err
		}
	}
	return To(back).Saying(textUndone), nil
}

func undo(q *Request) (Answer, error) {
	batch, err := seal.ParseID(q.Text("batch"))
	back := q.Text("back")
	if err != nil || !strings.HasPrefix(back, "/o/") {
		return Answer{}, ErrNotThere
	}
	if err := q.Session.Undo(q.Context(), batch, q.Profile.ID); err != nil {
		return Answer{}, err
	}
	return To(back).Saying(textUndone), nil
}
