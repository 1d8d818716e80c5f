package page

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
	"strconv"
	"sync"
	"time"

	"romukura/desk/book"
	"romukura/desk/member"
	"romukura/desk/sealed"
	"romukura/desk/web/part"
	"romukura/law/dated"
	"romukura/seal"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/office"
)

// Shared is how long a terminal that several people use stays open when nobody touches it.
const Shared = 90 * time.Second

// Session is one browser in which a member is unlocked.
type Session struct {
	Keys *member.Session
	Role member.Role
	// Shared says that others use this terminal too: it locks soon, and forgets.
	Shared bool
	Eras   part.Eras

	server *Server
	index  *seal.Index // names in addresses

	busy  sync.Mutex // the store is used by one at a time
	store *sealed.Store

	mu       sync.Mutex
	name     string
	used     time.Time
	profiles []Profile
	keys     map[client.ID]seal.ID // of the clients that are held open, as rights name them
	names    map[seal.ID]string    // of the members
	office   office.Office
	opening  part.Progress
	trouble  error // of opening: what stays closed
	told     sealed.Report
	flash    *part.Message
	drafts   map[string]map[string]string
	parked   map[string]any
	over     bool
	at       string    // the page that was asked for last
	since    time.Time // and when
}

// begin makes a session of keys, as soon as the list of clients is there; the clients follow.
func (s *Server) begin(ctx context.Context, keys *member.Session, shared bool) (*Session, error) {
	right, _ := keys.Roster().Right(keys.Member())
	x := &Session{Keys: keys, Role: right.Role, Shared: shared, server: s, used: s.desk.Now(),
		drafts: map[string]map[string]string{}, keys: map[client.ID]seal.ID{}}
	x.store = sealed.New(sealed.Desk{Engine: s.desk.Book().Engine, Session: keys, Now: s.desk.Now,
		Law: s.desk.law.put})
	s.desk.law.enter()
	keys.OnLock(x.drop)
	names, err := keys.Names(ctx)
	if err != nil {
		return nil, err
	}
	x.name, x.names = names[keys.Member()], names
	if x.Role == member.Auditor {
		return x, nil // holds the log's key, and none of a client
	}
	common, err := keys.Key(seal.Ref{ID: keys.Common(), Epoch: 1})
	if err != nil {
		return nil, err
	}
	if x.index, err = seal.NewIndex(common); err != nil {
		return nil, err
	}
	if err := x.list(ctx); err != nil {
		return nil, err
	}
	go x.openAll()
	return x, nil
}

// nobody is a client that no office has: a load of it gives the office alone.
const nobody client.ID = "\x00"

// list reads the clients' cards, and the office's own.
func (x *Session) list(ctx context.Context) error {
	x.busy.Lock()
	defer x.busy.Unlock()
	var damaged *sealed.DamagedError
	b, err := x.store.Load(ctx, nobody)
	if err != nil && !errors.As(err, &damaged) {
		return err
	}
	cards, err := x.store.Profiles(ctx)
	if err != nil && !errors.As(err, &damaged) {
		return err
	}
	var all []Profile
	for i := range cards {
		c := &cards[i]
		ref, err := x.ref("client", string(c.ID))
		if err != nil {
			return err
		}
		all = append(all, Profile{ID: c.ID, Ref: ref, Name: c.Name, Kana: c.Kana})
	}
	byKana(all)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.profiles, x.office = all, b.Office
	x.opening = part.Progress{What: textOpening, N: len(x.keys), Of: len(all)}
	if damaged != nil {
		x.trouble = damaged
	}
	return nil
}

// ref is what stands in an address in place of a name of the trade: only who holds the office's
// keys can tell of whom it is.
func (x *Session) ref(kind string, natural ...string) (string, error) {
	id, err := x.index.ID("address/"+kind, natural...)
	return id.String(), err
}

// together is how many clients are opened at once, so that somebody who asks for one that is still
// closed waits for no more than these.
const together = 8

// openAll opens every client that the keys allow, in the order of the list.
func (x *Session) openAll() {
	ctx := x.Keys.Context()
	for {
		var next []client.ID
		x.mu.Lock()
		for i := range x.profiles {
			if id := x.profiles[i].ID; !x.holds(id) && len(next) < together {
				next = append(next, id)
			}
		}
		x.mu.Unlock()
		if len(next) == 0 {
			return
		}
		if err := x.open(ctx, next); err != nil {
			x.fail(err)
			return
		}
	}
}

func (x *Session) fail(err error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.over {
		x.trouble = err
	}
}

// open opens clients and shares them. The log says so first.
func (x *Session) open(ctx context.Context, ids []client.ID) error {
	x.busy.Lock()
	defer x.busy.Unlock()
	x.mu.Lock()
	ids = slices.DeleteFunc(ids, x.holds)
	x.mu.Unlock()
	rest, err := x.enter(ctx, ids)
	if err != nil || len(rest) == 0 {
		return err
	}
	b, err := x.load(ctx, rest...)
	if b == nil {
		return err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.over {
		return member.ErrLocked
	}
	var damaged *sealed.DamagedError
	if errors.As(err, &damaged) {
		x.trouble = damaged
	} else if err != nil {
		return err
	}
	for _, c := range b.Clients {
		x.server.shelf.put(c, b)
		x.keys[c.Profile.ID], _ = x.store.ClientID(c.Profile.ID) // loaded a moment ago
	}
	report := x.store.Report()
	x.told.Conflicts = append(x.told.Conflicts, report.Conflicts...)
	x.told.Twins = append(x.told.Twins, report.Twins...)
	x.opening.N = len(x.keys)
	if missing := len(rest) - len(b.Clients); missing > 0 {
		x.opening.Of -= missing
		gone := func(p Profile) bool { return slices.Contains(rest, p.ID) && b.ClientByID(p.ID) == nil }
		x.profiles = slices.DeleteFunc(slices.Clone(x.profiles), gone)
	}
	return nil
}

// enter shares what others have open, of the clients whose keys the session holds, and gives those
// that are left to open. The log says so first.
func (x *Session) enter(ctx context.Context, ids []client.ID) (rest []client.ID, err error) {
	shared := x.server.shelf.join(ids)
	if len(shared) == 0 {
		return ids, nil
	}
	entered, err := x.store.Enter(ctx, shared...)
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.over && err == nil {
		err = member.ErrLocked
	}
	if err != nil {
		x.server.shelf.drop(shared)
		return nil, err
	}
	for _, id := range shared {
		if key, may := entered[id]; may {
			x.keys[id] = key
		} else {
			x.server.shelf.drop([]client.ID{id})
		}
	}
	x.opening.N = len(x.keys)
	return slices.DeleteFunc(ids, x.holds), nil
}

// loaded are clients as they were opened: all that was written up to an instant (µs) is in them.
type loaded struct {
	*book.Book
	at    int64
	doubt bool // a record is damaged, or was written twice: whoever opens it is told
}

// load opens clients anew. Like the store's, it gives what can be read together with an error that
// tells what cannot; without any of it, nil.
func (x *Session) load(ctx context.Context, ids ...client.ID) (*loaded, error) {
	at := x.server.desk.Now().UnixMicro()
	b, err := x.store.Load(ctx, ids...)
	if b == nil {
		return nil, err
	}
	told := x.store.Report()
	return &loaded{b, at, err != nil || len(told.Conflicts)+len(told.Twins) > 0}, err
}

// drop lets go of all plaintext; the last session that does empties the shelf.
func (x *Session) drop() {
	x.store.Wipe()
	if x.index != nil {
		x.index.Wipe()
	}
	x.mu.Lock()
	x.over = true
	held := slices.Collect(maps.Keys(x.keys))
	x.profiles, x.flash, x.drafts, x.parked = nil, nil, nil, nil
	x.office, x.name, x.names, x.keys = office.Office{}, "", nil, nil
	x.mu.Unlock()
	x.server.shelf.drop(held)
	x.server.desk.law.leave()
	x.server.leave(x)
}

// Name is whose session it is.
func (x *Session) Name() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.name
}

// Profiles are the clients whose keys the session holds, in the order of their readings.
func (x *Session) Profiles() []Profile {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.profiles
}

// Office is the office's own card.
func (x *Session) Office() office.Office {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.office
}

// Opening tells how many of the clients stand open.
func (x *Session) Opening() part.Progress {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.opening
}

// Colleague is a member as lists name one.
type Colleague struct {
	Ref  string
	Name string
}

// Owners are the members to whom a client is assigned, in the order of their ids.
func (x *Session) Owners(id client.ID) []Colleague {
	x.mu.Lock()
	key, names := x.keys[id], x.names
	x.mu.Unlock()
	var all []Colleague
	if key.IsZero() {
		return nil
	}
	for _, r := range x.Keys.Roster().Rights() {
		if slices.Contains(r.Clients, key) {
			all = append(all, Colleague{r.Member.String(), names[r.Member]})
		}
	}
	return all
}

// Memo gives what was worked out from a client as it stands, or has it worked out now. It is
// forgotten when the client changes, and when nobody has it open any more; what was worked out with
// other tables of law is another matter. Who asks meanwhile waits for the one who works it out.
func Memo[T any](x *Session, c *book.Client, key string, work func() T) T {
	key = strconv.FormatInt(dated.Edition(), 36) + "/" + key
	return x.server.shelf.memo(c, key, func() any { return work() })().(T)
}

// Trouble is what could not be opened, and what two desks wrote at once.
func (x *Session) Trouble() (error, sealed.Report) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.trouble, x.told
}

// Client is a client by its id, nil while it is still closed. What it gives is shared: it is read,
// and changed by [Session.Save] alone.
func (x *Session) Client(id client.ID) *book.Client {
	x.mu.Lock()
	mine := x.holds(id)
	x.mu.Unlock()
	if !mine {
		return nil
	}
	return x.server.shelf.get(id)
}

// holds tells whether the session has a client open. Its lock is held meanwhile.
func (x *Session) holds(id client.ID) bool {
	_, yes := x.keys[id]
	return yes
}

// PersonRef is what stands for a person in addresses. It leads nowhere when the session is over.
func (x *Session) PersonRef(c client.ID, id employee.ID) string {
	ref, err := x.ref("person", string(c), string(id))
	if err != nil {
		return ""
	}
	return ref
}

// CaseRef is what stands for a case in addresses while this desk runs: its id names a person.
func (x *Session) CaseRef(id string) string { return x.Mark([]byte("case/" + id)) }

// With has a function work with the store while nobody else does: for what a page needs beside the
// clients, such as conflicts and documents.
func (x *Session) With(work func(*sealed.Store) error) error {
	x.busy.Lock()
	defer x.busy.Unlock()
	return work(x.store)
}

// Draft is what was typed into a form and not saved; nil when there is none. It lives until the
// session locks.
func (x *Session) Draft(form string) map[string]string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.drafts[form]
}

// KeepDraft keeps what was typed into a form; nil drops it.
func (x *Session) KeepDraft(form string, values map[string]string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if values == nil || x.drafts == nil {
		delete(x.drafts, form)
		return
	}
	x.drafts[form] = values
}

// Park keeps what waits for the member's next step, such as a file that was read and not yet taken
// in; nil drops it. Like a draft it lives until the session locks, in memory alone.
func (x *Session) Park(key string, what any) {
	x.mu.Lock()
	defer x.mu.Unlock()
	switch {
	case x.over:
	case what == nil:
		delete(x.parked, key)
	default:
		if x.parked == nil {
			x.parked = map[string]any{}
		}
		x.parked[key] = what
	}
}

// Parked is what was parked under a key, nil when nothing is.
func (x *Session) Parked(key string) any {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.parked[key]
}

// say has the next page say something.
func (x *Session) say(m *part.Message) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.flash = m
}

func (x *Session) said() *part.Message {
	x.mu.Lock()
	defer x.mu.Unlock()
	m := x.flash
	x.flash = nil
	return m
}

// touch says that somebody works here, or that the session is over.
func (x *Session) touch() error {
	if x.left() <= 0 {
		return member.ErrLocked
	}
	release, err := x.Keys.Hold()
	if err != nil {
		return err
	}
	release()
	x.mu.Lock()
	defer x.mu.Unlock()
	x.used = x.server.desk.Now()
	return nil
}

// left is how long the session lives when nobody works in it.
func (x *Session) left() time.Duration {
	now := x.server.desk.Now()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.over {
		return 0
	}
	// What somebody else does with these keys, who fills in a form, is no work of the member.
	idle := x.server.desk.Book().Limits.OrDefault().Idle
	left := min(x.Keys.Due().Sub(now), x.used.Add(idle).Sub(now))
	if x.Shared {
		left = min(left, x.used.Add(Shared).Sub(now))
	}
	return left
}

// Mark is a word for what a record holds, so that a form can say on what it was filled in. Two
// contents have two marks; nobody can tell the content from it.
func (x *Session) Mark(content []byte) string {
	h := sha256.New()
	h.Write(x.server.salt[:])
	h.Write(content)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

func newToken() (token string, sum [32]byte) {
	token = rand.Text()
	return token, sha256.Sum256([]byte(token))
}
