// Package client is planted.
package client
