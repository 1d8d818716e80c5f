package sealed

import (
	"cmp"
	"context"
	"slices"

	"romukura/desk/book"
	"romukura/record"
	"romukura/seal"
	"romukura/trade/client"
	"romukura/trade/office"
	"romukura/trade/payroll"
)

// ask is what of the book is wanted.
type ask struct {
	only  []client.ID // empty: all
	kinds []string    // empty: all
	at    *int64      // nil: now
}

// loading is one load on its way.
type loading struct {
	store *Store
	ask
	purpose string

	sheets []sheet
	office *drawer
	byID   map[seal.ID]*drawer
	byName map[client.ID]*drawer
	report Report
}

func (l *loading) run(ctx context.Context) (*book.Book, error) {
	if err := l.store.Engine.View(ctx, func(r record.Reader) error {
		return l.find(ctx, r)
	}); err != nil {
		return nil, err
	}
	if err := l.store.tell(ctx, opening{purpose: l.purpose, sheets: l.sheets}); err != nil {
		return nil, err
	}
	l.store.openAll(l.sheets)
	b, err := l.assemble(ctx)
	if err != nil {
		return nil, err
	}
	return b, l.store.alarm(ctx, l.sheets)
}

// find reads the sealed records that are asked for.
func (l *loading) find(ctx context.Context, r record.Reader) error {
	common := l.store.Session.Common()
	index, err := l.store.index(common)
	if err != nil {
		return err
	}
	l.office = newDrawer(seal.ID{}, index)
	scope := record.Scope{OfficeOnly: true, Kinds: officeKinds}
	if err := l.read(ctx, r, scope, l.office); err != nil {
		return err
	}
	return l.findClients(ctx, r)
}

func (l *loading) findClients(ctx context.Context, r record.Reader) error {
	held, err := l.held(ctx, r)
	if err != nil {
		return err
	}
	l.byID = map[seal.ID]*drawer{}
	for _, d := range held {
		l.byID[d.client] = d
		kinds := l.kinds
		if kinds == nil {
			kinds = clientKinds
		}
		if err := l.read(ctx, r, record.Scope{Client: d.client, Kinds: kinds}, d); err != nil {
			return err
		}
	}
	return nil
}

// held are the clients asked for whose keys the session holds. A client is found by the name of its
// record, so that nothing of others is opened.
func (l *loading) held(ctx context.Context, r record.Reader) ([]*drawer, error) {
	cards := map[seal.ID][]seal.ID{}
	for _, scope := range l.store.scopes(l.only) {
		err := l.heads(ctx, r, scope, func(v *record.Version) error {
			if _, ok := l.store.Session.Newest(v.Client); ok && !slices.Contains(cards[v.Client], v.ID) {
				cards[v.Client] = append(cards[v.Client], v.ID)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	var held []*drawer
	for id, records := range cards {
		index, err := l.store.index(id)
		if err != nil {
			return nil, err
		}
		wanted := len(l.only) == 0
		for _, name := range l.only {
			card, err := index.ID(kindClient, string(name))
			if err != nil {
				return nil, err
			}
			wanted = wanted || slices.Contains(records, card)
		}
		if wanted {
			held = append(held, newDrawer(id, index))
		}
	}
	slices.SortFunc(held, func(a, b *drawer) int {
		return slices.Compare(a.client[:], b.client[:])
	})
	return held, nil
}

// scopes are where the cards of clients stand: of those that were met before, and are all that is
// asked for, each on its own.
func (s *Store) scopes(only []client.ID) (all []record.Scope) {
	for _, name := range only {
		id, met := s.known[name]
		if !met {
			return []record.Scope{{Kinds: []string{kindClient}}}
		}
		all = append(all, record.Scope{Client: id, Kinds: []string{kindClient}})
	}
	if all == nil {
		all = []record.Scope{{Kinds: []string{kindClient}}}
	}
	return all
}

func (l *loading) heads(
	ctx context.Context,
	r record.Reader,
	scope record.Scope,
	each func(*record.Version) error,
) error {
	if l.at != nil {
		return r.HeadsAt(ctx, scope, *l.at, each)
	}
	return r.Heads(ctx, scope, each)
}

// read takes the newest versions in a scope into a drawer, and remembers what is to be opened.
func (l *loading) read(
	ctx context.Context,
	r record.Reader,
	scope record.Scope,
	d *drawer,
) error {
	first := len(l.sheets)
	at := map[seal.ID]int{}
	err := l.heads(ctx, r, scope, func(v *record.Version) error {
		i, again := at[v.ID]
		if !again {
			at[v.ID] = len(l.sheets)
			l.sheets = append(l.sheets, sheet{drawer: d, version: v.Clone()})
			l.sheets[len(l.sheets)-1].heads = []record.Ref{v.Ref()}
			return nil
		}
		x := &l.sheets[i]
		if len(x.heads) == 1 {
			l.report.Conflicts = append(l.report.Conflicts, v.ID)
		}
		x.heads = append(x.heads, v.Ref())
		if shownBefore(v, x.version) {
			x.version = v.Clone()
		}
		return nil
	})
	if err != nil {
		return err
	}
	// What ended is known and not opened.
	l.sheets = slices.Concat(l.sheets[:first], d.takeEnded(l.sheets[first:]))
	return nil
}

// shownBefore tells which of two newest versions the book shows: one with content, the later one.
func shownBefore(a, b *record.Version) bool {
	switch {
	case a.Void != b.Void:
		return b.Void
	case a.At != b.At:
		return a.At > b.At
	}
	return slices.Compare(a.Batch[:], b.Batch[:]) > 0
}

func (d *drawer) takeEnded(sheets []sheet) []sheet {
	open := sheets[:0:0]
	for i := range sheets {
		x := &sheets[i]
		v := x.version
		d.pieces[v.ID] = &known{kind: v.Kind, heads: x.heads, person: v.Person, at: v.At, void: v.Void}
		if !v.Void {
			open = append(open, *x)
		}
	}
	return open
}

// assemble puts the book together from what was opened.
func (l *loading) assemble(ctx context.Context) (*book.Book, error) {
	b := &book.Book{}
	forms := map[seal.ID]*form{}
	for id := range l.byID {
		forms[id] = &form{Client: &book.Client{}, slips: map[seal.ID][]payroll.Slip{}}
	}
	slices.SortStableFunc(l.sheets, func(x, y sheet) int {
		if x.order != y.order {
			return cmp.Compare(x.order, y.order)
		}
		return slices.Compare(x.version.ID[:], y.version.ID[:])
	})
	for i := range l.sheets {
		x := &l.sheets[i]
		if x.err != nil {
			x.drawer.hurt = true
			continue
		}
		x.note()
		switch value := x.value.(type) {
		case *office.Office:
			b.Office = *value
		case *book.Table:
			b.Tables = append(b.Tables, *value)
		default:
			x.list.join(forms[x.drawer.client], place{x.version.ID, x.of}, x.value)
		}
	}
	err := l.contents(ctx, forms)
	if err != nil {
		return nil, err
	}
	l.bind(b, forms)
	return b, nil
}

// bind puts the clients into the book, in their order.
func (l *loading) bind(b *book.Book, forms map[seal.ID]*form) {
	l.byName = map[client.ID]*drawer{}
	for i := range l.sheets {
		x := &l.sheets[i]
		if x.version.Kind != kindClient || x.err != nil {
			continue
		}
		c := forms[x.drawer.client].client()
		if l.byName[c.Profile.ID] != nil {
			l.report.Twins = append(l.report.Twins, x.drawer.client)
			continue
		}
		l.byName[c.Profile.ID] = x.drawer
		b.Clients = append(b.Clients, c)
	}
	for name, d := range l.byName {
		if len(l.report.Twins) == 0 {
			l.store.known[name] = d.client
		}
	}
}
