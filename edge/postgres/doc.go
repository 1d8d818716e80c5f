// Package postgres keeps sealed records of many offices in PostgreSQL 15 or later, for a host that
// one file does not serve any more.
//
// An [Engine] is one office's: each transaction names it, and row-level security, forced on every
// table, shows the rows of that office alone; a transaction that names none sees nothing. The role
// that the program uses owns nothing, is no superuser and cannot pass over that rule; it may add
// and read, move heads, and destroy keys of numbers. [Prepare] makes tables and role with the
// owner's connection, once and at each new version.
//
//	err := postgres.Prepare(ctx, ownerDSN)
//	server, err := postgres.Connect(ctx, applicationDSN)
//	engine := server.Office(id)
//
// Errors never carry the server's own words, which name hosts, users and values.
package postgres
