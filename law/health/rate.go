package health

import (
	"embed"
	"errors"
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/insurer"
	"romukura/law/premium"
)

//go:embed tables
var tables embed.FS

const root = "law/health"

// Rate is the rate of one branch of the Association. The total is shared in halves.
type Rate struct {
	Name     string
	Total    yen.Rate
	Specific yen.Rate // 特定保険料率: what goes to the elderly's care and the like
	Basic    yen.Rate // 基本保険料率: what serves the Association's own insured
	Document string   // the Association's own document, where it is named
}

// branches are the rates by the number of the prefecture.
type branches [48]Rate

var (
	rateSeries    = dated.MustLoadAt(root, tables, "tables/rate", buildRates)
	careSeries    = dated.MustLoadAt(root, tables, "tables/care", buildRate)
	supportSeries = dated.MustLoadAt(root, tables, "tables/support", buildRate)
)

func buildRates(f *dated.File) (branches, error) {
	var all branches
	for _, r := range f.Rows {
		p, ok := insurer.ParsePrefecture(r.Text("code"))
		if !ok || all[p].Name != "" {
			return all, fmt.Errorf("line %d: no prefecture, or twice", r.Line)
		}
		all[p] = Rate{r.Text("prefecture"), r.Rate("rate"), r.Rate("specific"), r.Rate("basic"),
			r.Text("source")}
		if all[p].Specific.Plus(all[p].Basic).Compare(all[p].Total) != 0 {
			return all, fmt.Errorf("line %d: the parts do not make up the whole", r.Line)
		}
		if p.Label() != all[p].Name {
			return all, fmt.Errorf("line %d: number and name disagree", r.Line)
		}
	}
	if len(f.Rows) != len(all)-1 {
		return all, fmt.Errorf("%d prefectures", len(f.Rows))
	}
	return all, nil
}

func buildRate(f *dated.File) (yen.Rate, error) { return f.Rows[0].Rate("rate"), nil }

// RateOf is the Association's rate of one prefecture for a premium month, with its specific and
// basic parts.
//
// Law: 健保法160-1 健保法160-14
func RateOf(p insurer.Prefecture, m caldate.Month) (Rate, dated.Standing, error) {
	if !p.Valid() {
		return Rate{}, 0, ErrPrefecture
	}
	e, standing, err := rateSeries.At(m.First())
	if err != nil {
		return Rate{}, 0, err
	}
	return e.Value[p], standing, nil
}

// Refusals of RatesFor.
var (
	ErrPrefecture = errors.New("health: no such prefecture")
	ErrInsurer    = errors.New("health: the insurer is not named, or a society without terms")
)

// levy is a place in the list of levies that make up the premium.
type levy int

const (
	general levy = iota // 一般保険料 without the support levy
	care
	support
	levies
)

// Rates are the rates of one insurer and premium month, resolved.
type Rates struct {
	month     caldate.Month
	label     string // the branch or the society, for explanations
	standing  dated.Standing
	profile   insurer.Profile
	split     [levies]premium.Split
	levy      []premium.Levy
	source    [levies]*dated.Source
	standings [levies]dated.Standing
	bonus     bonusRule
}

// RatesFor resolves the rates of an insurer for a premium month.
//
// Law: 健保法156-1 健保法160-1 健保法160-13 健保法160-16
func RatesFor(i *insurer.Insurer, m caldate.Month) (*Rates, dated.Standing, error) {
	r := &Rates{month: m, profile: i.ProfileOn(m)}
	var err error
	switch {
	case i.Kind == insurer.AssociationKind:
		err = r.association(i.Prefecture)
	case i.Kind == insurer.SocietyKind && i.Society != nil:
		err = r.society(i.Society)
	default:
		err = ErrInsurer
	}
	if err == nil {
		err = r.bonusFor(m)
	}
	if err != nil {
		return nil, 0, err
	}
	r.levy = premium.Levies(r.split[:]...)
	r.profile = r.profile.Over(insurer.Profile{Together: insurer.All, Share: premium.Deduction})
	for _, s := range r.standings {
		r.standing = r.standing.Worse(s)
	}
	return r, r.standing, nil
}

func (r *Rates) association(p insurer.Prefecture) error {
	if !p.Valid() {
		return ErrPrefecture
	}
	r.label = p.Label()
	e, standing, err := rateSeries.At(r.month.First())
	if err != nil {
		return err
	}
	r.set(general, premium.Halves(e.Value[p].Total), &e.Source, standing)
	c, standing, err := careSeries.At(r.month.First())
	if err != nil {
		return err
	}
	r.set(care, premium.Halves(c.Value), &c.Source, standing)
	return r.statutorySupport()
}

func (r *Rates) society(s *insurer.Society) error {
	r.label = s.ID
	e, standing, err := s.At(r.month)
	if err != nil {
		return err
	}
	r.set(general, e.Value.Health, &e.Source, standing)
	r.set(care, e.Value.Care, &e.Source, standing)
	if e.Value.OwnSupport {
		r.set(support, e.Value.Support, &e.Source, standing)
		return nil
	}
	return r.statutorySupport()
}

// statutorySupport sets the rate of the support levy, which is the same at every insurer. Before
// the levy began it is nought, and there is no table to name.
//
// Law: 健保法156-1
func (r *Rates) statutorySupport() error {
	e, standing, err := supportSeries.At(r.month.First())
	var before *dated.BeforeFirstError
	switch {
	case errors.As(err, &before):
		r.split[support] = premium.Halves(yen.Rate{Num: 0, Den: 1})
		return nil
	case err != nil:
		return err
	}
	r.set(support, premium.Halves(e.Value), &e.Source, standing)
	return nil
}

// Month is the premium month for which the rates were resolved.
//
// Law: 健保法156-1
func (r *Rates) Month() caldate.Month { return r.month }

// Standing is how far the rates can be trusted.
//
// Law: 健保法160-1
func (r *Rates) Standing() dated.Standing { return r.standing }

// General is the split of the general rate without the support levy (一般保険料率).
//
// Law: 健保法160-1 健保法161-1
func (r *Rates) General() premium.Split { return r.split[general] }

// Care is the split of the care rate (介護保険料率).
//
// Law: 健保法160-16 健保法161-1
func (r *Rates) Care() premium.Split { return r.split[care] }

// Support is the split of the support levy's rate (子ども・子育て支援金率), nought before April 2026.
//
// Law: 健保法156-1 健保法161-1
func (r *Rates) Support() premium.Split { return r.split[support] }

// Profile is how the premiums are rounded, with nothing left open.
//
// Law: 通貨法3-1
func (r *Rates) Profile() insurer.Profile { return r.profile }

// KnownThrough is the last day for which the Association's rates are known.
//
// Law: 健保法160-1
func KnownThrough() caldate.Date { return rateSeries.KnownThrough() }

func (r *Rates) set(l levy, s premium.Split, src *dated.Source, standing dated.Standing) {
	r.split[l], r.source[l], r.standings[l] = s, src, standing
}
