package contract_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"romukura/edge/postgres"
	"romukura/record"
	"romukura/seal"
)

func init() { engines["postgres"] = newPostgres }

// cluster is a private PostgreSQL, for this run of the tests alone.
type cluster struct {
	bin, dir string
	as       *syscall.Credential
	process  *exec.Cmd
	gone     <-chan error // tells when the process ended
	durable  bool
}

// running is the server that the tests share, once one asked for it.
var running *cluster

var shared = sync.OnceValues(func() (c *cluster, err error) {
	running, err = startCluster(false)
	return running, err
})

// TestMain ends the private server.
func TestMain(m *testing.M) {
	code := m.Run()
	if running != nil {
		running.stop(syscall.SIGINT)
		_ = os.RemoveAll(running.dir)
	}
	os.Exit(code)
}

var errNoServer = errors.New("PostgreSQL's programs are missing: scripts/setup.sh installs them")

// startCluster makes and starts a server, on a socket alone and, as it refuses root, as another
// user.
func startCluster(durable bool) (*cluster, error) {
	c := &cluster{durable: durable}
	var err error
	if c.bin, err = programs(); err != nil {
		return nil, err
	}
	// A socket's path has some hundred bytes, so the folder lies where paths are short.
	if c.dir, err = os.MkdirTemp("/tmp", "rk"); err != nil {
		return nil, err
	}
	if err := c.giveAway(); err != nil {
		return nil, err
	}
	init := c.command("initdb", "-A", "trust", "-E", "UTF8", "--locale=C", "-U", "owner", "--no-sync",
		"-D", filepath.Join(c.dir, "data"))
	if out, err := init.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w: %s", err, out)
	}
	return c, c.start()
}

func programs() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	slices.Sort(found)
	found = append(found, os.Getenv("PGBIN"))
	for _, dir := range slices.Backward(found) {
		if _, err := os.Stat(filepath.Join(dir, "initdb")); dir != "" && err == nil {
			return dir, nil
		}
	}
	return "", errNoServer
}

// giveAway chooses the user that the server runs as.
func (c *cluster) giveAway() error {
	if os.Geteuid() != 0 {
		return nil
	}
	c.as = &syscall.Credential{Uid: 65534, Gid: 65534}
	if u, err := user.Lookup("postgres"); err == nil {
		uid, _ := strconv.ParseUint(u.Uid, 10, 32)
		gid, _ := strconv.ParseUint(u.Gid, 10, 32)
		c.as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	return os.Chown(c.dir, int(c.as.Uid), int(c.as.Gid))
}

func (c *cluster) command(name string, args ...string) *exec.Cmd {
	command := exec.Command(filepath.Join(c.bin, name), args...)
	command.Env = []string{"HOME=" + c.dir, "PATH=" + os.Getenv("PATH"), "LC_ALL=C"}
	command.Dir = c.dir
	command.SysProcAttr = &syscall.SysProcAttr{
		Credential: c.as, Pdeathsig: syscall.SIGKILL, Setpgid: true,
	}
	return command
}

func (c *cluster) start() error {
	args := []string{"-D", filepath.Join(c.dir, "data"), "-k", c.dir, "-c", "listen_addresses="}
	if !c.durable {
		for _, setting := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
			args = append(args, "-c", setting+"=off")
		}
	}
	// After a kill the old children may need a moment to go: until then it refuses to start.
	for range 20 {
		c.process = c.command("postgres", args...)
		if err := c.process.Start(); err != nil {
			return err
		}
		gone := make(chan error, 1)
		go func(p *exec.Cmd) { gone <- p.Wait() }(c.process)
		c.gone = gone
		for len(gone) == 0 {
			if c.command("pg_isready", "-q", "-h", c.dir, "-U", "owner").Run() == nil {
				return nil
			}
		}
	}
	return errors.New("the private server does not start")
}

func (c *cluster) stop(how syscall.Signal) {
	_ = c.process.Process.Signal(how)
	<-c.gone
}

func (c *cluster) dsn(role, database string) string {
	return fmt.Sprintf("host=%s user=%s dbname=%s", c.dir, role, database)
}

// database makes an empty database with our tables, and the role that may log in.
func (c *cluster) database(ctx context.Context) (string, error) {
	name := "t" + seal.NewID().String()
	owner, err := pgx.Connect(ctx, c.dsn("owner", "postgres"))
	if err != nil {
		return "", err
	}
	defer func() { _ = owner.Close(ctx) }()
	if _, err := owner.Exec(ctx, "CREATE DATABASE "+name); err != nil {
		return "", err
	}
	if err := postgres.Prepare(ctx, c.dsn("owner", name)); err != nil {
		return "", err
	}
	_, err = owner.Exec(ctx, "ALTER ROLE "+postgres.Role+" LOGIN")
	return name, err
}

// here gives a test the shared server, or says why there is none.
func here(t testing.TB) *cluster {
	t.Helper()
	c, err := shared()
	if errors.Is(err, errNoServer) && os.Getenv("CI") == "" {
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
	name, err := c.database(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	server, err := postgres.Connect(t.Context(), c.dsn(postgres.Role, name))
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
	owner, err := pgx.Connect(ctx, c.dsn("owner", name))
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
	plain, err := pgx.Connect(ctx, c.dsn(postgres.Role, name))
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
	plain, err := pgx.Connect(ctx, c.dsn(postgres.Role, name))
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
	if _, err := postgres.Connect(t.Context(), c.dsn("owner", name)); !errors.As(err, &role) {
		t.Errorf("got %v", err)
	}
}
