package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"sync/atomic"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver

	"romukura/edge/sqlite/query"
	"romukura/record"
	"romukura/seal"
)

//go:embed migrations
var migrations embed.FS

// application marks our files: "RMKR" in the header of SQLite.
const application = 0x524D4B52

// Options change how a book is opened.
type Options struct {
	// ReadOnly opens a file that shall not change by one byte: a copy, a bundle, evidence. It takes no
	// lock and brings no schema up.
	ReadOnly bool
	// Office is whose book is expected; another office's is refused. Zero: any.
	Office seal.ID
}

// Engine is an open book.
type Engine struct {
	path    string
	lock    io.Closer
	write   *sql.DB
	read    *sql.DB
	queries *query.Queries // prepared on read
	writes  *query.Queries // prepared on write

	destroyed atomic.Bool // something was destroyed that the write-ahead log may still hold
}

var _ record.Engine = (*Engine)(nil)

// Create makes a new book. A file that is there already is left as it is.
func Create(path string) (*Engine, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		if errors.Is(err, os.ErrExist) {
			return nil, &ExistsError{}
		}
		return nil, &WriteError{err}
	}
	if err := file.Close(); err != nil {
		return nil, &WriteError{err}
	}
	return open(path, Options{})
}

// Open opens a book that is there.
func Open(path string, o Options) (*Engine, error) {
	if err := looksRight(path); err != nil {
		return nil, err
	}
	return open(path, o)
}

// looksRight reads the head of the file: what is no book of ours is not touched at all.
func looksRight(path string) error {
	file, err := os.Open(path)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return &MissingError{}
		}
		return &ReadError{err}
	}
	defer func() { _ = file.Close() }()
	var head [100]byte
	n, err := io.ReadFull(file, head[:])
	switch {
	case n == 0:
		return &NotBookError{}
	case err != nil:
		return &DamagedError{err}
	case string(head[:16]) != "SQLite format 3\x00":
		return &NotBookError{}
	case uint32(head[68])<<24|uint32(head[69])<<16|uint32(head[70])<<8|uint32(head[71]) != application:
		return &NotBookError{}
	}
	if pending(path) {
		// A kill while the log was being taken over may leave a short file; SQLite goes on from the log.
		return nil
	}
	return wholePages(file, head)
}

// pending tells whether a write-ahead log beside the file holds something.
func pending(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// wholePages sees that the file holds the pages that its head tells: a half copied file does not.
func wholePages(file *os.File, head [100]byte) error {
	info, err := file.Stat()
	if err != nil {
		return &ReadError{err}
	}
	page := int64(head[16])<<8 | int64(head[17])
	if page == 1 {
		page = 65536
	}
	pages := int64(head[28])<<24 | int64(head[29])<<16 | int64(head[30])<<8 | int64(head[31])
	if page < 512 || info.Size() < page*pages {
		return &DamagedError{io.ErrUnexpectedEOF}
	}
	return nil
}

func open(path string, o Options) (*Engine, error) {
	e := &Engine{path: path}
	if err := e.start(o); err != nil {
		return nil, errors.Join(told(err), e.Close())
	}
	return e, nil
}

func (e *Engine) start(o Options) (err error) {
	if o.ReadOnly && pending(e.path) {
		return &PendingError{}
	}
	if !o.ReadOnly {
		if err := writable(e.path); err != nil {
			return err
		}
		if e.lock, err = take(e.path + ".lock"); err != nil {
			return err
		}
		if e.write, err = sql.Open("sqlite", e.source("rwc", "immediate")); err != nil {
			return err
		}
		e.write.SetMaxOpenConns(1)
		if err := e.migrate(); err != nil {
			return err
		}
		// What a kill left in the log may hold a key that was destroyed.
		e.destroyed.Store(true)
		if err := e.Forget(context.Background()); err != nil {
			return err
		}
	}
	mode := "rw"
	if o.ReadOnly {
		mode = "ro"
	}
	if e.read, err = sql.Open("sqlite", e.source(mode, "deferred")); err != nil {
		return err
	}
	e.read.SetMaxOpenConns(4)
	if o.ReadOnly {
		if err := e.known(context.Background(), e.read); err != nil {
			return err
		}
	} else if e.writes, err = query.Prepare(context.Background(), e.write); err != nil {
		return err
	}
	if e.queries, err = query.Prepare(context.Background(), e.read); err != nil {
		return err
	}
	return e.belongs(o.Office)
}

// writable sees that the file may be written. SQLite would make log and index with the rights of
// the file, and they would stay read-only when the file is not any more.
func writable(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return &WriteError{err}
	}
	return file.Close()
}

// belongs sees that the book is the expected office's, or nobody's yet.
func (e *Engine) belongs(office seal.ID) error {
	if office.IsZero() {
		return nil
	}
	return e.View(context.Background(), func(r record.Reader) error {
		there, err := r.Office(context.Background())
		if err == nil && !there.IsZero() && there != office {
			return &ForeignError{}
		}
		return err
	})
}

// source is the connection string: the settings that the promises rest on.
func (e *Engine) source(mode, lock string) string {
	path, err := filepath.Abs(e.path)
	if err != nil {
		path = e.path
	}
	v := url.Values{"mode": {mode}, "_txlock": {lock}, "_pragma": {
		"busy_timeout(1000)", "foreign_keys(1)", "temp_store(memory)", "synchronous(full)",
		"secure_delete(1)", "trusted_schema(0)", "cell_size_check(1)", "cache_size(-65536)",
	}}
	if mode == "rwc" {
		v["_pragma"] = append([]string{"page_size(16384)"}, v["_pragma"]...)
		v.Set("_journal_mode", "WAL")
	}
	if mode == "ro" {
		v.Set("immutable", "1")
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: v.Encode()}).String()
}

// migrate brings the schema up, after a copy of the file was put beside it.
func (e *Engine) migrate() error {
	ctx := context.Background()
	var tables int
	if err := e.write.QueryRow(`SELECT count(*) FROM sqlite_master`).Scan(&tables); err != nil {
		return err
	}
	if tables == 0 {
		if _, err := e.write.Exec(`PRAGMA application_id = 1380797266`); err != nil {
			return err
		}
	}
	provider, err := e.goose()
	if err != nil {
		return err
	}
	current, target, err := provider.GetVersions(ctx)
	switch {
	case err != nil:
		return err
	case current > target:
		return &NewerError{current, target}
	case current == target:
		return nil
	case current > 0:
		if err := e.keepOld(ctx, current); err != nil {
			return err
		}
	}
	_, err = provider.Up(ctx)
	return err
}

func (e *Engine) goose() (*goose.Provider, error) {
	files, err := migrationFiles()
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, e.write, files)
}

// Update runs work in one transaction.
func (e *Engine) Update(ctx context.Context, work func(record.Tx) error) error {
	if e.write == nil {
		return &WriteError{errReadOnly}
	}
	tx, err := e.write.BeginTx(ctx, nil)
	if err != nil {
		return told(err)
	}
	t := &transaction{reader: reader{q: e.writes.WithTx(tx)}, rows: query.New(&prepared{DBTX: tx})}
	if err := work(t); err != nil {
		return told(errors.Join(err, rollback(tx)))
	}
	if t.destroyed {
		e.destroyed.Store(true)
		if err := e.dropOld(); err != nil {
			return errors.Join(err, rollback(tx))
		}
	}
	if err := tx.Commit(); err != nil {
		return told(errors.Join(err, rollback(tx)))
	}
	// The update stands whatever comes of this: it is tried again after the next one.
	_ = e.Forget(ctx)
	return nil
}

func rollback(tx *sql.Tx) error {
	if err := tx.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil
}

// View runs work on one consistent state.
func (e *Engine) View(ctx context.Context, work func(record.Reader) error) error {
	tx, err := e.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return told(err)
	}
	err = work(&reader{q: e.queries.WithTx(tx)})
	return told(errors.Join(err, rollback(tx)))
}

// Close gives the book back.
func (e *Engine) Close() error {
	var failed []error
	for _, q := range []*query.Queries{e.queries, e.writes} {
		if q != nil {
			failed = append(failed, q.Close())
		}
	}
	for _, db := range []*sql.DB{e.read, e.write} {
		if db != nil {
			failed = append(failed, db.Close())
		}
	}
	if e.lock != nil {
		failed = append(failed, e.lock.Close())
	}
	return errors.Join(failed...)
}
