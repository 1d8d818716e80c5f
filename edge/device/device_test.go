package device_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/edge/device"
	"romukura/seal"
)

func made(t *testing.T) (string, *device.Folder) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "[端末]", "office")
	f, err := device.Make(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	return dir, f
}

func TestEverythingIsThereAfterTheNextStart(t *testing.T) {
	dir, f := made(t)
	member, log := seal.NewID(), seal.NewID()
	digest := [32]byte{1, 2, 3}
	if err := errors.Join(f.Pin(member, digest), f.Remember(log, []byte("one\ntwo\n"))); err != nil {
		t.Fatal(err)
	}
	again, err := device.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if *again.Secret() != *f.Secret() || *f.Secret() == [16]byte{} {
		t.Error("the secret is another, or none")
	}
	if again.Replica() != f.Replica() || f.Replica().IsZero() {
		t.Error("the replica is another, or none")
	}
	if pin, ok := again.Pinned(member); !ok || pin != digest {
		t.Error("the pin is gone")
	}
	if _, ok := again.Pinned(log); ok {
		t.Error("something is pinned that never was")
	}
	if got := again.Checkpoint(log); !bytes.Equal(got, []byte("one\ntwo\n")) {
		t.Errorf("the checkpoint is %q", got)
	}
	if again.Checkpoint(member) != nil {
		t.Error("a checkpoint is there that never was")
	}
}

func TestTwoDevicesHaveTwoSecretsUnlessItIsTypedIn(t *testing.T) {
	_, a := made(t)
	_, b := made(t)
	if *a.Secret() == *b.Secret() || a.Replica() == b.Replica() {
		t.Error("two devices are one")
	}
	c, err := device.Make(t.TempDir(), a.Secret())
	if err != nil || *c.Secret() != *a.Secret() || c.Replica() == a.Replica() {
		t.Error("a secret from paper is not taken, or brings the replica with it", err)
	}
}

func TestOthersMayNotRead(t *testing.T) {
	dir, _ := made(t)
	file := filepath.Join(dir, "device.json")
	for _, path := range []string{dir, file} {
		if err := os.Chmod(path, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := device.Open(dir); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{dir: 0o700, file: 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v %v", filepath.Base(path), info.Mode(), err)
		}
	}
}

func TestBadFoldersAreToldInJapaneseAndLeftAlone(t *testing.T) {
	dir, _ := made(t)
	file := filepath.Join(dir, "device.json")
	if _, err := device.Make(dir, nil); !errors.As(err, new(*device.ThereError)) {
		t.Errorf("made twice: %v", err)
	}
	if _, err := device.Open(t.TempDir()); !errors.As(err, new(*device.MissingError)) {
		t.Errorf("an empty folder: %v", err)
	}
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	secret := strings.SplitN(strings.SplitN(string(whole), `"secret": "`, 2)[1], `"`, 2)[0]
	for name, text := range map[string]string{
		"half": string(whole[:len(whole)/2]), "empty": "", "no secret": `{"format":1}`,
		"newer": strings.Replace(string(whole), `"format": 1`, `"format": 2`, 1),
	} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := device.Open(dir)
		wanted := errors.As(err, new(*device.DamagedError))
		if name == "newer" {
			wanted = errors.As(err, new(*device.NewerError))
		}
		if !wanted || !strings.ContainsAny(err.Error(), "端末") || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: %v", name, err)
		}
		if now, _ := os.ReadFile(file); string(now) != text {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestWhatCannotBeSavedWasNotChanged(t *testing.T) {
	dir, f := made(t)
	member := seal.NewID()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := f.Pin(member, [32]byte{1}); !errors.As(err, new(*device.WriteError)) {
		t.Errorf("%v", err)
	}
	if _, ok := f.Pinned(member); ok {
		t.Error("a pin that was not saved is there")
	}
}

func TestWhatAKillLeftBesideIsTakenAway(t *testing.T) {
	dir, _ := made(t)
	// A folder's name with brackets is no pattern here.
	left := filepath.Join(dir, ".new-123")
	if err := os.WriteFile(left, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := device.Open(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); !errors.Is(err, os.ErrNotExist) {
		t.Error("it is there still")
	}
}
