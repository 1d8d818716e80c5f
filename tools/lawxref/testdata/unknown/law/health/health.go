// Package health is planted.
package health

// Law: 健康法43-1
