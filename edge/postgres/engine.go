package postgres

import (
	"context"
	"embed"
	"encoding/binary"
	"io/fs"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"romukura/edge/postgres/query"
	"romukura/record"
	"romukura/seal"
)

//go:embed migrations
var migrations embed.FS

// Role is the role of the application.
const Role = "romukura_application"

// Prepare makes or brings up the tables and the application's role, with the owner's connection.
// The role can log in only after the owner gave it a way to.
func Prepare(ctx context.Context, dsn string) error {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return &SettingError{}
	}
	db := stdlib.OpenDB(*config)
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(ctx, makeRole); err != nil {
		return told(err)
	}
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, db, files)
	if err != nil {
		return told(err)
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return told(err)
	}
	if current > target {
		return &NewerError{current, target}
	}
	_, err = provider.Up(ctx)
	return told(err)
}

// makeRole makes the role of the application, as weak as it shall be.
const makeRole = `DO $$ BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'romukura_application') THEN
		CREATE ROLE romukura_application NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT;
	END IF;
END $$`

// Server is a connection to a PostgreSQL that keeps many offices.
type Server struct{ pool *pgxpool.Pool }

// Connect reaches the server in the application's role. It refuses a role that row-level security
// does not bind.
func Connect(ctx context.Context, dsn string) (*Server, error) {
	config, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		return nil, &SettingError{}
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, told(err)
	}
	s := &Server{pool}
	if err := s.bound(ctx); err != nil {
		pool.Close()
		return nil, err
	}
	return s, nil
}

// bound sees that the role is neither superuser nor beyond row-level security, nor owner of a
// table.
func (s *Server) bound(ctx context.Context) error {
	var free bool
	err := s.pool.QueryRow(ctx, `SELECT rolsuper OR rolbypassrls
		OR EXISTS (SELECT FROM pg_tables WHERE tableowner = current_user
			AND schemaname = current_schema())
		FROM pg_roles WHERE rolname = current_user`).Scan(&free)
	if err != nil {
		return told(err)
	}
	if free {
		return &RoleError{}
	}
	return nil
}

// Close ends the connections.
func (s *Server) Close() { s.pool.Close() }

// Office is the engine of one office.
func (s *Server) Office(id seal.ID) *Engine { return &Engine{s.pool, id} }

// Engine keeps one office's records.
type Engine struct {
	pool   *pgxpool.Pool
	office seal.ID
}

var _ record.Engine = (*Engine)(nil)

// Update runs work in one transaction; of one office, one runs at a time.
func (e *Engine) Update(ctx context.Context, work func(record.Tx) error) error {
	options := pgx.TxOptions{}
	return e.run(ctx, options, func(tx pgx.Tx) error {
		const lock = `SELECT pg_advisory_xact_lock($1)`
		key := int64(binary.BigEndian.Uint64(e.office[8:]))
		if _, err := tx.Exec(ctx, lock, key); err != nil {
			return err
		}
		return work(&transaction{e.reader(tx)})
	})
}

// View runs work on one consistent state.
func (e *Engine) View(ctx context.Context, work func(record.Reader) error) error {
	options := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	return e.run(ctx, options, func(tx pgx.Tx) error {
		r := e.reader(tx)
		return work(&r)
	})
}

func (e *Engine) reader(tx pgx.Tx) reader {
	return reader{q: query.New(tx), id: e.office}
}

// run names the office to row-level security for the length of one transaction.
func (e *Engine) run(ctx context.Context, o pgx.TxOptions, work func(pgx.Tx) error) error {
	tx, err := e.pool.BeginTx(ctx, o)
	if err != nil {
		return told(err)
	}
	const name = `SELECT set_config('romukura.office', $1, true)`
	if _, err = tx.Exec(ctx, name, e.office.String()); err == nil {
		err = work(tx)
	}
	lost := tx.Conn().IsClosed()
	if err == nil {
		if err = tx.Commit(ctx); err == nil {
			return nil
		}
		if !lost && tx.Conn().IsClosed() {
			err = &UnsureError{}
		}
	}
	if lost && ctx.Err() == nil {
		err = &ServerError{"-"}
	}
	rollback(tx)
	return told(err)
}

// rollback gives the connection back. Where it fails the connection is gone, and the transaction
// with it. The caller's context may be over, and the transaction must end all the same.
func rollback(tx pgx.Tx) {
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Second)
	defer stop()
	_ = tx.Rollback(ctx)
}

// Check sees that what lies beside the versions to find them says what they say. What the versions
// say, [record.Verify] sees.
func (e *Engine) Check(ctx context.Context) error {
	return e.View(ctx, func(r record.Reader) error { return r.(*reader).consistent(ctx) })
}

// Close does nothing: the connections are the server's.
func (e *Engine) Close() error { return nil }
