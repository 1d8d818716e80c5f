package golden

import (
	"encoding/json"
	"math/big"
	"path"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
)

// input reads what a case gives. Each key that is read is marked, so that what nobody read can be
// named; what cannot be read is collected.
type input struct {
	values, wanted map[string]any
	read           map[string]bool
	problems       []string
	remarks        []string
	file           string
	files          map[string][]byte
}

func newInput(c *goldenCase, files map[string][]byte) *input {
	return &input{values: c.Input, wanted: c.Expected, read: map[string]bool{}, file: c.file,
		files: files}
}

// has reports whether a case says something under a key.
func (in *input) has(key string) bool { return in.values[key] != nil }

// asks reports whether one of the keys is expected.
func (in *input) asks(keys ...string) bool {
	for _, key := range keys {
		if _, ok := in.wanted[key]; ok {
			return true
		}
	}
	return false
}

// first is the first of the keys that the case uses, else the last.
func (in *input) first(keys ...string) string {
	for _, key := range keys {
		if in.has(key) {
			return key
		}
	}
	return keys[len(keys)-1]
}

func (in *input) unread() []string {
	var left []string
	for _, key := range keysOf(in.values) {
		if !in.read[key] {
			left = append(left, key)
		}
	}
	return left
}

func (in *input) bad(key, message string) { in.problems = append(in.problems, key+": "+message) }

func (in *input) take(key string) (any, bool) {
	in.read[key] = true
	v := in.values[key]
	if v == nil {
		in.bad(key, textMissing)
		return nil, false
	}
	return v, true
}

// skip marks keys that do not bear on the answer.
func (in *input) skip(keys ...string) {
	for _, key := range keys {
		in.read[key] = true
	}
}

// decimals is how fine a number of a case may be.
const decimals = 9

// exactOf reads a number, or a text that is one, exactly.
func exactOf(v any) (yen.Exact, string) {
	text := ""
	switch v := v.(type) {
	case json.Number:
		text = v.String()
	case string:
		text = strings.ReplaceAll(v, ",", "")
	default:
		return yen.Exact{Den: 1}, textNoNumber
	}
	plain, ok := plainNumber(text)
	if !ok {
		return yen.Exact{Den: 1}, textNoNumber
	}
	r, _ := new(big.Rat).SetString(plain)
	_, frac, _ := strings.Cut(plain, ".")
	if len(frac) > decimals || new(big.Rat).Abs(r).Cmp(big.NewRat(int64(yen.Limit), 1)) > 0 ||
		!r.Num().IsInt64() {
		return yen.Exact{Den: 1}, textTooLarge
	}
	return yen.Exact{Num: r.Num().Int64(), Den: r.Denom().Int64()}, ""
}

func (in *input) exact(key string) yen.Exact {
	v, ok := in.take(key)
	if !ok {
		return yen.Exact{Den: 1}
	}
	e, problem := exactOf(v)
	if problem != "" {
		in.bad(key, problem)
	}
	return e
}

func (in *input) whole(key string, v any) yen.Amount {
	e, problem := exactOf(v)
	if problem == "" && e.Den != 1 {
		problem = textNotWhole
	}
	if problem != "" {
		in.bad(key, problem)
		return 0
	}
	return yen.Amount(e.Num)
}

func (in *input) amount(key string) yen.Amount {
	v, ok := in.take(key)
	if !ok {
		return 0
	}
	return in.whole(key, v)
}

// amountOr reads an amount that may be left out.
func (in *input) amountOr(key string, otherwise yen.Amount) yen.Amount {
	in.read[key] = true
	if !in.has(key) {
		return otherwise
	}
	return in.amount(key)
}

func (in *input) amounts(key string) []yen.Amount {
	v, ok := in.take(key)
	if !ok {
		return nil
	}
	many, ok := v.([]any)
	if !ok {
		many = []any{v}
	}
	var all []yen.Amount
	for _, e := range many {
		all = append(all, in.whole(key, e))
	}
	return all
}

// countLimit bounds counts: days, hours, months, persons, meters.
const countLimit = 10_000_000

func (in *input) count(key string) int {
	n := in.amount(key)
	if n < 0 || n > countLimit {
		in.bad(key, textTooLarge)
		return 0
	}
	return int(n)
}

func (in *input) countOr(key string, otherwise int) int {
	in.read[key] = true
	if !in.has(key) {
		return otherwise
	}
	return in.count(key)
}

// times reads a number that may have a fraction and multiplies it into a count: hours into minutes.
func (in *input) times(key string, by int64) int {
	e := in.exact(key)
	limit := yen.Exact{Num: countLimit, Den: 1}
	if e.Num < 0 || e.Compare(limit) > 0 {
		in.bad(key, textTooLarge)
		return 0
	}
	e = e.Times(yen.Rate{Num: by, Den: 1})
	if e.Compare(limit) > 0 || e.Num%e.Den != 0 {
		in.bad(key, textTooLarge)
		return 0
	}
	return int(e.Num / e.Den)
}

// ratio reads a number in parts of a unit: 100 for percent, 1000 for per mille.
func (in *input) ratio(key string, unit int64) yen.Rate {
	e := in.exact(key)
	if e.Den > 1_000_000 || e.Num < 0 || e.Num > 1_000_000_000 {
		in.bad(key, textTooLarge)
		return yen.Rate{Num: 0, Den: 1}
	}
	return yen.Rate{Num: e.Num, Den: e.Den * unit}
}

func (in *input) flag(key string) bool {
	in.read[key] = true
	b, ok := in.values[key].(bool)
	if !ok && in.has(key) {
		in.bad(key, textNoFlag)
	}
	return b
}

func (in *input) text(key string) string {
	in.read[key] = true
	s, ok := in.values[key].(string)
	if !ok && in.has(key) {
		in.bad(key, textNoText)
	}
	return s
}

func (in *input) day(key string) caldate.Date {
	if _, ok := in.take(key); !ok {
		return caldate.Date{}
	}
	d, err := caldate.Parse(in.text(key))
	if err != nil || d.Year() > lastYear {
		in.bad(key, textNoDay)
		return caldate.Date{}
	}
	return d
}

// Days and months that cases may name: within these years all arithmetic of days is sound.
const firstYear, lastYear = 1900, 2199

func (in *input) month(key string) caldate.Month {
	if _, ok := in.take(key); !ok {
		return caldate.Month{}
	}
	return in.monthOf(key, in.text(key))
}

func (in *input) monthOf(key, text string) caldate.Month {
	m, err := caldate.ParseMonth(text)
	if err != nil || m.Year < firstYear || m.Year > lastYear {
		in.bad(key, textNoMonth)
		return caldate.Month{}
	}
	return m
}

// year reads a year that the arithmetic of days can bear.
func (in *input) year(key string) int {
	y := in.count(key)
	if y < firstYear || y > lastYear {
		in.bad(key, textNoMonth)
		return firstYear
	}
	return y
}

// word reads one of the words of a vocabulary; an empty one only where the vocabulary has it.
func word[T any](in *input, key string, words map[string]T) T {
	text := in.text(key)
	v, ok := words[text]
	if !ok {
		if text == "" {
			in.bad(key, textMissing)
		} else {
			in.bad(key, textUnknownWord)
		}
	}
	return v
}

// beside is the file of a name that lies beside the file of the case.
func (in *input) beside(name string) ([]byte, bool) {
	if !safe(name) {
		return nil, false
	}
	data, ok := in.files[path.Join(path.Dir(in.file), name)]
	return data, ok
}
