package postgres

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"github.com/jackc/pgx/v5"

	"romukura/edge/postgres/query"
	"romukura/record"
	"romukura/seal"
)

// page is how many versions are read at once.
const page = 512

// reader reads inside one transaction.
type reader struct {
	q       *query.Queries
	id      seal.ID // the office that the transaction names
	founded bool
}

// Office is the office that the engine was opened for, the zero ID while it is not founded.
func (r *reader) Office(ctx context.Context) (seal.ID, error) {
	if r.founded {
		return r.id, nil
	}
	row, err := r.q.FindOffice(ctx, r.id[:])
	if errors.Is(err, pgx.ErrNoRows) {
		return seal.ID{}, nil
	}
	r.founded = err == nil && seal.ID(row) == r.id
	return r.id, err
}

func (r *reader) office(ctx context.Context) ([]byte, error) {
	if _, err := r.Office(ctx); err != nil {
		return nil, err
	}
	return r.id[:], nil
}

var errRow = &DamagedError{}

func idOf(b []byte) (seal.ID, error) {
	if len(b) != len(seal.ID{}) {
		return seal.ID{}, errRow
	}
	return seal.ID(b), nil
}

// version makes a version of a row. Its bytes are the row's.
func version(row *query.Version) (*record.Version, error) {
	if len(row.Hash) != 32 || len(row.Follows)%refSize != 0 {
		return nil, errRow
	}
	v := &record.Version{
		Kind: row.Kind, Version: uint32(row.Version), Void: row.Void,
		Place: uint32(row.Place), At: row.At, Sealed: row.Sealed, Hash: [32]byte(row.Hash),
	}
	for _, part := range []struct {
		to   *seal.ID
		from []byte
	}{
		{&v.Office, row.Office}, {&v.Client, row.Client}, {&v.Person, row.Person},
		{&v.ID, row.ID}, {&v.Batch, row.Batch}, {&v.Author, row.Author},
	} {
		id, err := idOf(part.from)
		if err != nil {
			return nil, err
		}
		*part.to = id
	}
	for f := row.Follows; len(f) > 0; f = f[refSize:] {
		v.Follows = append(v.Follows,
			record.Ref{Version: binary.BigEndian.Uint32(f), Batch: seal.ID(f[4:refSize])})
	}
	return v, nil
}

const refSize = 4 + 16

func refs(list []record.Ref) []byte {
	b := make([]byte, 0, len(list)*refSize)
	for _, r := range list {
		b = append(binary.BigEndian.AppendUint32(b, r.Version), r.Batch[:]...)
	}
	return b
}

// hand gives rows to a visitor and tells the last.
func hand(rows []query.Version, each func(*record.Version) error) (*record.Version, error) {
	var last *record.Version
	for i := range rows {
		v, err := version(&rows[i])
		if err != nil {
			return nil, err
		}
		if err := each(v); err != nil {
			return nil, err
		}
		last = v
	}
	return last, nil
}

// Heads hands over the newest versions in a scope.
func (r *reader) Heads(
	ctx context.Context,
	scope record.Scope,
	each func(*record.Version) error,
) error {
	return r.kinds(ctx, scope, func(f from) error {
		return r.walk(ctx, f, wanted(scope, each))
	})
}

// HeadsAt hands over what were the newest versions at an instant: the heads from before, and of the
// records that changed since what stood then.
func (r *reader) HeadsAt(
	ctx context.Context,
	scope record.Scope,
	at int64,
	each func(*record.Version) error,
) error {
	each = wanted(scope, each)
	var changed [][]byte
	err := r.kinds(ctx, scope, func(f from) error {
		f.until = at
		if err := r.walk(ctx, f, each); err != nil {
			return err
		}
		rows, err := r.q.LaterHeads(ctx, query.LaterHeadsParams{
			Office: f.office, Client: f.client, Kind: f.kind, At: at,
		})
		for _, row := range rows {
			if scope.Person.IsZero() || bytes.Equal(row.Person, scope.Person[:]) {
				changed = append(changed, row.ID)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	return r.replaced(ctx, changed, at, each)
}

// replaced hands over what were the newest versions of records that changed later. A record with
// two heads may be named twice.
func (r *reader) replaced(
	ctx context.Context,
	ids [][]byte,
	at int64,
	each func(*record.Version) error,
) error {
	office, err := r.office(ctx)
	if err != nil {
		return err
	}
	slices.SortFunc(ids, bytes.Compare)
	for part := range slices.Chunk(slices.CompactFunc(ids, bytes.Equal), page) {
		p := query.ReplacedSinceParams{Office: office, Ids: part, At: at}
		rows, err := r.q.ReplacedSince(ctx, p)
		if err != nil {
			return err
		}
		if _, err := hand(rows, each); err != nil {
			return err
		}
	}
	return nil
}

// wanted hands on what a scope asks for beside office and client.
func wanted(scope record.Scope, each func(*record.Version) error) func(*record.Version) error {
	return func(v *record.Version) error {
		if !scope.Person.IsZero() && v.Person != scope.Person ||
			len(scope.Kinds) > 0 && !slices.Contains(scope.Kinds, v.Kind) {
			return nil
		}
		return each(v)
	}
}

// from is whose heads are read, of which kind and until when.
type from struct {
	office, client []byte
	kind           string
	until          int64
}

// kinds calls visit for every kind of every client of a scope.
func (r *reader) kinds(ctx context.Context, scope record.Scope, visit func(from) error) error {
	return r.clients(ctx, scope, func(f from) error {
		kinds := slices.Sorted(slices.Values(scope.Kinds))
		if len(kinds) == 0 {
			var err error
			p := query.KindsParams{Office: f.office, Client: f.client}
			if kinds, err = r.q.Kinds(ctx, p); err != nil {
				return err
			}
		}
		f.until = math.MaxInt64
		for _, f.kind = range kinds {
			if err := visit(f); err != nil {
				return err
			}
		}
		return nil
	})
}

// clients calls visit for every client of a scope, the office itself counting as one.
func (r *reader) clients(ctx context.Context, scope record.Scope, visit func(from) error) error {
	office, err := r.office(ctx)
	if err != nil {
		return err
	}
	switch {
	case !scope.Client.IsZero():
		return visit(from{office: office, client: scope.Client[:]})
	case scope.OfficeOnly:
		return visit(from{office: office, client: make([]byte, len(seal.ID{}))})
	}
	all, err := r.q.Clients(ctx, office)
	if err != nil {
		return err
	}
	for _, client := range all {
		if err := visit(from{office: office, client: client}); err != nil {
			return err
		}
	}
	return nil
}

// walk reads one client's heads of one kind, a page at a time.
func (r *reader) walk(
	ctx context.Context,
	f from,
	each func(*record.Version) error,
) error {
	p := query.HeadsOfKindParams{
		Office: f.office, Client: f.client, Kind: f.kind, Batch: make([]byte, len(seal.ID{})),
		Place: -1, Until: f.until, Most: page,
	}
	for {
		rows, err := r.q.HeadsOfKind(ctx, p)
		if err != nil {
			return err
		}
		for i := range rows {
			h := &rows[i]
			v, err := version(&query.Version{
				Office: f.office, Client: f.client, Kind: f.kind, Batch: h.Batch, Place: h.Place,
				Person: h.Person, ID: h.ID, Version: h.Version, Void: h.Void, Follows: h.Follows,
				Author: h.Author, At: h.At, Hash: h.Hash, Sealed: h.Sealed,
			})
			if err != nil {
				return err
			}
			if err := each(v); err != nil {
				return err
			}
			p.Batch, p.Place = h.Batch, h.Place
		}
		if len(rows) < page {
			return nil
		}
	}
}

// HeadsOf names the newest versions of records.
func (r *reader) HeadsOf(ctx context.Context, ids []seal.ID) (map[seal.ID][]record.Ref, error) {
	office, err := r.office(ctx)
	if err != nil {
		return nil, err
	}
	found := make(map[seal.ID][]record.Ref, len(ids))
	for part := range slices.Chunk(ids, page) {
		asked := make([][]byte, len(part))
		for i := range part {
			asked[i] = part[i][:]
		}
		rows, err := r.q.HeadsOf(ctx, query.HeadsOfParams{Office: office, Ids: asked})
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			id, err := idOf(row.ID)
			if err != nil {
				return nil, err
			}
			batch, err := idOf(row.Batch)
			if err != nil {
				return nil, err
			}
			ref := record.Ref{Version: uint32(row.Version), Batch: batch}
			found[id] = append(found[id], ref)
		}
	}
	return found, nil
}

// History hands over every version of a record, oldest first.
func (r *reader) History(
	ctx context.Context,
	id seal.ID,
	each func(*record.Version) error,
) error {
	office, err := r.office(ctx)
	if err != nil {
		return err
	}
	rows, err := r.q.History(ctx, query.HistoryParams{Office: office, ID: id[:]})
	if err != nil {
		return err
	}
	_, err = hand(rows, each)
	return err
}

// InBatch hands over the versions of a batch by place.
func (r *reader) InBatch(
	ctx context.Context,
	batch seal.ID,
	each func(*record.Version) error,
) error {
	office, err := r.office(ctx)
	if err != nil {
		return err
	}
	p := query.InBatchParams{Office: office, Batch: batch[:], Place: -1, Most: page}
	for {
		rows, err := r.q.InBatch(ctx, p)
		if err != nil {
			return err
		}
		last, err := hand(rows, each)
		if err != nil || len(rows) < page {
			return err
		}
		p.Place = int64(last.Place)
	}
}
