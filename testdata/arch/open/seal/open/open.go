// Package open is planted.
package open
