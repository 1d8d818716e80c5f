// Package pension is planted.
package pension

import _ "net/http"
