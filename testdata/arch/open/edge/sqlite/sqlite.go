// Package sqlite is planted.
package sqlite

import _ "romukura/seal/open"
