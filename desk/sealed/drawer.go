package sealed

import (
	"crypto/sha256"
	"errors"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"romukura/record"
	"romukura/seal"
	"romukura/trade/employee"
)

// drawer is what the store knows of the records of one client, or of the office itself: enough to
// tell what changed, and none of the content.
type drawer struct {
	client seal.ID // zero: the office
	index  *seal.Index
	pieces map[seal.ID]*known
	people map[employee.ID]seal.ID
	files  map[seal.ID]Document // contents of official files, by record
	// hurt says that a record could not be opened: nothing is written here before it is mended.
	hurt bool
}

// known is the record of one piece as it stands.
type known struct {
	kind   string
	heads  []record.Ref
	person seal.ID
	order  int64
	at     int64    // when it was written (µs)
	sum    [32]byte // of the content
	void   bool
}

func newDrawer(client seal.ID, index *seal.Index) *drawer {
	return &drawer{client: client, index: index, pieces: map[seal.ID]*known{},
		people: map[employee.ID]seal.ID{}, files: map[seal.ID]Document{}}
}

// name gives every piece its record. Where two have the same natural key, the later one's carries
// its count.
func (d *drawer) name(pieces []piece) error {
	taken := make(map[seal.ID]int, len(pieces))
	for i := range pieces {
		p := &pieces[i]
		id, err := d.index.ID(p.kind, p.natural...)
		if err != nil {
			return err
		}
		taken[id]++
		if n := taken[id]; n > 1 {
			id, err = d.index.ID(p.kind, append(p.natural[:len(p.natural):len(p.natural)],
				"#"+strconv.Itoa(n))...)
			if err != nil {
				return err
			}
		}
		p.id = id
		if p.parent >= 0 {
			p.of = pieces[p.parent].id
		}
	}
	return nil
}

// arrange gives the pieces of each list their order numbers.
func (d *drawer) arrange(pieces []piece) {
	type group struct {
		kind string
		of   seal.ID
	}
	groups := map[group][]*piece{}
	var order []group
	for i := range pieces {
		p := &pieces[i]
		if p.kind == kindClient {
			continue // the store orders clients among each other
		}
		g := group{p.kind, p.of}
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], p)
	}
	for _, g := range order {
		all := groups[g]
		has := func(i int) (int64, bool) {
			k := d.pieces[all[i].id]
			if k == nil || k.void {
				return 0, false
			}
			return k.order, true
		}
		arrange(len(all), has, func(i int, n int64) { all[i].order = n })
	}
}

// change is one record to be written.
type change struct {
	known *known // as it stands; nil: it is new
	next  known  // as it will stand
	id    seal.ID
	text  []byte
	who   employee.ID // whose key seals it; empty: the client's
	file  *fileRow    // its content is a new document
}

// compare tells what of the pieces is new or changed, and what is gone.
func (d *drawer) compare(pieces []piece) ([]change, error) {
	here := make(map[seal.ID]bool, len(pieces))
	for i := range pieces {
		here[pieces[i].id] = true
	}
	return d.among(pieces, here)
}

// among tells what of some pieces is new or changed, and what is gone because it is not here.
func (d *drawer) among(pieces []piece, here map[seal.ID]bool) ([]change, error) {
	all := make([]change, len(pieces))
	for i := range pieces {
		p := &pieces[i]
		all[i] = change{known: d.pieces[p.id], id: p.id, who: p.person,
			next: known{kind: p.kind, order: p.order}}
		if row, ok := p.value.(*fileRow); ok && d.changedFile(p.id, row) {
			all[i].file = row
		}
	}
	failed := make([]error, len(pieces))
	inParts(len(pieces), func(from, to int) {
		for i := from; i < to; i++ {
			failed[i] = all[i].write(&pieces[i])
		}
	})
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	changed := slices.DeleteFunc(all, func(c change) bool { return c.text == nil })
	for id, k := range d.pieces {
		if !here[id] && !k.void {
			changed = append(changed, change{known: k, id: id, text: gone,
				next: known{kind: k.kind, person: k.person, void: true}})
		}
	}
	return changed, nil
}

// write writes the content of a piece, and drops it where it stands already.
func (c *change) write(p *piece) error {
	text, err := p.text()
	if err != nil {
		return err
	}
	c.next.sum = sha256.Sum256(text)
	if k := c.known; k == nil || k.void || k.sum != c.next.sum {
		c.text = text
	} else {
		clear(text)
	}
	return nil
}

// inParts does work on all processors, each on a range of its own.
func inParts(n int, work func(from, to int)) {
	workers := min(runtime.GOMAXPROCS(0), 1+n/64)
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() { work(n*w/workers, n*(w+1)/workers) })
	}
	all.Wait()
}

// changedFile sets the document of a file: the one it has, where the content is the same, else a
// new one.
func (d *drawer) changedFile(id seal.ID, row *fileRow) bool {
	if row.data == nil {
		return false
	}
	had := d.files[id]
	sum := sha256.Sum256(row.data)
	if had.Sum == sum {
		row.Document = had
		return false
	}
	row.Document = Document{ID: seal.NewID(), Size: int64(len(row.data)), Sum: sum}
	return true
}
