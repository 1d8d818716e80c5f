package record

import "context"

type watchKey struct{}

// Watched has somebody told how many versions of a batch were written, as they are: what is written
// stands only when all of them and the transaction around them are through.
func Watched(ctx context.Context, tell func(written, of int)) context.Context {
	return context.WithValue(ctx, watchKey{}, tell)
}

// Watcher is who is told; an engine tells it now and then while it inserts a batch, and at the end.
func Watcher(ctx context.Context) func(written, of int) {
	if tell, ok := ctx.Value(watchKey{}).(func(written, of int)); ok {
		return tell
	}
	return func(int, int) {}
}
