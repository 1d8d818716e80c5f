// Package folder keeps a book as JSON files in a folder: one for the office, one for each client.
// It serves until the sealed book takes its place: the files are plaintext, readable by the owner
// alone (0700, 0600), and the program says so when it makes the folder.
//
// A client's file is replaced as a whole: written beside, synced, renamed, the folder synced. A
// kill at any moment leaves the old file or the new one, never a torn one. Two programs cannot
// have one folder open: the second is told who holds it.
package folder

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"romukura/desk/book"
)

const format = 1

// Store is an open folder.
type Store struct {
	dir   string
	lock  io.Closer
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

// WriteError says that a file could not be written: a full disk, a folder without the right to
// write. What stood there before stands there still.
type WriteError struct {
	File string
	Err  error
}

// Error names the file.
func (e *WriteError) Error() string { return fmt.Sprintf(textWrite, e.File) }

// Unwrap is the cause.
func (e *WriteError) Unwrap() error { return e.Err }

// Open takes the folder, making it when it is not there. Close gives it back, and so does the end
// of the process, whatever ended it.
func Open(dir string) (*Store, error) {
	clients := filepath.Join(dir, clientFolder)
	if err := os.MkdirAll(clients, 0o700); err != nil {
		return nil, &WriteError{dir, err}
	}
	lock, err := take(filepath.Join(dir, "lock"))
	if err != nil {
		return nil, err
	}
	// What a kill left beside the files was never part of the book.
	for _, at := range []string{dir, clients} {
		names, err := list(at, func(name string) bool { return strings.HasPrefix(name, beside) })
		if err != nil {
			return nil, errors.Join(err, lock.Close())
		}
		for _, name := range names {
			_ = os.Remove(filepath.Join(at, name))
		}
	}
	return &Store{dir: dir, lock: lock, saved: map[string][]byte{}}, nil
}

const (
	clientFolder = "clients"
	extension    = ".json"
	beside       = ".new-"
)

// list gives the names of the files in a folder that are wanted, in order.
func list(dir string, wanted func(name string) bool) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && wanted(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// holder is the process that a lock names, 0 where it cannot be told.
func holder(lock string) int {
	data, err := os.ReadFile(lock)
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		return 0
	}
	return pid
}

// Close gives the folder back.
func (s *Store) Close() error { return s.lock.Close() }

type officeFile struct {
	Format int             `json:"format"`
	Office json.RawMessage `json:"office"`
}

// Load reads the whole book; an empty folder is an empty book. A file of clients beside no file of
// the office, or one that is not the client its name says, is damage: nothing is left out silently.
func (s *Store) Load() (*book.Book, error) {
	b := &book.Book{}
	names, err := list(filepath.Join(s.dir, clientFolder),
		func(name string) bool { return strings.HasSuffix(name, extension) })
	if err != nil {
		return nil, err
	}
	var head officeFile
	if err := s.read(officeName, &head); err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if len(names) > 0 {
			return nil, &DamagedError{officeName, errNoOffice}
		}
		return b, nil
	}
	if head.Format > format {
		return nil, &NewerError{head.Format}
	}
	if err := json.Unmarshal(head.Office, &b.Office); err != nil {
		return nil, &DamagedError{officeName, err}
	}
	for _, base := range names {
		c := &book.Client{}
		name := filepath.Join(clientFolder, base)
		if err := s.read(name, c); err != nil {
			return nil, err
		}
		if clientName(c) != name {
			return nil, &DamagedError{name, errOtherClient}
		}
		b.Clients = append(b.Clients, c)
	}
	return b, nil
}

const officeName = "office.json"

var (
	errNoOffice    = errors.New("folder: clients are there and the office is not")
	errOtherClient = errors.New("folder: the file holds another client than its name says")
)

func clientName(c *book.Client) string {
	return filepath.Join(clientFolder, fileName(string(c.Profile.ID))+extension)
}

// Save writes what changed since the book was loaded or saved, the office first: it tells the
// format of all.
func (s *Store) Save(b *book.Book) error {
	office, err := json.Marshal(b.Office)
	if err != nil {
		return err
	}
	if err := s.write(officeName, officeFile{format, office}); err != nil {
		return err
	}
	for _, c := range b.Clients {
		if err := s.write(clientName(c), c); err != nil {
			return err
		}
	}
	return nil
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
		return &WriteError{name, err}
	}
	s.saved[name] = data
	return nil
}

// Replace puts a file in place of another, durably: beside it first, synced, then renamed.
func Replace(path string, data []byte) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, beside+"*")
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
