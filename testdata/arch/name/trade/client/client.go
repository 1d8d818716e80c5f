// Package customer is planted.
package customer
