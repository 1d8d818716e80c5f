// Package health is planted.
package health

var s = struct{ Law string }{Law: "健保法第43条"}
