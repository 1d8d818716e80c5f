package main

const (
	textAskNumber     = "個人番号（12桁。画面には出ません）: "
	textNumberKept    = "保管しました。控えの番号: %s\n番号を書いたファイルや紙は、決めた方法で廃棄してください。\n"
	textNumberLine    = "%s  社員番号 %s  %s  %s\n"
	textPause         = "、"
	textNumberOwn     = "本人"
	textNumberGone    = "    廃棄済み（%s、理由: %s）\n"
	textNoNumbers     = "保管している個人番号はありません。\n"
	textNumberUsed    = "%s\n利用目的: %s。使ったことを取扱記録に残しました。\n"
	textCertificateMN = "個人番号の廃棄の証明\n  控えの番号  %s\n  社員番号    %s\n  誰の番号    %s\n  廃棄の日時  %s\n" +
		"  廃棄した人  %s\n  理由        %s\n  操作の番号  %s\n"
	textCertificateDesk = "  まだ確かめていない端末  %s（この帳簿を取り込むまで、鍵が残っています）\n"
	textCertificateOld  = "この後に作る控えに、鍵は入りません。前に作った持ち出し用の控えには鍵が残っています。" +
		"不要なものは廃棄してください。\n"
)
