// Package device keeps what a desk knows about an office and must not lie in the office's book: the
// device secret that is mixed into passphrases, the id of this device's replica, the fingerprints
// that were compared and pinned, and the last checkpoint seen of every log.
//
// It is one file in a folder of its own, readable by its owner alone. Whoever copies the book does
// not have it; whoever puts an old book back does not change it, so an old copy is noticed. It is
// replaced as a whole and synced: a kill leaves the old file or the new one.
//
//	folder, err := device.Open(dir)         // Make the first time
//	secret := folder.Secret()
//
// Losing the folder loses no data: the secret is typed in from paper, the replica gets a new id,
// and fingerprints are compared again.
package device

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"romukura/seal"
)

const (
	fileName = "device.json"
	beside   = ".new-"
	format   = 1
	// secretSize is 128 bits.
	secretSize = 16
)

// Folder is what one device knows about one office.
type Folder struct {
	dir string
	mu  sync.Mutex
	on  state
}

type state struct {
	Format      int               `json:"format"`
	Secret      code              `json:"secret"`
	Replica     string            `json:"replica"`
	Pins        map[string]code   `json:"pins,omitempty"`
	Checkpoints map[string]string `json:"checkpoints,omitempty"`
}

// code is bytes as hexadecimal digits.
type code []byte

// MarshalText writes the digits.
func (c code) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(c)), nil }

// UnmarshalText reads them.
func (c *code) UnmarshalText(text []byte) (err error) {
	*c, err = hex.DecodeString(string(text))
	return err
}

// Make makes the folder of an office that is new to this device: with a fresh secret, or with one
// that was typed in from paper. A folder that is there already is left as it is.
func Make(dir string, secret *[secretSize]byte) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, &WriteError{err}
	}
	if _, err := os.Lstat(filepath.Join(dir, fileName)); !errors.Is(err, fs.ErrNotExist) {
		return nil, &ThereError{}
	}
	f := &Folder{dir: dir, on: state{Format: format, Replica: seal.NewID().String()}}
	f.on.Secret = make(code, secretSize)
	if secret != nil {
		copy(f.on.Secret, secret[:])
	} else {
		_, _ = rand.Read(f.on.Secret) // never fails
	}
	return f, f.save()
}

// Open opens the folder. What a kill left beside the file is taken away.
func Open(dir string) (*Folder, error) {
	data, err := os.ReadFile(filepath.Join(dir, fileName))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &MissingError{}
	case err != nil:
		return nil, &ReadError{err}
	}
	defer clear(data)
	f := &Folder{dir: dir}
	if err := json.Unmarshal(data, &f.on); err != nil {
		return nil, &DamagedError{err}
	}
	if f.on.Format > format {
		return nil, &NewerError{}
	}
	if _, err := seal.ParseID(f.on.Replica); err != nil || len(f.on.Secret) != secretSize {
		return nil, &DamagedError{err}
	}
	if err := private(dir); err != nil {
		return nil, err
	}
	return f, f.sweep()
}

// private takes away what others may do with folder and file: a copy that was unpacked by another
// program may have been left readable.
func private(dir string) error {
	if err := os.Chmod(dir, 0o700); err != nil {
		return &WriteError{err}
	}
	if err := os.Chmod(filepath.Join(dir, fileName), 0o600); err != nil {
		return &WriteError{err}
	}
	return nil
}

func (f *Folder) sweep() error {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return &ReadError{err}
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), beside) {
			if err := os.Remove(filepath.Join(f.dir, e.Name())); err != nil {
				return &WriteError{err}
			}
		}
	}
	return nil
}

// Secret is the device secret. The caller wipes its copy.
func (f *Folder) Secret() *[secretSize]byte { return (*[secretSize]byte)(bytes.Clone(f.on.Secret)) }

// Replica is the id of what this device writes.
func (f *Folder) Replica() seal.ID {
	id, err := seal.ParseID(f.on.Replica)
	if err != nil {
		panic(err) // impossible: Open has seen it
	}
	return id
}

// Pinned is the digest that was pinned for an id, and whether one was.
func (f *Folder) Pinned(id seal.ID) ([32]byte, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	pin, ok := f.on.Pins[id.String()]
	if !ok || len(pin) != 32 {
		return [32]byte{}, false
	}
	return [32]byte(pin), true
}

// Pin keeps the digest of an id, durably.
func (f *Folder) Pin(id seal.ID, digest [32]byte) error {
	return f.change(func(s *state) {
		if s.Pins == nil {
			s.Pins = map[string]code{}
		}
		s.Pins[id.String()] = digest[:]
	})
}

// Checkpoint is the last checkpoint seen of a log, as it was signed; nil when there is none.
func (f *Folder) Checkpoint(log seal.ID) []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	text, ok := f.on.Checkpoints[log.String()]
	if !ok {
		return nil
	}
	return []byte(text)
}

// Remember keeps a checkpoint of a log, durably. Whoever calls it has seen that it continues the
// one before.
func (f *Folder) Remember(log seal.ID, checkpoint []byte) error {
	return f.change(func(s *state) {
		if s.Checkpoints == nil {
			s.Checkpoints = map[string]string{}
		}
		s.Checkpoints[log.String()] = string(checkpoint)
	})
}

// change changes the state and saves it; where it cannot be saved, nothing was changed.
func (f *Folder) change(work func(*state)) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	before, err := json.Marshal(f.on)
	if err != nil {
		return err
	}
	defer clear(before)
	work(&f.on)
	if err := f.save(); err != nil {
		f.on = state{}
		return errors.Join(err, json.Unmarshal(before, &f.on))
	}
	return nil
}

// save puts the file in place of the old one: beside it first, synced, then renamed.
func (f *Folder) save() error {
	data, err := json.MarshalIndent(f.on, "", " ")
	if err != nil {
		return err
	}
	defer clear(data)
	if err := replace(filepath.Join(f.dir, fileName), data); err != nil {
		return &WriteError{err}
	}
	return nil
}

func replace(path string, data []byte) error {
	dir := filepath.Dir(path)
	file, err := os.CreateTemp(dir, beside+"*") // 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(file.Name()) }()
	if _, err := file.Write(data); err != nil {
		return errors.Join(err, file.Close())
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return err
	}
	return syncFolder(dir)
}
