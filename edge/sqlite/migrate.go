package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
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

// keepOld puts a copy of the file beside it before its schema changes.
func (e *Engine) keepOld(ctx context.Context, version int64) error {
	path := fmt.Sprintf("%s.schema-%d", e.path, version)
	if _, err := os.Lstat(path); err == nil {
		return nil
	}
	if err := e.Copy(ctx, path); err != nil {
		return err
	}
	return nil
}

func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return &WriteError{err}
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return &WriteError{err}
	}
	return nil
}
