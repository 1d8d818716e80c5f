// Package book is planted.
package book

const title = "給与"

const kana = `ｶﾅ`
