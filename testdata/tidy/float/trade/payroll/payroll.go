// Package payroll is planted.
package payroll

const ratio = 0.183

func half(n float64) float64 { return n / 2 }
