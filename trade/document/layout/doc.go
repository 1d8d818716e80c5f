// Package layout describes a document as a value: what stands on the paper, not how a device draws
// it. A pay slip or a wage ledger is a [Document]; edge/pdf prints it, a page could show it, and a
// test reads it without either.
//
// A document is a list of blocks from top to bottom. [Heading], [Fields], [Table], [Note], [Sum],
// [Beside], [Spacer] and [PageBreak] are all there is. Lengths are tenths of a millimeter, type
// sizes tenths of a point; both are integers, and the zero value of every setting is the ordinary
// choice, so that a document names only what is special about it.
//
//	ledger := layout.Document{
//		Title: title, Place: "wageLedger[10003]", Paper: layout.A4Landscape,
//		Repeat: []layout.Block{layout.Heading{Text: title, Aside: article}},
//		Blocks: []layout.Block{
//			layout.Table{
//				Columns: []layout.Column{{Title: item, Width: 260}, {Title: "1", Align: layout.End}},
//				Rows: []layout.Row{{Cells: []layout.Cell{layout.Text(basic), layout.Yen(260_000)}}},
//			},
//		},
//	}
//
// The package promises that [Texts] yields every text that is printed, each with a name of its
// place that holds no personal value, so that a check of characters misses none. Title goes into
// the metadata of files and into window titles: it is the kind of the document, never a person.
package layout
