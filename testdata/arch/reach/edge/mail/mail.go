// Package mail is planted.
package mail

import _ "romukura/desk/book"
