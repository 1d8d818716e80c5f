// Package pdf is planted.
package pdf
