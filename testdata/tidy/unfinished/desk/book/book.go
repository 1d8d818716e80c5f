// Package book is planted.
package book

// TODO: finish.

// Later FIXME(someone).
