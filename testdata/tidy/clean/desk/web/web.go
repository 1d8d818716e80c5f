// Package web is planted.
package web
