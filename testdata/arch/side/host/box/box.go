// Package box is planted.
package box
