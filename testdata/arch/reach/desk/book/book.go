// Package book is planted.
package book
