package dated

// Label is the standing as a person reads it.
func (s Standing) Label() string {
	switch s {
	case Confirmed:
		return "確認済み"
	case Provisional:
		return "暫定（この日以後の値はまだ確認されていません）"
	}
	return ""
}
