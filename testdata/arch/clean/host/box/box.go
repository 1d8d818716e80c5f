// Package box is planted.
package box

import _ "romukura/record/log"
