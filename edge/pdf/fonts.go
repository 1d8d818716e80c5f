package pdf

import (
	"bytes"
	_ "embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

//go:embed font/BIZUDGothic-Regular.ttf
var regularFont []byte

//go:embed font/BIZUDGothic-Bold.ttf
var boldFont []byte

// FallbackFile is the name of the file of IPAmj Mincho, as its publisher ships it.
const FallbackFile = "ipamjm.ttf"

// Fonts is the chain in which characters are looked for: BIZ UDGothic, then IPAmj Mincho. It may be
// used from several goroutines at once.
type Fonts struct {
	faces    []*face // regular, bold, then the fallback
	fallback string
	file     *os.File
}

// The order of faces: a text is looked for in its own weight, then in the fallback.
const (
	faceRegular = 0
	faceBold    = 1
	faceOthers  = 2
)

var embedded = sync.OnceValues(func() ([]*face, error) {
	regular, err1 := openFace(bytes.NewReader(regularFont))
	bold, err2 := openFace(bytes.NewReader(boldFont))
	return []*face{regular, bold}, errors.Join(err1, err2)
})

// OpenFonts opens the fonts. The fallback is taken from the first of the folders that has it;
// without folders, or where none has it, only the characters of BIZ UDGothic can be written. The
// same file of the fallback gives the same documents wherever it lies.
func OpenFonts(folders ...string) (*Fonts, error) {
	faces, err := embedded()
	if err != nil {
		return nil, err
	}
	f := &Fonts{faces: faces[:faceOthers:faceOthers]}
	for _, folder := range folders {
		file, err := os.Open(filepath.Join(folder, FallbackFile))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		more, err := openFace(file)
		if err != nil {
			return nil, errors.Join(err, file.Close())
		}
		f.faces, f.file, f.fallback = append(f.faces, more), file, file.Name()
		break
	}
	return f, nil
}

// Fallback is the file of the fallback font in use, blank if none was found.
func (f *Fonts) Fallback() string { return f.fallback }

// Close closes the file of the fallback font.
func (f *Fonts) Close() error {
	if f.file == nil {
		return nil
	}
	return f.file.Close()
}

// SystemFolders lists where this kind of machine keeps fonts, the user's own first.
func SystemFolders() []string {
	home, _ := os.UserHomeDir()
	switch runtime.GOOS {
	case "windows":
		local, root := os.Getenv("LOCALAPPDATA"), os.Getenv("SystemRoot")
		return under([2]string{local, "Microsoft/Windows/Fonts"}, [2]string{root, "Fonts"})
	case "darwin":
		return under([2]string{home, "Library/Fonts"}, [2]string{"/", "Library/Fonts"},
			[2]string{"/", "System/Library/Fonts"})
	}
	return under([2]string{home, ".local/share/fonts"}, [2]string{home, ".fonts"},
		[2]string{"/", "usr/local/share/fonts"},
		[2]string{"/", "usr/share/fonts/truetype/ipamj"}, // Debian, Ubuntu
		[2]string{"/", "usr/share/fonts/ipa-mj-mincho-fonts"},
		[2]string{"/", "usr/share/fonts/ipamj"},
		[2]string{"/", "usr/share/fonts/truetype"}, [2]string{"/", "usr/share/fonts"})
}

// under joins folders to their roots and leaves out those whose root is not known.
func under(pairs ...[2]string) []string {
	var list []string
	for _, p := range pairs {
		if p[0] != "" {
			list = append(list, filepath.Join(p[0], filepath.FromSlash(p[1])))
		}
	}
	return list
}
