// Package log is planted.
package log

import _ "golang.org/x/mod/sumdb/tlog"
