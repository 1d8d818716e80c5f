package dated

import "io/fs"

// MustLoadAt is MustLoad for a package's own embedded folder: root is the package's path from the
// module's root, so that a source reads law/health/tables/rate wherever it is shown.
//
//	dated.MustLoadAt("law/health", tables, "tables/rate", func(f *dated.File) (Rates, error) { … })
func MustLoadAt[T any](root string, files fs.FS, dir string,
	build func(*File) (T, error),
) *Series[T] {
	s := must(loadAt(root, files, dir, build))
	ship(s, shelf{root, dir, files}, build)
	return s
}

// Fixed says of a table of the program that its values are asked for without a day or without their
// standing: it takes no further enactments, for those would act on days before their own, or
// silently.
func (s *Series[T]) Fixed() *Series[T] {
	tableOf(s.Name).fixed = true
	return s
}
