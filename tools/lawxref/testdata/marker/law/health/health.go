// Package health is planted.
package health

//law: 健保法43-1

// law: 健保法43-1

// Law:健保法43-1
