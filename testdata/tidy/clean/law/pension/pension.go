// Package pension is planted.
package pension

import "context"

// Grade finds the grade of a standard.
//
// Law: 厚年法20-1
func Grade(ctx context.Context, standard int, name string, on int, month string, t *Trace) int {
	return standard
}

// Half is divided where the article stands beside the branch.
func Half(n int) int {
	// Law? 厚年法82-1
	return n / 2
}

// Trace records.
type Trace struct{}

// String needs no article.
func (Trace) String() string { return "" }

// Compare may take twins.
//
// Law! 厚年法20-1
// The order of grades is not checked.
func Compare(a, b int) int { return a - b }

// Kinds share this comment.
const (
	KindA = 1
	KindB = 2
)
