// Package sqlite is planted.
package sqlite

import (
	_ "modernc.org/sqlite"
	_ "romukura/host/box"
)
