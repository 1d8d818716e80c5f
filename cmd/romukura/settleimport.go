package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/record"
	"romukura/trade/exchange"
	"romukura/trade/filing/certificate"
	"romukura/trade/settlement"
)

type settleImportCmd struct {
	ofYear
	On     string `name:"on" placeholder:"2026-11-20" help:"${help_settle_on}"`
	Kind   string `name:"kind" placeholder:"KIND" help:"${help_settle_kind}"`
	Number string `name:"employee" placeholder:"NUMBER" help:"${help_settle_whose}"`
	By     string `name:"by" placeholder:"NAME" help:"${help_by}"`
	Apply  bool   `name:"apply" help:"${help_apply}"`
	Path   string `arg:"" name:"PATH" help:"${help_settle_path}"`
}

// Run shows what the files would change, and takes them with --apply: all of them, or none.
func (cmd *settleImportCmd) Run(d *desk) error {
	files, err := cmd.files(d)
	if err != nil {
		return err
	}
	return cmd.season(d, func(c *book.Client, s *settlement.Season) (*book.Change, error) {
		plans, err := cmd.plans(c, s, files)
		if err != nil {
			return nil, err
		}
		refused := slices.ContainsFunc(plans, func(p season.Plan) bool { return p.Refused() })
		if err := d.answer(plans, plansText(plans, cmd.Apply && !refused)); err != nil {
			return nil, err
		}
		switch {
		case refused:
			return nil, errWaits
		case !cmd.Apply:
			return nil, nil
		}
		taken := false
		for i := range plans {
			taken = season.Take(s, &plans[i]) || taken
		}
		if !taken {
			return nil, nil
		}
		return change(record.Import), nil
	})
}

// plans are what the files would change: a table each, the certificates of one person together.
func (cmd *settleImportCmd) plans(
	c *book.Client,
	s *settlement.Season,
	files []season.File,
) ([]season.Plan, error) {
	if cmd.Number != "" {
		if c.EmployeeByNumber(cmd.Number) == nil {
			return nil, errors.New(textNoPerson)
		}
		p, err := season.ReadCertificates(c, s, season.Certificates{Number: cmd.Number, Files: files})
		return []season.Plan{p}, err
	}
	var out []season.Plan
	for _, f := range files {
		p, err := season.Read(c, s, f)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// files reads the file named, or those of a folder: the XML of one person's certificates, else the
// tables that bear the names of the templates.
func (cmd *settleImportCmd) files(d *desk) ([]season.File, error) {
	on := d.today()
	if err := days(pair{cmd.On, &on}); err != nil {
		return nil, err
	}
	paths, err := cmd.paths()
	if err != nil {
		return nil, err
	}
	var out []season.File
	for _, path := range paths {
		f, err := cmd.file(path)
		if err != nil {
			return nil, err
		}
		f.Sent.On, f.By, f.At = on, cmd.By, d.instant()
		out = append(out, f)
	}
	return out, nil
}

// xmlSuffix is how the file of an electronic certificate ends.
const xmlSuffix = ".xml"

func isXML(path string) bool { return strings.EqualFold(filepath.Ext(path), xmlSuffix) }

func (cmd *settleImportCmd) paths() ([]string, error) {
	info, err := os.Stat(cmd.Path)
	switch {
	case err != nil:
		return nil, err
	case !info.IsDir() && isXML(cmd.Path) != (cmd.Number != ""):
		return nil, errors.New(textWhoseCertificate)
	case !info.IsDir():
		return []string{cmd.Path}, nil
	case cmd.Number != "":
		return cmd.certificates()
	}
	var paths []string
	for _, k := range append(settlement.Kinds(), settlement.PaidBefore, nextYear) {
		path := filepath.Join(cmd.Path, string(k)+".csv")
		if _, err := os.Stat(path); err == nil {
			paths = append(paths, path)
		}
	}
	if paths == nil {
		return nil, fmt.Errorf(textNoAnswers, cmd.Path)
	}
	return paths, nil
}

// certificates are the XML files of a folder, in the order of their names.
func (cmd *settleImportCmd) certificates() ([]string, error) {
	entries, err := os.ReadDir(cmd.Path)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, e := range entries {
		if !e.IsDir() && isXML(e.Name()) {
			paths = append(paths, filepath.Join(cmd.Path, e.Name()))
		}
	}
	if paths == nil {
		return nil, fmt.Errorf(textNoCertificates, cmd.Path)
	}
	return paths, nil
}

// file reads one file. Its name says what it is, unless that is said.
func (cmd *settleImportCmd) file(path string) (season.File, error) {
	f := season.File{Name: filepath.Base(path)}
	f.Sent.Kind, f.Sent.Year = settlement.Insurance, yearend.IncomeYear(cmd.Year)
	most, large := int64(certificate.MaxBytes), textCertificateLarge
	if cmd.Number == "" {
		most, large = exchange.MaxBytes, textTooLarge
		if err := cmd.named(&f); err != nil {
			return f, err
		}
	}
	info, err := os.Stat(path)
	if err == nil && info.Size() > most {
		return f, fmt.Errorf(large, most>>20)
	}
	if err == nil {
		f.Data, err = os.ReadFile(path)
	}
	return f, err
}

// named says by its name, or as it was said, what a table is.
func (cmd *settleImportCmd) named(f *season.File) error {
	kind := settlement.Kind(cmd.Kind)
	if kind == "" {
		kind = settlement.Kind(strings.TrimSuffix(f.Name, filepath.Ext(f.Name)))
	}
	if kind == nextYear {
		kind, f.Sent.Year = settlement.Dependents, f.Sent.Year+1
	}
	if !slices.Contains(append(settlement.Kinds(), settlement.PaidBefore), kind) {
		return fmt.Errorf(textWhichAnswers, f.Name)
	}
	f.Sent.Kind = kind
	return nil
}

func plansText(plans []season.Plan, applied bool) string {
	var t strings.Builder
	for i := range plans {
		p := &plans[i]
		fmt.Fprintf(&t, textPlanFile, p.Taken.Name, p.Taken.Year, p.Taken.Kind.Label())
		if p.Already {
			t.WriteString(textPlanAlready)
			continue
		}
		for _, f := range p.Faults {
			mark := textStop
			if f.Severity == fault.Warn {
				mark = textWarn
			}
			fmt.Fprintf(&t, "    %s %s\n", mark, f)
		}
		same := 0
		for j := range p.Rows {
			r := &p.Rows[j]
			switch {
			case r.Same:
				same++
			case r.New:
				fmt.Fprintf(&t, textPlanNew, r.Number)
			default:
				fmt.Fprintf(&t, textPlanChange, r.Number)
				for _, x := range r.Fields {
					fmt.Fprintf(&t, "        %s: %s → %s\n", x.Path, x.Ours, x.Theirs)
				}
			}
		}
		if same > 0 {
			fmt.Fprintf(&t, textPlanSame, same)
		}
		if applied {
			fmt.Fprintf(&t, textPlanTaken, p.Taken.ID)
		}
	}
	if !applied {
		t.WriteString(textPlanNothing)
	}
	return t.String()
}
