// Package health is planted.
package health

// Law! 健保法160-1
