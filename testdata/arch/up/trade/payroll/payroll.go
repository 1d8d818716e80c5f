// Package payroll is planted.
package payroll
