// Package mail is planted.
package mail

import _ "romukura/edge/pdf"
