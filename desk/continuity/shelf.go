package continuity

import (
	"context"
	"io"
	"time"
)

// Shelf is a place where copies are kept: a folder, or a bucket whose objects are locked. Nothing
// here deletes: a shelf that forgets does so by its own rules of retention.
type Shelf interface {
	// Put stores one object, whole or not at all, and returns when it is durable. Locked asks for the
	// shelf's protection against deletion; an object that is not locked replaces the one before it.
	Put(ctx context.Context, o Object, body io.Reader) error

	// List names every version of the objects under a prefix, oldest first as far as the shelf tells
	// times; versions of one name are always in order. Deletions are not counted: what was locked is
	// still named.
	List(ctx context.Context, prefix string) ([]Kept, error)

	// Get reads one version. The caller closes it.
	Get(ctx context.Context, k Kept) (io.ReadCloser, error)

	// Guarded says how far a copy here is out of reach of whoever holds this desk's rights.
	Guarded(ctx context.Context) (Guard, error)
}

// Object is what is to be stored.
type Object struct {
	Name   string // parts between slashes, of a-z, 0-9, "-", "." and "_"
	Size   int64
	Locked bool
}

// Kept is one stored version of an object.
type Kept struct {
	Name    string
	Version string // empty where the shelf keeps one version only
	At      time.Time
	Size    int64
}

// Guard is a shelf's protection against deletion and overwriting.
type Guard int

// The protections.
const (
	// Open: whoever has this desk's rights can delete the copies.
	Open Guard = iota
	// LockedFor: objects are locked in compliance mode by the shelf itself.
	LockedFor
)
