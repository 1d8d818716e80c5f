package member

import (
	"context"
	"encoding/json"
	"slices"

	"romukura/desk/passphrase"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

// Founding is what the first owner says when an office begins.
type Founding struct {
	Name       string // of the owner, sealed
	Passphrase *passphrase.Chosen
	// Numbers names the owner to handle My Numbers too.
	Numbers bool
}

// Paper is what the recovery sheet shows. It is shown once and printed; nothing keeps it.
type Paper struct {
	Office      seal.ID
	Recipient   seal.ID // the recovery recipient whose lock the code opens
	Fingerprint string  // of the first owner, to compare on a new device
	Code        []byte  // words, see open.Words
	Device      []byte  // words of the device secret
	Made        int64   // µs since 1970, UTC
}

// Wipe overwrites the secrets, once the sheet was printed.
func (p *Paper) Wipe() {
	clear(p.Code)
	clear(p.Device)
}

// ReadCode reads the recovery code from the words on paper. The caller wipes both.
func ReadCode(words []byte) (*[open.CodeSize]byte, error) {
	code, err := open.ReadWords(words, open.CodeSize)
	if err != nil {
		return nil, wordFault(err)
	}
	return (*[open.CodeSize]byte)(code), nil
}

// ReadDevice reads the device secret from the words on paper.
func ReadDevice(words []byte) (*[open.DeviceSize]byte, error) {
	secret, err := open.ReadWords(words, open.DeviceSize)
	if err != nil {
		return nil, wordFault(err)
	}
	return (*[open.DeviceSize]byte)(secret), nil
}

// Found makes an office in an empty book: its first owner, a recovery recipient whose private half
// only the printed code opens, and the keys of the office. It gives the owner's session and what
// the sheet must show.
func (d *Desk) Found(ctx context.Context, f Founding) (*Session, *Paper, error) {
	me, err := open.NewPrivate(seal.NewID())
	if err != nil {
		return nil, nil, err
	}
	office := seal.NewID()
	if err := d.Device.Pin(office, me.Identity().Digest()); err != nil {
		return nil, nil, err
	}
	p := d.blank(office, me)
	owner := Right{Member: me.Identity().Member, Role: Owner, Numbers: f.Numbers,
		Digest: me.Identity().Digest()}
	p.set(owner)
	p.roots(f.Numbers)
	if err := p.trunk(); err != nil {
		return nil, nil, err
	}
	lock, err := d.passphraseLock(me, f.Passphrase, place{office, seal.NewID(), nil})
	if err != nil {
		return nil, nil, err
	}
	if err := p.join(me.Identity(), lock, f.Name); err != nil {
		return nil, nil, err
	}
	paper, err := p.recovery(me.Identity())
	if err != nil {
		return nil, nil, err
	}
	if err := p.found(ctx); err != nil {
		paper.Wipe()
		return nil, nil, err
	}
	s, err := d.restart(ctx, me)
	return s, paper, err
}

// blank is a plan in an office that has nobody yet, in the name of its first owner to be.
func (d *Desk) blank(office seal.ID, me *open.Private) *plan {
	s := &Session{desk: d, id: seal.NewID(), member: me.Identity().Member, office: office, me: me,
		ring: newRing(me, &tree{}, &hand{})}
	return &plan{
		s: s, at: d.micros(), before: &Roster{Office: office}, after: map[seal.ID]Right{},
		comes: map[seal.ID]*seal.Identity{}, fresh: map[seal.ID]*seal.Key{},
	}
}

// roots draws the keys that no key is above, and those of the office below them.
func (p *plan) roots(numbers bool) {
	ids := []seal.ID{p.s.office, CommonID(p.s.office), LogID(p.s.office)}
	if numbers {
		ids = append(ids, NumbersID(p.s.office))
	}
	for _, id := range ids {
		p.fresh[id] = seal.NewKey(seal.Ref{ID: id, Epoch: 1})
	}
}

// trunk wraps the office's own keys under the office key.
func (p *plan) trunk() error {
	for _, id := range []seal.ID{CommonID(p.s.office), LogID(p.s.office)} {
		if err := p.hang(p.fresh[id], owner{}); err != nil {
			return err
		}
	}
	return nil
}

// join writes who a member is: identity, lock and name.
func (p *plan) join(id *seal.Identity, lock record.Version, name string) error {
	v := version(record.KindMember, id.Member, p.before.heads[id.Member])
	v.Sealed = id.Bytes()
	p.comes[id.Member] = id
	p.versions = append(p.versions, v, lock)
	if name == "" {
		return nil
	}
	return p.name(id.Member, name)
}

// name seals a member's name under the log key.
func (p *plan) name(member seal.ID, name string) error {
	key := p.key(LogID(p.s.office))
	if key == nil {
		return ErrNotHeld
	}
	text, err := json.Marshal(profile{name})
	if err != nil {
		return err
	}
	defer clear(text)
	id := profileRecord(member)
	v := version(KindProfile, id, p.before.heads[id])
	v.Sealed, err = seal.Record(key, binding(p.s.office, &v), text)
	p.versions = append(p.versions, v)
	return err
}

type profile struct {
	Name string `json:"name"`
}

// recovery makes a recovery recipient whose private half only a new code opens.
func (p *plan) recovery(root *seal.Identity) (*Paper, error) {
	spare, err := open.NewPrivate(seal.NewID())
	if err != nil {
		return nil, err
	}
	defer spare.Wipe()
	code := newCode()
	defer clear(code[:])
	t, err := open.NewTerms(seal.SuiteLockRecovery, nil)
	if err != nil {
		return nil, err
	}
	f := open.ByRecovery(code)
	defer f.Wipe()
	lock, err := makeLock(spare, f, t, place{p.s.office, seal.NewID(), nil})
	if err != nil {
		return nil, err
	}
	id := spare.Identity()
	p.set(Right{Member: id.Member, Role: Recovery, Digest: id.Digest(),
		Numbers: p.key(NumbersID(p.s.office)) != nil})
	if err := p.join(id, lock, ""); err != nil {
		return nil, err
	}
	device := p.s.desk.Device.Secret()
	defer clear(device[:])
	return &Paper{
		Office: p.s.office, Recipient: id.Member, Fingerprint: root.Fingerprint(),
		Code: open.Words(code[:]), Device: open.Words(device[:]), Made: p.at,
	}, nil
}

// found writes the first batch of a book.
func (p *plan) found(ctx context.Context) error {
	if err := p.deal(); err != nil {
		return err
	}
	if err := p.say(); err != nil {
		return err
	}
	return p.s.desk.Engine.Update(ctx, func(tx record.Tx) error {
		if err := tx.Found(ctx, p.s.office); err != nil {
			return err
		}
		c := change{act: record.Found, at: p.at, versions: p.versions, entries: p.entries}
		return p.s.desk.writeIn(ctx, tx, p.s.Signer(), c)
	})
}

// restart opens a session with a private half that is open already.
func (d *Desk) restart(ctx context.Context, me *open.Private) (*Session, error) {
	var s *Session
	err := d.Engine.View(ctx, func(r record.Reader) (err error) {
		s, err = d.start(ctx, me, r)
		return err
	})
	if err == nil {
		err = d.begin(ctx, s)
	}
	if err != nil {
		me.Wipe()
		return nil, err
	}
	return s, nil
}

// Names are the names of members, as far as the session may know them. That they were opened is in
// the log.
func (s *Session) Names(ctx context.Context) (map[seal.ID]string, error) {
	release, err := s.Hold()
	if err != nil {
		return nil, err
	}
	defer release()
	var sealed []record.Version
	err = s.desk.Engine.View(ctx, func(r record.Reader) error {
		scope := record.Scope{OfficeOnly: true, Kinds: []string{KindProfile}}
		return r.Heads(ctx, scope, func(v *record.Version) error {
			if !v.Void {
				sealed = append(sealed, *v.Clone())
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	opened := s.entry(log.Open, seal.ID{})
	opened.Count, opened.Purpose = int64(len(sealed)), "members"
	if err := s.desk.note(ctx, opened); err != nil {
		return nil, err
	}
	names := map[seal.ID]string{}
	ro := s.Roster()
	for i := range sealed {
		text, err := s.open(&sealed[i])
		if err != nil {
			return nil, err
		}
		var p profile
		if err := json.Unmarshal(text, &p); err != nil {
			return nil, err
		}
		clear(text)
		for member := range ro.rights {
			if profileRecord(member) == sealed[i].ID {
				names[member] = p.Name
			}
		}
	}
	return names, nil
}

// open opens one record of the book. The caller has told the log.
func (s *Session) open(v *record.Version) ([]byte, error) {
	head, err := seal.ReadHead(v.Sealed)
	if err != nil {
		return nil, err
	}
	key, err := s.ring.key(head.Outer)
	if err != nil {
		return nil, err
	}
	return open.Record(key, v.Binding(), v.Sealed)
}

// NewPaper makes a new recovery sheet and ends the old ones: their codes open what was, and nothing
// that is written from now on. The office key and all below get a new epoch.
func (s *Session) NewPaper(ctx context.Context) (*Paper, error) {
	_, first, err := s.desk.first(ctx)
	if err != nil {
		return nil, err
	}
	locks, err := s.desk.Locks(ctx)
	if err != nil {
		return nil, err
	}
	var paper *Paper
	err = s.change(ctx, func(p *plan) (err error) {
		for _, r := range p.before.Rights() {
			if r.Role == Recovery {
				p.leave(r, locks)
				p.end(record.KindMember, r.Member, p.before.heads)
			}
		}
		paper, err = p.recovery(first)
		return err
	})
	if err != nil && paper != nil {
		paper.Wipe()
		paper = nil
	}
	return paper, err
}

// leave has a member's keys be worth nothing any more: no right, no lock.
func (p *plan) leave(r Right, locks []Lock) {
	p.set(Right{Member: r.Member, Role: Left, Digest: r.Digest})
	for _, l := range locks {
		if l.Member == r.Member {
			p.versions = append(p.versions, l.end())
		}
	}
}

// clientsOf brings a list of clients into the order in which rights hold them, each once.
func clientsOf(list []seal.ID) []seal.ID {
	sorted := slices.Clone(list)
	slices.SortFunc(sorted, func(a, b seal.ID) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(sorted)
}
