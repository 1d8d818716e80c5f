// Package web is planted.
package web

import (
	_ "github.com/a-h/templ"
	_ "romukura/desk/book"
)
