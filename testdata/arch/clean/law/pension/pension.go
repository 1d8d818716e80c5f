// Package pension is planted.
package pension

import (
	_ "romukura/ground/yen"
	_ "romukura/law/dated"
)
