package page

import (
	"context"

	"romukura/seal"
	"romukura/trade/client"
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
