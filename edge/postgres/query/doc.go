// Package query is written by sqlc from edge/sql and edge/postgres/heads.sql, this file apart.
// Write it again with make sqlc.
package query
