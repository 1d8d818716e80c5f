package document

const (
	textRecoverySheet = "復旧シート"
	textKeepSafe      = "この紙1枚で、事務所の帳簿のすべて（個人番号を含む）を開けます。実印や通帳と同じように、" +
		"鍵のかかる場所に保管してください。写真に撮る、メールで送る、写しを取ることはしないでください。"
	textSheetOffice  = "事務所"
	textOfficeNumber = "事務所の番号"
	textSheetNumber  = "シートの番号"
	textWhatFor      = "使うとき"
	textWhatForValue = "開けなくなったとき・年1回の訓練"
	textFingerprint  = "事務所の指紋"

	textCodeHeading   = "復旧コード（%d語）"
	textDeviceHeading = "端末の合言葉（%d語）"
	textDeviceAside   = "新しいパソコンで、いつものパスフレーズで開くとき"
	textWordRow       = "言葉"

	textHowTo      = "使い方"
	textHowToSteps = "1. 帳簿のファイルと労務蔵を、使うパソコンに用意します。サーバーやインターネットは要りません。\n" +
		"2. 画面に出る「事務所の指紋」の数字が、上の数字と同じことを確かめます。違うときは先に進まないでください。\n" +
		"3. 復旧コードを、番号の順に、英字のまま入力します。大文字と小文字、空白、改行は区別しません。\n" +
		"4. 新しい管理者を登録します。パスフレーズを忘れただけの場合も同じです。\n" +
		"5. 使い終わったら、新しい復旧シートを作り、この紙を裁断します。"

	textKeeping      = "保管"
	textKeepingRules = "事務所の金庫と、離れた場所（代表者の自宅の金庫、貸金庫など）のどちらかに置きます。" +
		"パソコンと一緒に置かないでください。\n" +
		"紛失した、または他人に見られたおそれがあるときは、すぐに新しい復旧シートを作ってください。" +
		"その時から、この紙では新しい記録を開けなくなります。\n" +
		"管理者全員がパスフレーズを失い、この紙も失うと、帳簿は誰にも開けません。運営者にも開けません。"

	textDrills      = "訓練の記録"
	textDrillsAside = "印刷した日に1回、その後は年1回。施錠してから、この紙だけで開きます。"
	textDrillDay    = "行った日"
	textDrillDone   = "結果"
	textDrillWho    = "行った人"
	textDrillNext   = "次に行う日"
)
