// Package continuity is planted.
package continuity

import _ "github.com/beevik/etree"
