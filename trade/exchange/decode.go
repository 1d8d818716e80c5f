package exchange

import (
	"bytes"

	"romukura/ground/fault"
	"romukura/ground/jis"
)

var encodings = map[jis.Encoding]string{
	jis.ASCII: "utf-8", jis.UTF8: "utf-8", jis.UTF8BOM: "utf-8-bom", jis.ShiftJIS: "cp932",
	jis.UTF16LE: "utf-16", jis.UTF16BE: "utf-16",
}

// decode reads a file's bytes as text. Broken bytes are one fault, at the first of them.
func decode(data []byte, faults *fault.List) (text, encoding string, ok bool) {
	if len(bytes.TrimSpace(data)) == 0 {
		faults.Add(faultOf("", "file.empty", textEmpty, textChooseFile))
		return "", "", false
	}
	if isBook(data) {
		faults.Add(faultOf("", "file.spreadsheet", textBook, textSaveCSV))
		return "", "", false
	}
	text, found := jis.Text(data)
	switch {
	case found.Encoding == jis.EUCJP && !found.Broken:
		faults.Add(faultOf("", "file.encoding", textEUC, textSaveUTF8))
	case found.Broken || encodings[found.Encoding] == "":
		faults.Add(faultOf("", "file.encoding", brokenAt(data, found.Offset), textSaveUTF8))
	default:
		return text, encodings[found.Encoding], true
	}
	return "", "", false
}

// isBook tells an Excel file by its first bytes: a zip, or the container of the old format.
func isBook(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) ||
		bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}
