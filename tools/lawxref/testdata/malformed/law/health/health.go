// Package health is planted.
package health

// Law: 健保法43条1項
