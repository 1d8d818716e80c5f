package dated_test

import (
	"testing"
	"testing/fstest"

	"romukura/ground/caldate"
	"romukura/law/dated"
)

func TestASourceNamesItsTableFromTheRoot(t *testing.T) {
	fsys := fstest.MapFS{"tables/x/2001-02-01.tsv": &fstest.MapFile{Data: []byte(first)}}
	s := dated.MustLoadAt("law/invented", fsys, "tables/x",
		func(f *dated.File) (int, error) { return len(f.Rows), nil })
	e, _, err := s.At(caldate.Must("2001-02-01"))
	if err != nil || e.Table != "law/invented/tables/x" || s.Name != e.Table {
		t.Errorf("%v %+v %s", err, e, s.Name)
	}
}

func TestAFileTellsWhatItsReadersMet(t *testing.T) {
	f, err := dated.Parse("t/2001-02-01.tsv", []byte(first))
	if err != nil {
		t.Fatal(err)
	}
	if f.Rows[0].Int("grade"); f.Err() != nil {
		t.Error(f.Err())
	}
	if f.Rows[1].Yen("amount"); f.Err() == nil {
		t.Error("a blank amount was not told")
	}
}
