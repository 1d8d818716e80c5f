// Package yen is planted.
package yen

import (
	_ "embed"
	_ "math/big"
)
