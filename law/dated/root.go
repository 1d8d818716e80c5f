package dated

import (
	"io/fs"
	"path"
)

// MustLoadAt is MustLoad for a package's own embedded folder: root is the package's path from the
// module's root, so that a source reads law/health/tables/rate wherever it is shown.
//
//	dated.MustLoadAt("law/health", tables, "tables/rate", func(f *dated.File) (Rates, error) { … })
func MustLoadAt[T any](root string, files fs.FS, dir string,
	build func(*File) (T, error),
) *Series[T] {
	s := MustLoad(files, dir, build)
	s.Name = path.Join(root, s.Name)
	for i := range s.Entries {
		s.Entries[i].Table = path.Join(root, s.Entries[i].Table)
	}
	ship(s, files, dir, build)
	return s
}
