// Package dated is planted.
package dated
