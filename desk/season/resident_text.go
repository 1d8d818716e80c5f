package season

const (
	textResidentFolder = "住民税/"
	textLeaverFile     = "給与所得者異動届出書（記入用）.pdf"
	textLeaverList     = "給与所得者異動届出書一覧.csv"
	textLeavers        = "給与所得者異動届出書（記入用）"
	textRevisedList    = "税額変更一覧.csv"
	textRevised        = "住民税の税額変更の一覧"
)
