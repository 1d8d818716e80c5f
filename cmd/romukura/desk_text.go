package main

const (
	textDeskServes   = "画面を開きました: %s\n終えるときは Ctrl+C を押してください。全員を施錠して終わります。"
	textDeskListen   = "%s で待ち受けられません。ほかのプログラムが使っていないか確かめてください: %w"
	textDeskLoopback = "画面は、この端末の中（127.0.0.1 または ::1）でだけ開けます。--listen を直してください。"
)

var deskHelp = map[string]string{
	"help_desk":   "事務所の画面をブラウザーで開く（この端末の中だけ）",
	"help_listen": "待ち受けるアドレス（この端末の中だけ）。:0 は空いている番号",
	"help_noopen": "ブラウザーを開かず、アドレスだけを表示する",
}
