// Package main is planted.
package main

import _ "pgregory.net/rapid"
