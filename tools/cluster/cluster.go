// Package cluster starts a private PostgreSQL for tests: on a socket in a folder of its own, as
// another user where root calls (PostgreSQL refuses root), ended with the process that started it.
//
// It looks for the programs in PGBIN, then where Debian keeps them, newest first. [ErrMissing] says
// that there are none: a test leaves itself out then, and fails in CI.
package cluster

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"syscall"
)

// ErrMissing says that PostgreSQL's programs were not found.
var ErrMissing = errors.New("PostgreSQL's programs are missing: scripts/setup.sh installs them")

// Role is a role of the cluster.
type Role string

// Owner is the role that owns everything.
const Owner Role = "owner"

// Options of a cluster.
type Options struct {
	// Durable leaves on what makes confirmed transactions survive a kill. Other tests are faster
	// without.
	Durable bool
}

// Cluster is a private PostgreSQL.
type Cluster struct {
	options  Options
	bin, dir string
	as       *syscall.Credential
	process  *exec.Cmd
	gone     <-chan struct{} // tells when the process ended
}

// Start makes a cluster and starts its server.
func Start(o Options) (*Cluster, error) {
	c := &Cluster{options: o}
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
	err = c.Run("initdb", "-A", "trust", "-E", "UTF8", "--locale=C", "-U", string(Owner), "--no-sync",
		"-D", filepath.Join(c.dir, "data"))
	if err != nil {
		return nil, err
	}
	return c, c.Restart()
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
	return "", ErrMissing
}

// giveAway chooses the user that the server runs as.
func (c *Cluster) giveAway() error {
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

func (c *Cluster) command(name string, args ...string) *exec.Cmd {
	command := exec.Command(filepath.Join(c.bin, name), args...)
	// Root's HOME is not the server's to read.
	command.Env = []string{
		"HOME=" + c.dir, "PATH=" + os.Getenv("PATH"), "LC_ALL=C", "PGHOST=" + c.dir,
		"PGUSER=" + string(Owner),
	}
	command.Dir = c.dir
	command.SysProcAttr = attributes(c.as)
	return command
}

// Run runs one of PostgreSQL's programs as the owner.
func (c *Cluster) Run(name string, args ...string) error {
	if out, err := c.command(name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, out)
	}
	return nil
}

// Restart starts a server that was stopped or killed.
func (c *Cluster) Restart() error {
	args := []string{"-D", filepath.Join(c.dir, "data"), "-k", c.dir, "-c", "listen_addresses="}
	if !c.options.Durable {
		for _, setting := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
			args = append(args, "-c", setting+"=off")
		}
	}
	if runtime.GOOS == "linux" {
		// After a kill it makes the whole folder durable before it recovers: at once, not one file
		// after the other, which takes a slow disk a minute.
		args = append(args, "-c", "recovery_init_sync_method=syncfs")
	}
	// After a kill the old children may need a moment to go: until then it refuses to start.
	for range 20 {
		c.process = c.command("postgres", args...)
		if err := c.process.Start(); err != nil {
			return err
		}
		gone := make(chan struct{})
		go func(p *exec.Cmd) {
			_ = p.Wait()
			close(gone)
		}(c.process)
		c.gone = gone
		for !ended(gone) {
			if c.Run("pg_isready", "-q") == nil {
				return nil
			}
		}
	}
	return errors.New("cluster: the server does not start")
}

func ended(gone <-chan struct{}) bool {
	select {
	case <-gone:
		return true
	default:
		return false
	}
}

// Kill ends the server and its children with no chance to write anything.
func (c *Cluster) Kill() {
	_ = syscall.Kill(-c.process.Process.Pid, syscall.SIGKILL)
	<-c.gone
}

// Close stops the server and removes its folder.
func (c *Cluster) Close() error {
	// One that was killed is gone already, and gets no signal.
	_ = c.process.Process.Signal(syscall.SIGINT)
	<-c.gone
	return os.RemoveAll(c.dir)
}

// DSN is how a role reaches a database.
func (c *Cluster) DSN(role Role, database string) string {
	return fmt.Sprintf("host=%s user=%s dbname=%s", c.dir, role, database)
}
