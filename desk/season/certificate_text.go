package season

import (
	"fmt"

	"romukura/ground/fault"
)

const textNames = "、"

var wordNoOwner = fault.Fault{Path: "employee", Code: "season.no-owner",
	Message: "だれの控除証明書かが分からないか、ファイルがありません。",
	Remedy:  "名簿にある社員番号と、XMLファイルを指定してください。"}

// textFileNumber names one of several files by its place in their order, not by its name.
func textFileNumber(n int) string { return fmt.Sprintf("%d番目のファイル", n) }
