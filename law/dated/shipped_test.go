package dated_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"romukura/law/dated"
)

const shippedTable = "# source: 見本\n# published: 2030-01-01\n# holds-through: 2030-12-31\n" +
	"key\tamount\na\t1_000\nb\t2_000\n"

func TestAShippedTableIsListedWithItsEnactmentsAndReadsFurtherOnes(t *testing.T) {
	files := fstest.MapFS{"tables/sample/2030-01-01.tsv": {Data: []byte(shippedTable)}}
	dated.MustLoadAt("law/invented", files, "tables/sample", func(f *dated.File) (int, error) {
		n := 0
		for _, r := range f.Rows {
			n += int(r.Yen("amount"))
		}
		return n, nil
	})
	var table *dated.Table
	for _, x := range dated.Shipped() {
		if x.Name == "law/invented/tables/sample" {
			table = &x
		}
	}
	if table == nil || len(table.Enactments) != 1 || table.Enactments[0].Text != "見本" {
		t.Fatal("the table is not listed: ", table)
	}
	f, err := table.File(table.Enactments[0])
	if err != nil || len(f.Rows) != 2 || strings.Join(f.Rows[1].Cells(), " ") != "b 2_000" {
		t.Error(f, err)
	}
	next := strings.Replace(shippedTable, "2_000", "3_000", 1)
	f, err = table.Check("2030-07-01.tsv", []byte(next))
	if err != nil || f.From.String() != "2030-07-01" {
		t.Error(f, err)
	}
	for name, text := range map[string]string{
		"no amount":   strings.Replace(shippedTable, "2_000", "many", 1),
		"no source":   strings.Replace(shippedTable, "# source: 見本\n", "", 1),
		"other heads": strings.Replace(shippedTable, "key\tamount", "key\tvalue", 1),
	} {
		if _, err := table.Check("2030-07-01.tsv", []byte(text)); err == nil {
			t.Error(name, ": was taken")
		}
	}
	if _, err := table.Check("sample.tsv", []byte(next)); err == nil {
		t.Error("a file without a day was taken")
	}
}
