package seal

import "errors"

// What can be wrong with sealed bytes before any key is tried. No error tells content.
var (
	// ErrFormat reports bytes that are not of the form expected: cut off, too long, of another sort.
	ErrFormat = errors.New("seal: not of the form expected")
	// ErrNewer reports a format version or suite that this program does not know.
	ErrNewer = errors.New("seal: written by a newer version of the program")
	// ErrBinding reports a binding without kind or office, or with an overlong field.
	ErrBinding = errors.New("seal: a binding needs an office and a kind of at most 64 bytes")
	// ErrWiped reports a key that was wiped: the session is locked.
	ErrWiped = errors.New("seal: the key is gone, the session is locked")
)
