// Package pdf is planted.
package pdf

import _ "testing"
