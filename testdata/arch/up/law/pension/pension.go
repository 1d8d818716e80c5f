// Package pension is planted.
package pension

import _ "romukura/trade/payroll"
