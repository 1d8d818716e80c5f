package seal

import (
	"encoding/binary"
)

// The longest kind and path of a binding, in bytes.
const (
	maxKind = 64
	maxPath = 1024
)

// Binding says what sealed bytes are and where they belong. It stands in the additional data of
// AES-GCM, so bytes that were moved to another row, office, person, version or field do not open.
type Binding struct {
	Office, Client, Person ID // zero: belongs to the one before
	Kind                   string
	ID                     ID
	Version                uint32
	Path                   string // of a field or a chunk inside the record, else empty
}

func (b Binding) check() error {
	if b.Office.IsZero() || b.Kind == "" || len(b.Kind) > maxKind || len(b.Path) > maxPath {
		return ErrBinding
	}
	return nil
}

// Step tells the operations inside one suite apart, so that the result of one never passes for that
// of another.
type Step byte

// The steps.
const (
	StepDataKey Step = 1 // the fresh key of a record or a document, under a key of the tree
	StepContent Step = 2 // content under that fresh key
	StepKey     Step = 3 // a key of the tree under another, or to a member
	StepPrivate Step = 4 // a member's private half
)

// AAD is the additional data of AES-GCM in the making.
type AAD []byte

// NewAAD writes the canonical additional data: fields in a fixed order, each behind its length.
// It is built here and nowhere else.
func NewAAD(dst AAD, suite Suite, key Ref, b Binding) (AAD, error) {
	if err := b.check(); err != nil {
		return nil, err
	}
	dst = append(dst, 0, 3, FormatVersion, byte(suite), 0)
	dst = append(append(dst, 0, 16), b.Office[:]...)
	dst = append(append(dst, 0, 16), b.Client[:]...)
	dst = append(append(dst, 0, 16), b.Person[:]...)
	dst = dst.Text(b.Kind)
	dst = append(append(dst, 0, 16), b.ID[:]...)
	dst = binary.BigEndian.AppendUint32(append(dst, 0, 4), b.Version)
	dst = dst.Ref(key)
	return dst.Text(b.Path), nil
}

// stepAt is where NewAAD left room for the step.
const stepAt = 4

// Step fills in the step. The same bytes serve one step after the other.
func (a AAD) Step(s Step) []byte {
	a[stepAt] = byte(s)
	return a
}

// Ref appends the two fields that name a key.
func (a AAD) Ref(r Ref) AAD {
	a = append(append(a, 0, 16), r.ID[:]...)
	return binary.BigEndian.AppendUint32(append(a, 0, 4), r.Epoch)
}

// Text appends a field of any length up to 65,535 bytes.
func (a AAD) Text(s string) AAD {
	return append(binary.BigEndian.AppendUint16(a, uint16(len(s))), s...)
}

// Bytes appends a field of any length up to 65,535 bytes.
func (a AAD) Bytes(s []byte) AAD {
	return append(binary.BigEndian.AppendUint16(a, uint16(len(s))), s...)
}
