// Package book is planted.
package book

import (
	_ "romukura/seal/open"
	_ "romukura/trade/payroll"
)
