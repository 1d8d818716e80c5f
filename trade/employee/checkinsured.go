package employee

import (
	"romukura/ground/caldate"
	"romukura/ground/idnum"
)

// Categories of insured persons as a SocialSpan names them; empty is general.
const (
	CategoryPartTime  = "part-time"  // 短時間就労者
	CategoryShortTime = "short-time" // 短時間労働者
)

// spanDays are the days of a membership; a zero lost is open.
type spanDays struct{ acquired, lost caldate.Date }

// insured looks at memberships: reversed or overlapping spans, spans beyond employment, standards
// outside membership, and numbers that are no numbers.
func (k *checker) insured() {
	in := &k.e.Insured
	for i := range in.Social {
		s := &in.Social[i]
		path := at("insured.social", i)
		k.span(path, spanDays{s.Acquired, s.Lost})
		for j := range i {
			o := &in.Social[j]
			if overlaps(spanDays{s.Acquired, s.Lost}, spanDays{o.Acquired, o.Lost}) {
				k.stop(path, wordSpansOverlap)
			}
		}
		if s.Category != "" && s.Category != CategoryPartTime && s.Category != CategoryShortTime {
			k.stop(path+".category", wordSetting)
		}
		if s.HealthOnly && s.PensionOnly {
			k.stop(path, wordBothOnly)
		}
	}
	for i := range in.Employment {
		s := &in.Employment[i]
		path := at("insured.employment", i)
		k.span(path, spanDays{s.Acquired, s.Lost})
		for j := range i {
			o := &in.Employment[j]
			if overlaps(spanDays{s.Acquired, s.Lost}, spanDays{o.Acquired, o.Lost}) {
				k.stop(path, wordSpansOverlap)
			}
		}
	}
	k.standards()
	if in.EmploymentNumber != "" {
		k.faults.AddAll("insured.employment_number",
			idnum.EmploymentPerson.Check(in.EmploymentNumber))
	}
	if in.PensionNumber != "" {
		if _, err := idnum.ReadPension(in.PensionNumber); err != nil {
			k.stop("insured.pension_number", wordPensionNumber)
		}
	}
}

func (k *checker) standards() {
	in := &k.e.Insured
	inOrder(k, "insured.standards", in.Standards)
	inOrder(k, "insured.two_employers", in.TwoEmployers)
	for i := range in.Standards {
		s := &in.Standards[i]
		path := at("insured.standards", i)
		switch {
		case s.Value.Health < 0 || s.Value.Pension < 0:
			k.stop(path, wordNegative)
		case s.From.Day() != 1:
			// A standard holds for whole months.
			k.warn(path+".from", wordStandardDay)
		}
	}
	for i := range in.Social {
		if s := &in.Social[i]; in.Standards.Ref(s.Acquired.Month().Last()) == nil {
			k.warn(at("insured.social", i), wordNoStandard)
		}
	}
}

// span looks at one membership beside the employment.
func (k *checker) span(path string, s spanDays) {
	switch {
	case s.acquired.IsZero():
		k.stop(path+".acquired", wordNoFrom)
	case !s.lost.IsZero() && s.lost.Before(s.acquired):
		k.stop(path+".lost", wordReversedRange)
	case s.acquired.Before(k.e.Hired):
		k.warn(path+".acquired", wordAcquiredEarly)
	case !k.e.Left.IsZero() && s.acquired.After(k.e.Left):
		k.stop(path+".acquired", wordAcquiredLate)
	case !k.e.Left.IsZero() && s.lost.After(k.e.Left.AddDays(1)):
		k.stop(path+".lost", wordLostLate)
	}
}

// overlaps reports that two memberships share a day; one may begin on the day the other is lost.
func overlaps(a, b spanDays) bool {
	return (b.lost.IsZero() || a.acquired.Before(b.lost)) &&
		(a.lost.IsZero() || b.acquired.Before(a.lost))
}
