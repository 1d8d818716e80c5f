// Package main is planted.
package main

import _ "romukura/seal/open"
