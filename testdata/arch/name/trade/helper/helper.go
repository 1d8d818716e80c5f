// Package helper is planted.
package helper
