package objectstore

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"romukura/desk/continuity"
)

// Folder is a folder on a disk that this machine reaches.
type Folder struct{ dir string }

var _ continuity.Shelf = (*Folder)(nil)

// OpenFolder takes a folder, making it when it is not there.
func OpenFolder(dir string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, &DiskError{err}
	}
	return &Folder{dir}, nil
}

// Guarded is Open: a folder locks nothing.
func (f *Folder) Guarded(context.Context) (continuity.Guard, error) { return continuity.Open, nil }

// beside begins the name of a file that is not whole yet.
const beside = ".new-"

// Put writes beside, syncs, and moves the file to its name. A locked object never takes the place
// of another.
func (f *Folder) Put(ctx context.Context, o continuity.Object, body io.Reader) error {
	if !plain(o.Name) {
		return &SettingError{textName}
	}
	path := filepath.Join(f.dir, filepath.FromSlash(o.Name))
	if _, err := os.Lstat(path); err == nil && o.Locked {
		return &SettingError{textTaken}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return &DiskError{err}
	}
	if err := write(ctx, path, o.Size, body); err != nil {
		return &DiskError{err}
	}
	return nil
}

func write(ctx context.Context, path string, size int64, body io.Reader) error {
	file, err := os.CreateTemp(filepath.Dir(path), beside+"*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(file.Name()) }()
	n, err := io.Copy(file, body)
	if err == nil && n != size {
		err = io.ErrUnexpectedEOF
	}
	if err := errors.Join(err, ctx.Err(), file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes a new name durable. Systems that cannot sync a folder keep names by themselves.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !isWindows {
		return err
	}
	return nil
}

// List names the files under a prefix, oldest first.
func (f *Folder) List(_ context.Context, prefix string) ([]continuity.Kept, error) {
	var found []continuity.Kept
	err := filepath.WalkDir(f.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), beside) {
			return err
		}
		name, err := filepath.Rel(f.dir, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		if !strings.HasPrefix(name, prefix) {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		found = append(found,
			continuity.Kept{Name: name, At: info.ModTime().UTC(), Size: info.Size()})
		return nil
	})
	if err != nil {
		return nil, &DiskError{err}
	}
	inOrder(found)
	return found, nil
}

// Get reads a file.
func (f *Folder) Get(_ context.Context, k continuity.Kept) (io.ReadCloser, error) {
	if !plain(k.Name) {
		return nil, &SettingError{textName}
	}
	file, err := os.Open(filepath.Join(f.dir, filepath.FromSlash(k.Name)))
	if err != nil {
		return nil, &DiskError{err}
	}
	return file, nil
}

// plain tells a name that means the same in every folder and bucket.
func plain(name string) bool {
	if name == "" || len(name) > 512 {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == "" || part[0] == '.' {
			return false
		}
	}
	return strings.IndexFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && !strings.ContainsRune("-._/", r)
	}) < 0
}

// DiskError says that the folder could not be read or written.
type DiskError struct{ Err error }

// Error is what happened, in Japanese, without the path.
func (e *DiskError) Error() string { return textDisk }

// Unwrap is the cause.
func (e *DiskError) Unwrap() error { return e.Err }
