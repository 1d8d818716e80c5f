package output

const textWrite = "%s に書けません。ディスクの空きと、フォルダーに書く権限を確かめてください。このファイルの前の内容はそのまま残っています。"
