package sealed

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"slices"

	"romukura/desk/book"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
	"romukura/trade/employee"
	"romukura/trade/office"
)

// sheet is one record on its way from the engine into the book.
type sheet struct {
	drawer  *drawer
	version *record.Version
	heads   []record.Ref
	key     *seal.Key

	order int64
	of    seal.ID
	sum   [32]byte
	list  *list // nil: of the office itself
	value any
	err   error
}

// errOwner reports a record that is sealed under another key than its owner's.
var errOwner = errors.New("sealed: sealed under a key that is not its owner's")

// ownerOf is whose key a record is sealed under.
func (s *Store) ownerOf(v *record.Version) seal.ID {
	switch {
	case !v.Person.IsZero():
		return v.Person
	case !v.Client.IsZero():
		return v.Client
	}
	return s.Session.Common()
}

// keyOf is the key that a version names, when it is its owner's.
func (s *Store) keyOf(v *record.Version) (*seal.Key, error) {
	head, err := seal.ReadHead(v.Sealed)
	if err != nil {
		return nil, err
	}
	if head.Outer.ID != s.ownerOf(v) {
		return nil, errOwner
	}
	if err := s.Session.Accept(v); err != nil {
		return nil, err
	}
	return s.Session.Key(head.Outer)
}

// openAll opens every sheet. Those of one range share a buffer, which is overwritten after each,
// and their texts.
func (s *Store) openAll(sheets []sheet) {
	for i := range sheets {
		sheets[i].key, sheets[i].err = s.keyOf(sheets[i].version)
	}
	inParts(len(sheets), func(from, to int) {
		var room []byte
		texts := book.Texts{}
		for i := from; i < to; i++ {
			room = sheets[i].open(room)
			if sheets[i].err == nil {
				texts.Compact(sheets[i].value)
			}
		}
	})
}

func (x *sheet) open(room []byte) []byte {
	if x.err != nil {
		return room
	}
	plain, err := open.AppendRecord(room[:0], x.key, x.version.Binding(), x.version.Sealed)
	if err != nil {
		x.err = err
		return room
	}
	x.err = x.parse(plain)
	clear(plain)
	return plain
}

func (x *sheet) parse(plain []byte) error {
	x.sum = sha256.Sum256(plain)
	e, err := cut(plain)
	if err != nil {
		return err
	}
	x.order, x.of = e.order, e.of
	read := reads[office.Office]
	if x.version.Kind == kindTable {
		read = reads[book.Table]
	}
	if x.list = byKind[x.version.Kind]; x.list != nil {
		read = x.list.read
	}
	if x.value, err = read(e.value); err != nil {
		return errContent
	}
	return nil
}

// note tells the drawer what was found.
func (x *sheet) note() {
	k := x.drawer.pieces[x.version.ID]
	k.order, k.sum = x.order, x.sum
	if x.list == nil {
		return
	}
	if who := x.list.who(x.value); who != "" {
		x.drawer.meet(who, x.version.Person, x.version.Kind)
	}
	if row, ok := x.value.(*fileRow); ok {
		x.drawer.files[x.version.ID] = row.Document
	}
}

// meet remembers under which id a person stands; the register's own card has the last word.
func (d *drawer) meet(who employee.ID, person seal.ID, kind string) {
	if _, met := d.people[who]; !met || kind == kindEmployee {
		d.people[who] = person
	}
}

// opening is what is about to be opened.
type opening struct {
	purpose   string
	sheets    []sheet
	documents []seal.ID
}

// refs names everything that will be opened, in order.
func (o *opening) refs() []byte {
	var all []byte
	for i := range o.sheets {
		v := o.sheets[i].version
		all = append(all, v.ID[:]...)
		all = binary.BigEndian.AppendUint32(all, v.Version)
		all = append(all, v.Batch[:]...)
	}
	for _, id := range o.documents {
		all = append(all, id[:]...)
	}
	return all
}

func (o *opening) clients() []string {
	var all []string
	for i := range o.sheets {
		all = append(all, o.sheets[i].version.Client.String())
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// payload is what an entry about an opening keeps to those who hold the log's key: of which clients
// it was, and the salt of the commitment to the names of the versions, 36 bytes each in the order
// in which the engine hands them over, and of documents, 16 bytes each.
type payload struct {
	Salt    log.Salt `json:"salt"`
	Clients []string `json:"clients"`
}

// opensOfDocument are what the opening of a document counts for: its record, and its content.
const opensOfDocument = 2

// tell writes into the log what is about to be opened. It is durable when tell returns.
func (s *Store) tell(ctx context.Context, o opening) error {
	count := len(o.sheets) + opensOfDocument*len(o.documents)
	if count == 0 {
		return nil
	}
	p := payload{Salt: log.NewSalt(), Clients: o.clients()}
	text, err := json.Marshal(p)
	if err != nil {
		return err
	}
	key, err := s.Session.LogKey()
	if err != nil {
		return err
	}
	return s.Engine.Update(ctx, func(tx record.Tx) error {
		office, err := tx.Office(ctx)
		if err != nil {
			return err
		}
		b := seal.Binding{Office: office, Kind: "log", ID: s.Session.Replica()}
		sealed, err := seal.Record(key, b, text)
		if err != nil {
			return err
		}
		e := s.entry(log.Open)
		e.Count, e.Purpose = int64(count), o.purpose
		e.Commitment, e.Payload = p.Salt.Commit(o.refs()), sealed
		if len(p.Clients) == 1 {
			e.Object = p.Clients[0]
		}
		_, err = log.Append(ctx, tx, s.Session.Replica(), e)
		return err
	})
}

// entry begins an entry of the log.
func (s *Store) entry(action log.Action) log.Entry {
	return log.Entry{Time: s.Now().UnixMicro(), Action: action,
		Actor: s.Session.Signer().Member().String(), Session: s.Session.ID().String()}
}

// alarm tells the log and the caller what could not be opened.
func (s *Store) alarm(ctx context.Context, sheets []sheet) error {
	damaged := &DamagedError{}
	for i := range sheets {
		if x := &sheets[i]; x.err != nil {
			v := x.version
			damaged.Places = append(damaged.Places, Place{Client: v.Client, Kind: v.Kind, Record: v.ID,
				Version: v.Version, Batch: v.Batch, Err: x.err})
		}
	}
	if len(damaged.Places) == 0 {
		return nil
	}
	err := s.Engine.Update(ctx, func(tx record.Tx) error {
		e := s.entry(log.Alarm)
		e.Count, e.Purpose = int64(len(damaged.Places)), "damaged"
		e.Object = damaged.Places[0].Record.String()
		_, err := log.Append(ctx, tx, s.Session.Replica(), e)
		return err
	})
	return errors.Join(damaged, err)
}
