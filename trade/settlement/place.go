package settlement

import (
	"strconv"
	"strings"
)

// place is the path of an item of a form: dependents.relatives[2].
func place(k Kind, list string, i int) string {
	return string(k) + "." + list + "[" + strconv.Itoa(i) + "]"
}

// forms are where the law's fields stand on the forms.
var forms = []struct {
	law  string
	form Kind
	name string
}{
	{"self", Dependents, ".self"}, {"forms.dependents", Dependents, ""},
	{"forms.basic", BasicSpouse, ""}, {"forms.adjustment", BasicSpouse, ".adjustment"},
	{"spouse", BasicSpouse, ".spouse"}, {"income", BasicSpouse, ".income"},
	{"premiums", Insurance, ".premiums"}, {"housing", Housing, ""}, {"former", Former, ".slips"},
}

// placed is a path of the law's input as the field of the form in which it was declared.
func (g *gathered) placed(path string) string {
	if rest, ok := strings.CutPrefix(path, "relatives["); ok {
		number, tail, _ := strings.Cut(rest, "]")
		if i, err := strconv.Atoi(number); err == nil && i < len(g.family) {
			form, _, _ := strings.Cut(g.family[i], " ")
			return form + tail
		}
	}
	for _, f := range forms {
		tail, ok := strings.CutPrefix(path, f.law)
		if ok && (tail == "" || tail[0] == '.' || tail[0] == '[') {
			return string(f.form) + f.name + tail
		}
	}
	return path
}
