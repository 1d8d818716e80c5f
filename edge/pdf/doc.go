// Package pdf prints documents described by trade/document/layout as PDF files. It is our own
// small writer, because a statutory book must show every name right, and copy it out right, or
// not exist.
//
// What it promises:
//   - Every character is looked up before anything is measured. One that no font has refuses the
//     whole file with a [MissingGlyphError] that names character and place; nothing is written.
//   - A variation sequence (a kanji with its selector) is drawn in that very form, or refused.
//   - Text copies and searches out as given: beyond the BMP, selectors, half-width kana.
//   - A figure is never cut: what does not fit its cell refuses the file with [OverflowError].
//   - The same documents with the same fonts are the same bytes everywhere; no clock is read.
//
// BIZ UDGothic, regular and bold, is part of the program. Characters it lacks come from IPAmj
// Mincho, whose file is looked for in folders the caller names, because it is too large to carry
// along; [Fonts.Fallback] says whether it was found, so that a start page can tell before a batch
// meets it.
//
//	fonts, err := pdf.OpenFonts(append([]string{dataFolder}, pdf.SystemFolders()...)...)
//	if err != nil { … }
//	defer fonts.Close()
//	err = pdf.Render(w, document, fonts)
//
// What it does not do: fonts with PostScript outlines (OTF, TTC), vertical writing, pictures,
// tagged structure (PDF/UA), archival profiles (PDF/A), encryption. A decomposed kana mark is
// printed as a character of its own, as it was entered.
package pdf
