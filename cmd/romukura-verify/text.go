package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"romukura/record/log"
)

const textUsage = `romukura-verify は、労務蔵の操作記録の書き出しが、あとから書き換えられていないかを確かめます。
通信はしません。帳簿も暗証も要りません。

使い方:
  romukura-verify [--key 鍵] [--checkpoint ファイル] [--code 番号] [--json] 書き出しファイル

  --key 鍵            記録の公開鍵、またはそれを収めたファイル。省くと書き出しの中の鍵を使います。
  --checkpoint ファイル  以前に控えたチェックポイント。何度でも指定できます。
  --code 番号         印刷物の下にある番号（件数と24けたの数字）。何度でも指定できます。
  --json              結果を JSON で出します。

終了コード: 0 すべて合っている / 1 合わないところがある / 2 指定の誤り、または読めないファイル
`

const textWrongWay = "指定のしかたが違います。何も確かめていません。下の使い方を見て、もう一度指定してください。\n\n"

func faultText(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, log.ErrExport):
		return "操作記録の書き出しではないか、途中で壊れたファイルです。何も確かめていません。" +
			"書き出しをもう一度受け取り、そのファイルを指定してください。"
	case errors.As(err, &path):
		return path.Path + " を読めません。何も確かめていません。名前と場所、読む権限を確かめて、もう一度指定してください。"
	}
	return "途中で止まりました。確かめは終わっていません。空き容量と出力先を確かめて、もう一度行ってください。"
}

func answerText(a *answer) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	f := a.Log
	if a.Fits {
		line("合っています。%d件の記録に、書き換え、欠け、並べ替えは見つかりませんでした。", f.Entries)
	} else {
		line("合わないところがあります。下の×の行を見てください。")
	}
	line("")
	line("記録の名前: %s", f.Origin)
	line("件数: %d件（チェックポイントが告げる件数は%d件）", f.Entries, f.Size)
	line("根: %s", base64.StdEncoding.EncodeToString(f.Root))
	line("番号: %s", f.Code)
	if f.To != 0 {
		line("期間: %s から %s まで（日本時間）", timeText(f.From), timeText(f.To))
	}
	line("")
	line("%s", signedText(a))
	for _, seq := range f.Bad {
		line("× 通し番号%dの記録は、書かれたときの内容と違うか、置き場所が違います。", seq)
	}
	for _, g := range f.Gaps {
		line("× 通し番号%dから%dまでの%d件がありません。", g.First, g.Last, g.Last-g.First+1)
	}
	if f.Signed && !f.Whole && len(f.Bad)+len(f.Gaps) == 0 {
		line("× 記録の全体が、署名されたチェックポイントと違います。どの記録が違うかは、この書き出しからは分かりません。")
	}
	for _, c := range a.Older {
		line("%s", checkText(c))
	}
	if len(a.Older) == 0 {
		line("－ 以前の控えと比べていません。控えたチェックポイントか、印刷物の番号があれば指定してください。")
	}
	line("")
	line("種類ごとの件数:")
	for _, action := range slices.Sorted(maps.Keys(f.Actions)) {
		line("  %s: %d件", actionText(action), f.Actions[action])
	}
	if !a.Fits {
		line("")
		line("この書き出しと控えを、そのままの形で保存してください。そのうえで、事務所の個人情報の責任者と、" +
			"システムの運営者の両方に知らせてください。")
	}
	return b.String()
}

func timeText(micro int64) string {
	return time.UnixMicro(micro).In(time.FixedZone("JST", 9*3600)).Format("2006-01-02 15:04:05")
}

func signedText(a *answer) string {
	switch {
	case !a.Log.Signed:
		return "× チェックポイントの署名が、この記録の鍵のものではありません。鍵の指定が正しければ、書き出しは別の者が作ったか、書き換えたものです。"
	case a.KeyOf == "export":
		return "○ 署名は、書き出しの中の鍵と合います。鍵そのものが本物かは、事務所の控えの鍵を --key で指定して確かめてください。"
	}
	return "○ 署名は、指定された鍵と合います。"
}

func checkText(c check) string {
	switch c.Result {
	case continues:
		return "○ " + c.Kept + " の控えより前は変わっていません。あとに足されただけです。"
	case shorter:
		return "× " + c.Kept + " の控えより記録が少なくなっています。古い写しが戻されたか、終わりが切り取られています。"
	case rewritten:
		return "× " + c.Kept + " の控えより前の記録が、書き換えられています。"
	case gap:
		return "× " + c.Kept + " の控えより前に欠けた記録があり、比べられません。"
	}
	return "× " + c.Kept + " は、この記録の控えとして読めません。別の記録のものか、写し間違いです。控えをもう一度見てください。"
}

func actionText(a log.Action) string {
	if text, known := actionTexts[a]; known {
		return text
	}
	return string(a)
}

var actionTexts = map[log.Action]string{
	log.Unlock:     "解錠",
	log.UnlockFail: "解錠の失敗",
	log.Lock:       "施錠",
	log.Open:       "記録を開いた",
	log.Write:      "書き込み",
	log.Reveal:     "個人番号の表示",
	log.Export:     "書き出し",
	log.Print:      "帳票の作成",
	log.Filed:      "届出",
	log.Copy:       "控えの保存",
	log.Restore:    "復元",
	log.Merge:      "別のPCの作業の取り込み",
	log.Drill:      "復元の訓練",
	log.MemberSet:  "利用者の変更",
	log.KeyChange:  "鍵の変更",
	log.Destroy:    "鍵の破棄",
	log.Grant:      "委任",
	log.Handover:   "引渡し",
	log.Policy:     "設定の変更",
	log.ClockBack:  "時計の逆戻り",
	log.Alarm:      "警報",
}
