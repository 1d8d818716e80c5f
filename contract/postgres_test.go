package contract_test

import (
	"context"
	"errors"
	"os"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"romukura/edge/postgres"
	"romukura/record"
	"romukura/seal"
	"romukura/tools/cluster"
)

func init() { engines["postgres"] = newPostgres }

// running is the server that the tests share, once one asked for it.
var running *cluster.Cluster

var shared = sync.OnceValues(func() (c *cluster.Cluster, err error) {
	running, err = cluster.Start(cluster.Options{})
	return running, err
})

// TestMain ends the private server.
func TestMain(m *testing.M) {
	code := m.Run()
	if running != nil {
		_ = running.Close()
	}
	os.Exit(code)
}

// database makes an empty database with our tables, and the role that may log in.
func database(ctx context.Context, c *cluster.Cluster) (string, error) {
	name := "t" + seal.NewID().String()
	if err := c.Run("createdb", name); err != nil {
		return "", err
	}
	if err := postgres.Prepare(ctx, c.DSN(cluster.Owner, name)); err != nil {
		return "", err
	}
	return name, c.Run("psql", "-qc", "ALTER ROLE "+postgres.Role+" LOGIN", name)
}

// here gives a test the shared server, or says why there is none.
func here(t testing.TB) *cluster.Cluster {
	t.Helper()
	c, err := shared()
	if errors.Is(err, cluster.ErrMissing) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func newServer(t testing.TB) (*postgres.Server, string) {
	t.Helper()
	c := here(t)
	name, err := database(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	server, err := postgres.Connect(t.Context(), c.DSN(postgres.Role, name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server, name
}

// newPostgres gives an engine whose office the caller founds: it learns the id at that moment.
func newPostgres(t testing.TB) record.Engine {
	server, _ := newServer(t)
	return &unfounded{server: server}
}

// unfounded is an engine of an office that is not known yet; a real host knows it beforehand.
type unfounded struct {
	server *postgres.Server
	engine *postgres.Engine
}

func (u *unfounded) Close() error { return nil }

func (u *unfounded) View(ctx context.Context, work func(record.Reader) error) error {
	return u.engine.View(ctx, work)
}

func (u *unfounded) Update(ctx context.Context, work func(record.Tx) error) error {
	return u.engine.Update(ctx, work)
}

// For names the office.
func (u *unfounded) For(office seal.ID) { u.engine = u.server.Office(office) }

func TestS33_RowLevelSecurityIsForcedOnEveryTable(t *testing.T) {
	c := here(t)
	server, name := newServer(t)
	ctx := t.Context()
	owner, err := pgx.Connect(ctx, c.DSN(cluster.Owner, name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = owner.Close(ctx) }()
	rows, err := owner.Query(ctx, `SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity,
		EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid),
		EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'office')
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> 'goose_db_version'`)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := pgx.CollectRows(rows, pgx.RowToStructByPos[struct {
		Name                           string
		Enabled, Forced, Policy, Named bool
	}])
	if err != nil || len(tables) < 8 {
		t.Fatal(tables, err)
	}
	for _, table := range tables {
		if !table.Enabled || !table.Forced || !table.Policy || !table.Named {
			t.Errorf("%+v", table)
		}
	}
	// One office's rows are nobody else's, and nobody's where no office is named.
	u := &unfounded{server: server}
	d := newDesk(t, u)
	if _, err := d.write(d.draft(record.Version{ID: seal.NewID()}, "own")); err != nil {
		t.Fatal(err)
	}
	other := server.Office(seal.NewID())
	err = other.View(ctx, func(r record.Reader) error {
		counts, err := r.Counts(ctx)
		if counts != (record.Counts{}) {
			t.Errorf("another office sees %+v", counts)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	plain, err := pgx.Connect(ctx, c.DSN(postgres.Role, name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = plain.Close(ctx) }()
	for _, table := range tables {
		var n int
		err := plain.QueryRow(ctx, "SELECT count(*) FROM "+table.Name).Scan(&n)
		if err != nil || n != 0 {
			t.Errorf("%s shows %d rows to who names no office: %v", table.Name, n, err)
		}
	}
}

// TestS54_TheApplicationCanOnlyAdd tries to change and delete as the application's role.
func TestS54_TheApplicationCanOnlyAdd(t *testing.T) {
	c := here(t)
	server, name := newServer(t)
	u := &unfounded{server: server}
	d := newDesk(t, u)
	ctx := t.Context()
	plain, err := pgx.Connect(ctx, c.DSN(postgres.Role, name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = plain.Close(ctx) }()
	_, err = plain.Exec(ctx, `SELECT set_config('romukura.office', $1, false)`, d.office.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, attack := range []string{
		"DELETE FROM log_leaf", "UPDATE log_leaf SET leaf = ''", "DELETE FROM log_hash",
		"UPDATE log_hash SET hash = ''", "DELETE FROM batch", "UPDATE batch SET act = 'edit'",
		"DELETE FROM version", "UPDATE version SET kind = 'x'", "TRUNCATE version",
		"DELETE FROM chunk", "ALTER TABLE version DISABLE ROW LEVEL SECURITY",
		"DROP TABLE log_leaf", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
	} {
		if _, err := plain.Exec(ctx, attack); err == nil {
			t.Errorf("%s was done", attack)
		}
	}
	// The one column that may be emptied: for a member's record it changes no row.
	tag, err := plain.Exec(ctx, "UPDATE version SET sealed = NULL")
	if err == nil && tag.RowsAffected() != 0 {
		t.Errorf("%d rows were emptied", tag.RowsAffected())
	}
	d.whole()
}

func TestARoleThatOwnsTheTablesIsRefused(t *testing.T) {
	c := here(t)
	_, name := newServer(t)
	var role *postgres.RoleError
	if _, err := postgres.Connect(t.Context(), c.DSN(cluster.Owner, name)); !errors.As(err, &role) {
		t.Errorf("got %v", err)
	}
}
