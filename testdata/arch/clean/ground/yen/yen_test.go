package yen_test

import (
	_ "os"
	_ "pgregory.net/rapid"
	_ "testing"
)
