package golden

import (
	"regexp"
	"strings"
)

// correction is what a case that its own note calls wrong should have said.
type correction struct {
	key    string
	wrong  string // as the case expects it, by canon
	right  string
	reason string // in Japanese
}

// corrected are the cases whose expected value is kept as an example of a mistake, by id.
var corrected = map[string]correction{
	// The source takes the rate by the month of pay; a bonus takes that of the month it is paid in
	// (健保法160-1): 500,000 × 9.85 % ÷ 2.
	"k3-bonus-500k-2026-03-fy2025": {"employee_health", "24775", "24625", textCorrectedMarch},
}

// mistaken are the words by which a note says that the expected value is wrong.
var mistaken = []string{"wrong against the rule", "negative example"}

var figures = regexp.MustCompile(`[0-9][0-9,]*(?:\.[0-9]+)?`)

// calledWrong reports that the expected value under a key is one that the case itself calls wrong
// and that ours is the right one: the registered one, or, where the case is not registered, one
// that its note names.
func (c *goldenCase) calledWrong(key string, have any, o *Outcome) bool {
	if r, ok := corrected[c.ID]; ok && r.key == key {
		if canon(c.Expected[key]) == r.wrong && same(have, r.right) {
			o.Note = joined(o.Note, r.reason)
			return true
		}
		return false
	}
	note := strings.ToLower(c.Note)
	for _, words := range mistaken {
		if !strings.Contains(note, words) {
			continue
		}
		for _, figure := range figures.FindAllString(c.Note, -1) {
			if same(have, strings.ReplaceAll(figure, ",", "")) {
				o.Note = joined(o.Note, textCalledWrong)
				return true
			}
		}
	}
	return false
}
