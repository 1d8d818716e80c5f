package sqlite

import (
	"context"
	"database/sql"
	"io/fs"
	"strconv"
	"strings"
)

func migrationFiles() (fs.FS, error) { return fs.Sub(migrations, "migrations") }

// newest is the schema that this program writes.
func newest() (int64, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return 0, err
	}
	var highest int64
	for _, name := range names {
		number, _, _ := strings.Cut(strings.TrimPrefix(name, "migrations/"), "_")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return 0, err
		}
		highest = max(highest, n)
	}
	return highest, nil
}

// known sees that a file which is only read has a schema that this program can read. An older one
// has the same tables and fewer indexes.
func (e *Engine) known(ctx context.Context, db *sql.DB) error {
	target, err := newest()
	if err != nil {
		return err
	}
	var current int64
	row := db.QueryRowContext(ctx, `SELECT max(version_id) FROM goose_db_version`)
	if err := row.Scan(&current); err != nil {
		return err
	}
	if current > target {
		return &NewerError{current, target}
	}
	return nil
}
