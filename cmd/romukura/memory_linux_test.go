package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// nobody is a user without rights, for who is root may read everything.
const nobody = 65534

// asNobody has a command run in a folder of that user.
func asNobody(t *testing.T, dir, name string, args ...string) *exec.Cmd {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("root alone can run programs as another user")
	}
	c := exec.CommandContext(t.Context(), name, args...)
	c.Dir, c.Env = dir, []string{"HOME=" + dir, "PATH=" + os.Getenv("PATH")}
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	return c
}

// waiting is the program as it waits for a passphrase: the verb has begun, nothing is made yet.
func waiting(t *testing.T) *exec.Cmd {
	t.Helper()
	dir, err := os.MkdirTemp("", "waiting") // t.TempDir lies where nobody else may look
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	pipe := filepath.Join(dir, "phrase")
	if err := syscall.Mkfifo(pipe, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{dir, pipe} {
		if err := os.Chmod(path, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	// The shell allows dumps as far as it may, and becomes the program.
	c := asNobody(t, dir, "sh", "-c", `ulimit -c "$(ulimit -Hc)"; exec "$@"`, "sh", built(t),
		"book", "create", "--owner", "例示　太郎", "--passphrase-file", pipe,
		"--device", filepath.Join(dir, "device"), "--book", filepath.Join(dir, "book"))
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	// A pipe opens for writing once the program waits at its other end.
	in, err := os.OpenFile(pipe, os.O_WRONLY|syscall.O_NONBLOCK, 0)
	for range 6000 {
		if !errors.Is(err, syscall.ENXIO) {
			break
		}
		time.Sleep(10 * time.Millisecond)
		in, err = os.OpenFile(pipe, os.O_WRONLY|syscall.O_NONBLOCK, 0)
	}
	if err != nil {
		_ = c.Process.Kill()
		t.Fatal("the program does not ask for a passphrase", err, c.Wait())
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = in.Close(); _ = c.Wait() })
	return c
}

func TestS04_TheProgramLetsNobodyReadItsMemory(t *testing.T) {
	c := waiting(t)
	control := asNobody(t, "/", "sleep", "60")
	if err := control.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = control.Process.Kill(); _ = control.Wait() }()
	for _, part := range []string{"maps", "mem"} {
		for pid, want := range map[int]bool{control.Process.Pid: true, c.Process.Pid: false} {
			// The first word of a file is enough; mem has nothing at 0, and says so otherwise.
			said, err := asNobody(t, "/", "head", "-c", "1", fmt.Sprintf("/proc/%d/%s", pid, part)).
				CombinedOutput()
			denied := bytes.Contains(said, []byte("Permission denied"))
			switch {
			case want && denied:
				t.Logf("this system denies %s of every program", part)
			case !want && !denied:
				t.Errorf("%s of the program: %v %s", part, err, said)
			}
		}
	}
	limits, err := os.ReadFile(fmt.Sprintf("/proc/%d/limits", c.Process.Pid))
	_, core, _ := strings.Cut(string(limits), "Max core file size")
	if sizes := strings.Fields(core); err != nil || len(sizes) < 2 || sizes[0]+sizes[1] != "00" {
		t.Errorf("core dumps are not off: %v\n%s", err, limits)
	}
}

// TestS04_TheProgramListensNowhereAndHoldsNoProfiler looks at the program that runs, and at what
// was linked into it.
func TestS04_TheProgramListensNowhereAndHoldsNoProfiler(t *testing.T) {
	c := waiting(t)
	fds, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", c.Process.Pid))
	if err != nil || len(fds) < 4 {
		t.Fatal("files of the program cannot be seen", fds, err)
	}
	for _, fd := range fds {
		if to, _ := os.Readlink(fd); strings.HasPrefix(to, "socket:") {
			t.Errorf("%s is a socket", fd)
		}
	}
	linked, err := os.ReadFile(built(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"net/http.(*Client)": true, "net/http/pprof.": false, "expvar.": false, "/debug/pprof": false,
	} {
		if got := bytes.Contains(linked, []byte(name)); got != want {
			t.Errorf("%s is linked: %v", name, got)
		}
	}
}

// TestS04_ACrashLeavesNoDump ends the program the hard way, as a fault of the runtime does.
func TestS04_ACrashLeavesNoDump(t *testing.T) {
	c := waiting(t)
	if err := c.Process.Signal(syscall.SIGABRT); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case <-ended:
	case <-time.After(time.Minute):
		t.Fatal("it goes on")
	}
	status, ok := c.ProcessState.Sys().(syscall.WaitStatus)
	if !ok || status.CoreDump() {
		t.Errorf("a dump was written: %v", c.ProcessState)
	}
	left, err := os.ReadDir(c.Dir)
	if err != nil || len(left) != 1 {
		t.Error("something is left beside the passphrase", left, err)
	}
}
