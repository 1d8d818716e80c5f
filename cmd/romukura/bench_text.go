package main

const (
	textBenchHead   = "事務所   従業員      記録数   計算(秒)   保存(秒)   記録/秒   容量(MiB)   メモリー(MiB)   1人あたり(µs)\n"
	textBenchLine   = "%4d  %9s  %10s  %8.2f  %8.2f  %9s  %8d  %10d  %12.0f\n"
	textBenchWhole  = "この傾きのまま全国の %s人を1台で行うと、およそ %.0f分です（1台・直列。事務所ごとに分けて並べられます）。\n"
	textBenchOffice = "架空の事務所を作り、1か月を計算して保存しています %d/%d"
)
