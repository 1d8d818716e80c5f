// Package folder keeps a book as JSON files in a folder: one for the office, one for each client.
// It serves until the sealed book takes its place: the files are plaintext, readable by the owner
// alone (0700, 0600), and the program says so when it makes the folder.
//
// A client's file is replaced as a whole: written beside, synced, renamed, the folder synced. A
// kill at any moment leaves the old file or the new one, never a torn one. Two programs cannot
// have one folder open for writing: the second is told who holds it.
package folder

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"romukura/desk/book"
)

const format = 1

// Store is an open folder.
type Store struct {
	dir   string
	saved map[string][]byte // what each file holds, so that only changes are written
}

// HeldError says that another program has the folder open.
type HeldError struct{ PID int }

// Error tells which process holds the folder.
func (e *HeldError) Error() string { return fmt.Sprintf(textHeld, e.PID) }

// NewerError says that a newer version of the program wrote the folder.
type NewerError struct{ Format int }

// Error tells the format that was found.
func (e *NewerError) Error() string { return fmt.Sprintf(textNewer, e.Format, format) }

// DamagedError says that a file cannot be read as what it should be.
type DamagedError struct {
	File string
	Err  error
}

// Error names the file without showing what stands in it.
func (e *DamagedError) Error() string { return fmt.Sprintf(textDamaged, e.File) }

// Unwrap is the cause.
func (e *DamagedError) Unwrap() error { return e.Err }

// Open takes the folder, making it when it is not there. Close gives it back.
func Open(dir string) (*Store, error) {
	if err := os.MkdirAll(filepath.Join(dir, "clients"), 0o700); err != nil {
		return nil, err
	}
	lock := filepath.Join(dir, "lock")
	for range 2 {
		f, err := os.OpenFile(lock, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err == nil {
			_, err = fmt.Fprint(f, os.Getpid())
			return &Store{dir: dir, saved: map[string][]byte{}}, errors.Join(err, f.Close())
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		if pid := holder(lock); pid != 0 {
			return nil, &HeldError{pid}
		}
		// The holder is gone (a kill, a power cut): its lock is stale.
		if err := os.Remove(lock); err != nil {
			return nil, err
		}
	}
	return nil, &HeldError{}
}

func holder(lock string) int {
	data, err := os.ReadFile(lock)
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil || pid == os.Getpid() || !alive(pid) {
		return 0
	}
	return pid
}

// Close gives the folder back.
func (s *Store) Close() error { return os.Remove(filepath.Join(s.dir, "lock")) }

type officeFile struct {
	Format int             `json:"format"`
	Office json.RawMessage `json:"office"`
}

// Load reads the whole book; an empty folder is an empty book.
func (s *Store) Load() (*book.Book, error) {
	b := &book.Book{}
	var head officeFile
	if err := s.read("office.json", &head); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return b, nil
		}
		return nil, err
	}
	if head.Format > format {
		return nil, &NewerError{head.Format}
	}
	if err := json.Unmarshal(head.Office, &b.Office); err != nil {
		return nil, &DamagedError{"office.json", err}
	}
	names, err := filepath.Glob(filepath.Join(s.dir, "clients", "*.json"))
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	for _, name := range names {
		c := &book.Client{}
		if err := s.read(filepath.Join("clients", filepath.Base(name)), c); err != nil {
			return nil, err
		}
		b.Clients = append(b.Clients, c)
	}
	return b, nil
}

// Save writes what changed since the book was loaded or saved.
func (s *Store) Save(b *book.Book) error {
	for _, c := range b.Clients {
		name := filepath.Join("clients", fileName(string(c.Profile.ID))+".json")
		if err := s.write(name, c); err != nil {
			return err
		}
	}
	office, err := json.Marshal(b.Office)
	if err != nil {
		return err
	}
	return s.write("office.json", officeFile{format, office})
}

// fileName keeps a client's id to characters that every system takes in a file name.
func fileName(id string) string {
	var b strings.Builder
	for _, r := range id {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "_%x_", r)
	}
	return b.String()
}

func (s *Store) read(name string, into any) error {
	data, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return &DamagedError{name, err}
	}
	s.saved[name] = data
	return nil
}

func (s *Store) write(name string, v any) error {
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	if bytes.Equal(data, s.saved[name]) {
		return nil
	}
	if err := Replace(filepath.Join(s.dir, name), data); err != nil {
		return err
	}
	s.saved[name] = data
	return nil
}

// Replace puts a file in place of another, durably: beside it first, synced, then renamed.
func Replace(path string, data []byte) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, ".new-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	if _, err := f.Write(data); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncDir(dir)
}
