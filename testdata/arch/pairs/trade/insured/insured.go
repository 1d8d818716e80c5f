// Package insured is planted.
package insured
