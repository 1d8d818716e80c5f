// Package pension is planted.
package pension

// Grade finds the grade.
//
// Law: 厚年法20-1
func Grade() int { return 1 }
