package sealed

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"romukura/record"
	"romukura/seal"
)

// What a store can refuse, beside errors with fields of their own.
var (
	// ErrNoKey reports a record whose key the session does not hold.
	ErrNoKey = errors.New(textNoKey)
	// ErrHurt reports a save where a record could not be opened: what cannot be read is not written
	// over.
	ErrHurt = errors.New(textHurt)
)

// Place is where damage was found: which record, which version, in which batch. It tells nothing of
// the content.
type Place struct {
	Client  seal.ID
	Kind    string
	Record  seal.ID
	Version uint32
	Batch   seal.ID
	Err     error
}

// DamagedError reports records that could not be opened: changed, moved from where they belong, or
// sealed under a key that is not there. The others were read.
type DamagedError struct{ Places []Place }

// Error says how many there are, where the first one is, and what to do.
func (e *DamagedError) Error() string {
	p := &e.Places[0]
	return fmt.Sprintf(textDamaged, len(e.Places), Kind(p.Kind), p.Record, p.Version)
}

// Unwrap gives the causes.
func (e *DamagedError) Unwrap() []error {
	causes := make([]error, len(e.Places))
	for i := range e.Places {
		causes[i] = e.Places[i].Err
	}
	return causes
}

// ConflictError refuses a save: records have two newest versions, and a person has to choose first.
type ConflictError struct{ Records []seal.ID }

// Error names the records and the way to settle.
func (e *ConflictError) Error() string {
	return fmt.Sprintf(textConflict, len(e.Records), e.Records[0])
}

// StaleError refuses a save: somebody wrote in between. Nothing was written.
type StaleError struct{ Newer []record.Version }

// Error names the newer versions.
func (e *StaleError) Error() string {
	return fmt.Sprintf(textStale, len(e.Newer), firstFew(e.Newer, func(v *record.Version) string {
		return fmt.Sprintf(textNewer, Kind(v.Kind), v.Version, local(v.At))
	}))
}

// LaterError refuses to take a batch back: later batches stand on it, which would have to be taken
// back first.
type LaterError struct{ Batches []record.Batch }

// Error names them.
func (e *LaterError) Error() string {
	return fmt.Sprintf(textLater, firstFew(e.Batches, func(b *record.Batch) string {
		return fmt.Sprintf(textBatch, local(b.At), Act(b.Act), b.ID)
	}))
}

// told turns the refusals of the records into those of the book.
func told(err error) error {
	var stale *record.Stale
	var later *record.Later
	switch {
	case errors.As(err, &later):
		return &LaterError{later.Batches}
	case errors.Is(err, record.ErrNoBatch):
		return ErrNoBatch
	case errors.As(err, &stale):
		return &StaleError{stale.Newer}
	case errors.Is(err, record.ErrReused):
		return ErrReused
	}
	return err
}

// ErrReused reports a change under a name that another change has.
var ErrReused = errors.New(textReused)

// firstFew joins what is told of the first few.
func firstFew[T any](all []T, tell func(*T) string) string {
	const few = 3
	var told []string
	for i := range all[:min(few, len(all))] {
		told = append(told, tell(&all[i]))
	}
	if len(all) > few {
		told = append(told, fmt.Sprintf(textMore, len(all)-few))
	}
	return strings.Join(told, textComma)
}

func local(at int64) string { return time.UnixMicro(at).Format("2006-01-02 15:04:05") }
