// Package payroll is planted.
package payroll

import (
	_ "log/slog"
	_ "math/rand/v2"
	_ "sync/atomic"
)
