// Package yen is planted.
package yen

import _ "os"
