// Package yen is planted.
package yen
