// Package kana is planted.
package kana

// Space is a character of a mechanism.
const Space = "\u3000"

const wide = 'ア'
