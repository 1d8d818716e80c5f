// Package passphrase decides which passphrases may guard a member's keys.
//
// A passphrase has at least fifteen characters, of any script, in any mixture: no rule asks for
// capitals or signs, and none asks for a change. It is refused when little is left of it once we
// take away what an attacker tries first: words of the trade, names of the office, its clients and
// its people, years and numbers, known passwords and dictionary words, sequences and repetitions.
// Words are compared after folding, so that 社労夢, シャロウム, sharoumu and $har0u-mu are one.
//
// What is left is counted in characters. A word of the trade leaves nothing, a name one, any other
// known word two, and eight must be left: four unrelated words are enough, and so are eight letters
// that no list explains.
//
//	phrase, err := rules.Choose(typed, context) // faults in Japanese; none repeats what was typed
//
// The form in which keys are derived from a passphrase is NFKC. That form is in the type: whoever
// has a [Phrase] has it, and who has a [Chosen] kept the rules too.
package passphrase

import (
	"bytes"
	"crypto/sha1"
	"fmt"
	"unicode"
	"unicode/utf8"

	"romukura/ground/fault"
)

// Bounds of a passphrase, in characters after normalization, and what must be left of it.
const (
	least     = 15
	most      = 1024
	mustLeave = 8
)

// Digest is SHA-1 over a password, the form in which lists of breached passwords are published.
type Digest = [sha1.Size]byte

// Rules read and judge passphrases.
type Rules struct {
	normal   func([]byte) []byte
	breached func(Digest) bool
}

// New makes the rules. Normal brings a text into NFKC and is needed; breached tells whether a
// password stands in the office's list of breached ones, and is nil where there is none.
func New(normal func([]byte) []byte, breached func(Digest) bool) *Rules {
	if normal == nil {
		panic("passphrase: rules without NFKC")
	}
	return &Rules{normal, breached}
}

// Phrase is a passphrase in the form from which keys are derived. It prints ‹sealed›.
type Phrase struct{ text []byte }

// Chosen is a passphrase that kept the rules, good to lock with.
type Chosen struct{ *Phrase }

// Read brings what was typed into its form, to unlock with. It judges nothing: a passphrase that
// was good when it was chosen unlocks. The caller wipes what was typed, and the phrase.
func (r *Rules) Read(typed []byte) *Phrase { return &Phrase{bytes.Clone(r.normal(typed))} }

// Bytes is the passphrase itself, valid until Wipe.
func (p *Phrase) Bytes() []byte { return p.text }

// Wipe overwrites the passphrase.
func (p *Phrase) Wipe() {
	if p != nil {
		clear(p.text)
		p.text = nil
	}
}

// Format prints the mask under every verb.
func (p Phrase) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("‹sealed›")) }

// MarshalText writes the mask.
func (p Phrase) MarshalText() ([]byte, error) { return []byte("‹sealed›"), nil }

// Context is what an attacker knows of this office: its name and those of its clients and people,
// in kanji, kana or romaji, with or without a blank between family and given name.
type Context struct{ Names []string }

// Choose reads a new passphrase and judges it. The error carries every fault, in Japanese, and
// nothing of the passphrase.
func (r *Rules) Choose(typed []byte, c Context) (*Chosen, error) {
	p := r.Read(typed)
	faults := r.judge(p.text, c)
	if err := faults.Err(); err != nil {
		p.Wipe()
		return nil, err
	}
	return &Chosen{p}, nil
}

func (r *Rules) judge(text []byte, c Context) fault.List {
	var faults fault.List
	add := func(code, message, remedy string) {
		faults.Add(fault.Fault{Path: "passphrase", Code: code, Message: message, Remedy: remedy})
	}
	switch n := utf8.RuneCount(text); {
	case !utf8.Valid(text) || bytes.ContainsFunc(text, unicode.IsControl):
		add("passphrase.control", textControl, textControlRemedy)
		return faults
	case n > most:
		add("passphrase.long", fmt.Sprintf(textLong, most), textLongRemedy)
		return faults
	case n < least:
		add("passphrase.short", fmt.Sprintf(textShort, least), textRemedy)
	}
	if left, known := r.list(c).left(string(text)); left < mustLeave {
		add("passphrase.guessable", textGuessable(known), textRemedy)
	}
	if r.breached != nil && r.breached(sha1.Sum(text)) {
		add("passphrase.breached", textBreached, textRemedy)
	}
	return faults
}
