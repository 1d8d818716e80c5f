// Package envelope is planted.
package envelope

import _ "golang.org/x/mod/sumdb/tlog"
