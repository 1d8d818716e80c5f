// Package query is written by sqlc from edge/sql and edge/sqlite/heads.sql, this file apart.
// Write it again with make sqlc.
package query
