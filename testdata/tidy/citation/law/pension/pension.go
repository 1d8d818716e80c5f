// Package pension is planted.
package pension

// Grade finds the grade and does not say by which article.
func Grade(standard int) int { return standard }

// Table holds grades.
type Table struct{}

// Row is a rule of its own.
func (Table) Row(n int) int { return n }
