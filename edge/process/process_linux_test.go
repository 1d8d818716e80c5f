package process_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"romukura/edge/process"
)

const child = "PROCESS_TEST_CHILD"

// nobody is a user without rights, for who is root may read everything.
const nobody = 65534

func TestMain(m *testing.M) {
	switch os.Getenv(child) {
	case "protected":
		process.Protect()
		fallthrough
	case "open":
		fmt.Println("ready")
		_, _ = bufio.NewReader(os.Stdin).ReadByte()
		panic("an end that would dump")
	case "reader":
		os.Exit(read(os.Getenv("PROCESS_TEST_PID")))
	}
	os.Exit(m.Run())
}

// read tries to read the memory of a process, as a program of the same user would.
func read(pid string) int {
	_, err := os.ReadFile("/proc/" + pid + "/maps")
	if err == nil {
		var memory *os.File
		if memory, err = os.Open("/proc/" + pid + "/mem"); err == nil {
			_ = memory.Close()
		}
	}
	n, _ := strconv.Atoi(pid)
	attach := syscall.PtraceAttach(n)
	fmt.Println(err == nil, attach == nil)
	if err == nil {
		return 0
	}
	return 1
}

// as runs the test binary as a user without rights.
func as(t *testing.T, env ...string) *exec.Cmd {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("root alone can run programs as another user")
	}
	// The binary of the test may lie where nobody else may look.
	dir, err := os.MkdirTemp("", "process")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	path := filepath.Join(dir, "program")
	data, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Chmod(dir, 0o755), os.WriteFile(path, data, 0o755)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path)
	cmd.Env = append(os.Environ(), env...)
	cmd.Dir = "/"
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	return cmd
}

func TestS04_AnotherProgramOfTheSameUserReadsNothing(t *testing.T) {
	readable := map[string]bool{}
	for _, kind := range []string{"open", "protected"} {
		target := as(t, child+"="+kind)
		in, err := target.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := target.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := target.Start(); err != nil {
			t.Fatal(err)
		}
		if !bufio.NewScanner(out).Scan() {
			t.Fatal("the program did not start")
		}
		limits, err := os.ReadFile(fmt.Sprintf("/proc/%d/limits", target.Process.Pid))
		if err != nil {
			t.Fatal(err)
		}
		said, err := as(t, child+"=reader",
			"PROCESS_TEST_PID="+strconv.Itoa(target.Process.Pid)).Output()
		if err != nil && !errors.As(err, new(*exec.ExitError)) {
			t.Fatal(err)
		}
		readable[kind] = strings.Contains(string(said), "true")
		if kind == "protected" && !strings.Contains(line(limits, "Max core"), " 0  ") {
			t.Errorf("core dumps: %s", line(limits, "Max core"))
		}
		_ = target.Process.Kill()
		_ = in.Close()
		_ = target.Wait()
	}
	if !readable["open"] {
		t.Log("this system denies it to every program: the protection is shown by its state alone")
	}
	if readable["protected"] {
		t.Error("another program of the same user reads the memory")
	}
}

func line(text []byte, begins string) string {
	for l := range strings.Lines(string(text)) {
		if strings.HasPrefix(l, begins) {
			return l
		}
	}
	return ""
}

func TestS04_WhatStaysOpenIsSaid(t *testing.T) {
	swaps, err := os.ReadFile("/proc/swaps")
	if err != nil {
		t.Skip("this system does not tell")
	}
	want := strings.Count(strings.TrimSpace(string(swaps)), "\n") > 0
	if got := strings.Contains(strings.Join(process.Protect(), "\n"), "スワップ"); got != want {
		t.Errorf("swap is used: %v; said: %v", want, got)
	}
}
