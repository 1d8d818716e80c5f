package page

import (
	"context"
	"fmt"
	"slices"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/trade/client"
	"romukura/trade/document/layout"
)

// NameOf is the name of a member, empty where the session may not know it.
func (x *Session) NameOf(id seal.ID) string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.names[id]
}

// ReadNames reads the names of members again, after one came.
func (x *Session) ReadNames(ctx context.Context) error {
	names, err := x.Keys.Names(ctx)
	if err != nil {
		return err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.over {
		x.names = names
	}
	return nil
}

// Sealed is the id under which a client's records and key stand, and by which rights and the log
// name it; false while the client is still closed.
func (x *Session) Sealed(id client.ID) (seal.ID, bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	key, known := x.keys[id]
	return key, known
}

// Print prints documents as one PDF, each with how far this device's log is: somebody who holds the
// paper can show later what was told before that moment. Call it after [Request.Tell].
func (q *Request) Print(b layout.Batch) ([]byte, error) {
	b.Documents = slices.Clone(b.Documents)
	foot := q.printed()
	for i := range b.Documents {
		b.Documents[i].Trail = foot
	}
	return q.Desk().Print(b)
}

// printed is the foot of a printed page: by the checkpoint of this device's log somebody can show
// later what was told before that moment. Without a log there is none.
func (q *Request) printed() string {
	var now log.Checkpoint
	err := q.Desk().Book().Engine.View(q.Context(), func(r record.Reader) (err error) {
		now, err = log.Now(q.Context(), r, q.Session.Keys.Replica())
		return err
	})
	if err != nil || now.Size == 0 {
		return ""
	}
	return fmt.Sprintf(textPrinted, now.Code(), q.Now().Format("2006/01/02 15:04"))
}
