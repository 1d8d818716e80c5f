package golden

import (
	"errors"
	"fmt"
	"path"
	"sort"
	"strings"

	"romukura/ground/fault"
	"romukura/law/dated"
	"romukura/law/withholding"
	"romukura/law/yearend"
)

// State is how a case came out.
type State string

// States.
const (
	Pass        State = "pass"
	Fail        State = "fail"
	Unsupported State = "unsupported"
)

// Outcome is how one case came out, with both values.
type Outcome struct {
	File     string `json:"file"`
	ID       string `json:"id"`
	Topic    string `json:"topic"`
	State    State  `json:"state"`
	Expected string `json:"expected"`
	Got      string `json:"got"`
	Note     string `json:"note,omitempty"` // in Japanese
}

// Report is how all cases came out, in the order of the files' names and of the cases in them.
type Report struct {
	Cases       []Outcome `json:"cases"`
	Passed      int       `json:"passed"`
	Failed      int       `json:"failed"`
	Unsupported int       `json:"unsupported"`
}

// Run runs all cases of the files, given by name. Files whose name does not end in .json are those
// that cases refer to. The error lists every file and case that cannot be read; no case is run
// then.
func Run(files map[string][]byte) (Report, error) {
	var faults fault.List
	var all []goldenCase
	for _, name := range namesOf(files) {
		if path.Ext(name) == ".json" {
			all = append(all, read(name, files[name], &faults)...)
		}
	}
	if err := faults.Err(); err != nil {
		return Report{}, err
	}
	var r Report
	for i := range all {
		r.add(all[i].run(files))
	}
	return r, nil
}

// Needs lists the files that the cases of a file refer to, by the names under which Run looks for
// them. A file that cannot be read needs none.
func Needs(name string, data []byte) []string {
	var faults fault.List
	var all []string
	for _, c := range read(name, data, &faults) {
		for _, values := range []map[string]any{c.Input, c.Expected} {
			if s, ok := values["file"].(string); ok && safe(s) {
				all = append(all, path.Join(path.Dir(name), s))
			}
		}
	}
	return all
}

// safe reports that a name stays in the folder of the case file.
func safe(name string) bool { return name != "" && path.Base(name) == name && name != ".." }

func namesOf(files map[string][]byte) []string {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func (r *Report) add(o Outcome) {
	r.Cases = append(r.Cases, o)
	switch o.State {
	case Pass:
		r.Passed++
	case Fail:
		r.Failed++
	default:
		r.Unsupported++
	}
}

// run computes one case and compares.
func (c *goldenCase) run(files map[string][]byte) Outcome {
	o := Outcome{File: c.file, ID: c.ID, Topic: c.Topic, State: Unsupported,
		Expected: list(c.Expected)}
	t, ok := registry[c.Topic]
	if !ok {
		o.Note = textUnknownTopic + c.Topic
		return o
	}
	in := newInput(c, files)
	got, err := compute(t, in)
	switch {
	case len(in.problems) > 0:
		o.Note = strings.Join(in.problems, textAnd)
	case err != nil:
		o.Got, o.State, o.Note = err.Error(), stateOf(err), noteOf(err)
	case len(in.unread()) > 0:
		o.Note = textUnknownInput + strings.Join(in.unread(), textAnd)
	default:
		o.compare(c, got)
	}
	if len(in.remarks) > 0 {
		o.Note = strings.Join(append(in.remarks, nonEmpty(o.Note)...), textAnd)
	}
	return o
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// compute keeps a case that ends in the impossible from stopping the others.
func compute(t topic, in *input) (got answers, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", errImpossible, p)
		}
	}()
	return t(in)
}

var errImpossible = errors.New("golden: the case led to an impossible state")

// stateOf tells what we do not hold from what we got wrong: a table that is missing is named and
// is no failure.
func stateOf(err error) State {
	var before *dated.BeforeFirstError
	var missing *withholding.TableMissing
	var year *yearend.TableMissing
	var early *yearend.EarlyAdjustment
	var choice *choiceError
	if errors.As(err, &before) || errors.As(err, &missing) || errors.As(err, &year) ||
		errors.As(err, &early) || errors.As(err, &choice) {
		return Unsupported
	}
	return Fail
}

func noteOf(err error) string {
	if stateOf(err) == Unsupported {
		return textNoTable
	}
	return textNotComputed
}

// compare compares each expected value with ours.
func (o *Outcome) compare(c *goldenCase, got answers) {
	o.State, o.Got = Pass, listed(c.Expected, got)
	var wrong, unknown []string
	compared := 0
	for _, key := range keysOf(c.Expected) {
		want := c.Expected[key]
		if want == nil {
			continue
		}
		have, ok := got[key]
		if !ok {
			unknown = append(unknown, key)
			continue
		}
		compared++
		if !same(have, want) && !c.calledWrong(key, have, o) {
			wrong = append(wrong, key)
		}
	}
	switch {
	case len(wrong) > 0:
		o.State = Fail
		o.Note = joined(o.Note, textDiffers+strings.Join(wrong, textAnd))
	case len(unknown) > 0:
		o.State = Unsupported
		o.Note = joined(o.Note, textUnknownExpected+strings.Join(unknown, textAnd))
	case compared == 0:
		o.State = Unsupported
		o.Note = textNothingExpected
	}
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + textAnd + b
}
