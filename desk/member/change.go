package member

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"maps"
	"slices"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// plan turns the rights as they are into rights as they shall be: which keys somebody loses, and so
// which get a new epoch; who is given what; what ends.
type plan struct {
	s        *Session
	at       int64
	before   *Roster
	after    map[seal.ID]Right          // of everybody, whether it changes or not
	comes    map[seal.ID]*seal.Identity // identities that the book does not have yet
	fresh    map[seal.ID]*seal.Key      // keys of a new epoch, or new altogether
	renew    bool                       // every key gets a new epoch
	versions []record.Version
	entries  []log.Entry
}

// change carries out what work makes of the rights as they are, in one batch.
func (s *Session) change(ctx context.Context, work func(*plan) error) error {
	release, err := s.Hold()
	if err != nil {
		return err
	}
	defer release()
	s.changing.Lock()
	defer s.changing.Unlock()
	p, err := s.newPlan(ctx)
	if err != nil {
		return err
	}
	if err := work(p); err != nil {
		return p.alarm(ctx, err)
	}
	return p.carry(ctx)
}

// newPlan begins from the rights as they are, read now.
func (s *Session) newPlan(ctx context.Context) (*plan, error) {
	if err := s.Refresh(ctx); err != nil {
		return nil, err
	}
	if err := s.Stepped(); err != nil {
		return nil, err
	}
	p := &plan{
		s: s, at: s.desk.micros(), before: s.Roster(), after: map[seal.ID]Right{},
		comes: map[seal.ID]*seal.Identity{}, fresh: map[seal.ID]*seal.Key{},
	}
	for member := range p.before.rights {
		r, _ := p.before.Right(member)
		p.after[member] = r
		p.at = max(p.at, r.At+1) // also where a clock was set back
	}
	if own := p.after[s.member]; !own.Role.rules() {
		return nil, ErrNotOwner
	}
	return p, nil
}

// set says what a member shall be.
func (p *plan) set(r Right) { p.after[r.Member] = r }

// carry makes the plan's batch and writes it.
func (p *plan) carry(ctx context.Context) error {
	if err := p.check(); err != nil {
		return err
	}
	lost := p.lost()
	if err := p.rotate(lost); err != nil {
		return err
	}
	if err := p.numbers(); err != nil {
		return err
	}
	if err := p.deal(); err != nil {
		return p.alarm(ctx, err)
	}
	if err := p.say(); err != nil {
		return err
	}
	if len(p.versions) == 0 {
		return nil
	}
	c := change{act: record.Member, at: p.at, versions: p.versions, entries: p.entries}
	if len(lost) > 0 {
		c.act = record.Rotate
	}
	if err := p.s.desk.write(ctx, p.s.Signer(), c); err != nil {
		return err
	}
	for member, r := range p.after {
		was, _ := p.before.Right(member)
		if member != p.s.member && (r.Role == Left || was.Digest != r.Digest) {
			p.s.desk.End(ctx, member)
		}
	}
	if err := p.s.Refresh(ctx); err != nil && p.after[p.s.member].Role != Left {
		return err
	}
	return nil
}

// check refuses what would leave the office without somebody who can open it.
func (p *plan) check() error {
	owners, recipients, had := 0, 0, 0
	for member, r := range p.after {
		if r.Role == Owner {
			owners++
		}
		if r.Role.rules() {
			recipients++
		}
		if was, ok := p.before.Right(member); ok && was.Role.rules() {
			had++
		}
		if r.Role != Staff && len(r.Clients) > 0 || r.Role == Auditor && r.Numbers {
			return ErrRight
		}
	}
	switch {
	case owners == 0:
		return ErrLastOwner
	case recipients < 2 && had >= 2:
		return ErrRecipients
	}
	return nil
}

// lost lists the keys that somebody holds and shall not hold any more, those that two owners
// renewed without knowing of each other, and all below them, those above first.
func (p *plan) lost() []seal.ID {
	var lost []seal.ID
	for member := range p.after {
		was, _ := p.before.Right(member)
		keeps := p.after[member].holds(p.s.office)
		if p.after[member].Digest != was.Digest {
			keeps = nil
		}
		for _, key := range was.holds(p.s.office) {
			if !slices.Contains(keeps, key) {
				lost = append(lost, key)
			}
		}
	}
	g := p.s.ring
	for key := range g.keys() {
		root := key == p.s.office || key == NumbersID(p.s.office)
		if n := len(g.tops(key)); n > 1 || n == 1 && root && p.renew {
			lost = append(lost, key)
		}
	}
	slices.SortFunc(lost, func(a, b seal.ID) int { return p.depth(a) - p.depth(b) })
	seen := map[seal.ID]bool{}
	var all []seal.ID
	for i := 0; i < len(lost); i++ {
		if key := lost[i]; !seen[key] && len(g.epochs(key)) > 0 {
			seen[key] = true
			all = append(all, key)
			lost = append(lost, g.tree.below[key]...)
		}
	}
	slices.SortStableFunc(all, func(a, b seal.ID) int { return p.depth(a) - p.depth(b) })
	return all
}

// depth tells how many keys stand above a key.
func (p *plan) depth(key seal.ID) int {
	o, ok := p.s.ring.tree.owners[key]
	switch {
	case !ok:
		return 0
	case o.person.IsZero():
		return 1
	}
	return 2
}

// rotate draws a new epoch of each key: wrapped under the key above, and with the epochs before
// wrapped under it. Keys above come first.
func (p *plan) rotate(keys []seal.ID) error {
	for _, id := range keys {
		tops := p.s.ring.tops(id)
		if len(tops) == 0 {
			return ErrNotHeld
		}
		next := seal.NewKey(seal.Ref{ID: id, Epoch: nextEpoch(tops[0].Ref().Epoch)})
		p.fresh[id] = next
		o := p.s.ring.tree.owners[id]
		if err := p.hang(next, o); err != nil {
			return err
		}
		for _, old := range tops {
			v := version(KindWrap, seal.NewID(), nil)
			if err := p.wrap(&v, o, pairOfKeys{next, old}); err != nil {
				return err
			}
		}
		if o.person.IsZero() {
			p.entries = append(p.entries, p.s.entry(log.KeyChange, id))
		}
	}
	return nil
}

// nextEpoch is a number greater than an epoch's and hardly one that another owner would draw at the
// same time on another desk: what two desks made must not have one name.
func nextEpoch(epoch uint32) uint32 {
	const step = 1 << 12
	var by [4]byte
	_, _ = rand.Read(by[:]) // never fails
	return (epoch/step+1)*step + binary.BigEndian.Uint32(by[:])%step
}

// pairOfKeys is a key and the one to be wrapped under it.
type pairOfKeys struct{ outer, inner *seal.Key }

// hang wraps a key under the one above it.
func (p *plan) hang(k *seal.Key, o owner) error {
	up := above(p.s.office, k.Ref().ID, o.client, o.person)
	if up.IsZero() {
		return nil
	}
	outer := p.key(up)
	if outer == nil {
		return ErrNotHeld
	}
	id := wrapRecord(pair{up, k.Ref().ID})
	v := version(KindWrap, id, p.s.ring.tree.heads[id])
	return p.wrap(&v, o, pairOfKeys{outer, k})
}

// key is the newest epoch of a key, as it will be.
func (p *plan) key(id seal.ID) *seal.Key {
	if k := p.fresh[id]; k != nil {
		return k
	}
	return p.s.ring.newest(id)
}

// wrap fills a version with one key under another.
func (p *plan) wrap(v *record.Version, o owner, keys pairOfKeys) (err error) {
	v.Client, v.Person = o.client, o.person
	v.Sealed, err = seal.WrapKey(keys.outer, binding(p.s.office, v), keys.inner)
	p.versions = append(p.versions, *v)
	return err
}

// deal seals keys to members: those of a new epoch to who holds on, others to who comes to hold
// them; and ends what a member has no more.
func (p *plan) deal() error {
	var faults []error
	for member, r := range p.after {
		was, _ := p.before.Right(member)
		has, had := r.holds(p.s.office), was.holds(p.s.office)
		for _, key := range has {
			given := p.s.ring.hand.given[pair{member, key}]
			if p.fresh[key] == nil && given && was.Digest == r.Digest {
				continue
			}
			if err := p.give(r, key); err != nil {
				faults = append(faults, err)
			}
		}
		for _, key := range had {
			if !slices.Contains(has, key) && p.s.ring.hand.given[pair{member, key}] {
				p.end(KindWrap, wrapRecord(pair{member, key}), p.s.ring.tree.heads)
			}
		}
	}
	return errors.Join(faults...)
}

// give seals the newest epoch of a key to a member, with the owner's signature.
func (p *plan) give(r Right, key seal.ID) error {
	k := p.key(key)
	if k == nil {
		return ErrNotHeld
	}
	identity, err := p.identity(r)
	if err != nil {
		return err
	}
	id := wrapRecord(pair{r.Member, key})
	v := version(KindWrap, id, p.s.ring.tree.heads[id])
	wrapped, err := seal.WrapTo(identity, binding(p.s.office, &v), k)
	if err != nil {
		return err
	}
	if v.Sealed, err = sign(p.s.Signer(), domainWrap, wrapped); err != nil {
		return err
	}
	p.versions = append(p.versions, v)
	p.entries = append(p.entries, p.s.entry(log.KeyChange, key))
	return nil
}

// identity is the one that was compared with the member: in the book and pinned here, or just
// compared.
func (p *plan) identity(r Right) (*seal.Identity, error) {
	if id := p.comes[r.Member]; id != nil {
		return id, nil
	}
	id, err := p.before.Identity(r.Member)
	if err != nil {
		return nil, err
	}
	if pin, ok := p.s.desk.Device.Pinned(r.Member); ok && pin != id.Digest() {
		return nil, ErrSwapped
	}
	return id, nil
}

// end ends a record.
func (p *plan) end(kind string, id seal.ID, heads map[seal.ID][]record.Ref) {
	v := version(kind, id, heads[id])
	v.Void, v.Sealed = true, closed
	p.versions = append(p.versions, v)
}

// numbers draws the keys of My Numbers once somebody is named to handle them: that of the office,
// which the recovery recipients get too, and those of clients that have none yet.
func (p *plan) numbers() error {
	named := false
	for _, r := range p.after {
		named = named || r.Numbers
	}
	root := NumbersID(p.s.office)
	if !named {
		return nil
	}
	g := p.s.ring
	if len(g.epochs(root)) == 0 {
		p.fresh[root] = seal.NewKey(seal.Ref{ID: root, Epoch: 1})
		for member, r := range p.after {
			if r.Role == Recovery {
				r.Numbers = true
				p.after[member] = r
			}
		}
	}
	if p.key(root) == nil {
		return nil // who is not named cannot draw them; deal tells if one was needed
	}
	for _, client := range g.tree.below[p.s.office] {
		id := NumbersID(client)
		own := client == CommonID(p.s.office) || client == LogID(p.s.office)
		if own || len(g.epochs(id)) > 0 {
			continue
		}
		p.fresh[id] = seal.NewKey(seal.Ref{ID: id, Epoch: 1})
		if err := p.hang(p.fresh[id], owner{client: client}); err != nil {
			return err
		}
	}
	return nil
}

// say writes the rights that changed, each one microsecond after the other: who gives them up comes
// last, or nothing after that would count.
func (p *plan) say() error {
	members := slices.SortedFunc(maps.Keys(p.after), func(a, b seal.ID) int {
		return cmp.Or(p.turn(a)-p.turn(b), slices.Compare(a[:], b[:]))
	})
	for _, member := range members {
		r := p.after[member]
		was, known := p.before.Right(member)
		if known && was.same(r) {
			continue
		}
		r.At = p.at
		p.at++
		content, err := sign(p.s.Signer(), domainRight, r.bytes(p.s.office))
		if err != nil {
			return err
		}
		v := version(KindRight, rightRecord(member), p.before.heads[rightRecord(member)])
		v.Sealed = content
		p.versions = append(p.versions, v)
		entry := p.s.entry(log.MemberSet, member)
		entry.Purpose = string(r.Role)
		p.entries = append(p.entries, entry)
	}
	return nil
}

// turn is when a member's right is said: one's own first, and last where one gives it up.
func (p *plan) turn(member seal.ID) int {
	switch {
	case member != p.s.member:
		return 1
	case p.after[member].Role.rules():
		return 0
	}
	return 2
}

// alarm tells the log that a member's keys are not those that were compared. Nothing was sealed.
func (p *plan) alarm(ctx context.Context, err error) error {
	if !errors.Is(err, ErrSwapped) {
		return err
	}
	entry := p.s.entry(log.Alarm, seal.ID{})
	entry.Purpose = "identity"
	return errors.Join(err, p.s.desk.note(ctx, entry))
}
