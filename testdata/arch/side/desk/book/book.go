// Package book is planted.
package book

import _ "romukura/host/box"
