// Package secret holds values that must never print: My Numbers, passphrases, bank tokens. A
// [Value] shows ‹sealed› under every verb of fmt, in JSON and in slog; only Reveal gives what it
// holds, so every place that looks inside can be found by searching for that word.
package secret

import "fmt"

// Mask is what a secret shows instead of itself.
const Mask = "‹sealed›"

// Value wraps a value that must not appear in output. The zero Value holds the zero value of T.
type Value[T any] struct{ inner *T }

// Of wraps a value.
func Of[T any](v T) Value[T] { return Value[T]{&v} }

// Reveal gives the value itself. Callers state a purpose in the log first.
func (v Value[T]) Reveal() T {
	if v.inner == nil {
		var zero T
		return zero
	}
	return *v.inner
}

// IsZero reports that nothing was put in.
func (v Value[T]) IsZero() bool { return v.inner == nil }

// Format prints the mask under every verb.
func (v Value[T]) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(Mask)) }

// String is the mask.
func (v Value[T]) String() string { return Mask }

// MarshalText writes the mask, so that JSON, keys of maps and slog see nothing else.
func (v Value[T]) MarshalText() ([]byte, error) { return []byte(Mask), nil }
