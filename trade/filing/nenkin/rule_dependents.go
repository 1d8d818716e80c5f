package nenkin

var rulesOfDependents = []rule{
	{"2202700-01", confirmedKnown},
	{"2202700-02", insuredNumberNeeded},
	{"2202700-03", insuredPersonNumber},
	{"2202700-04", incomesOmitted},
	{"2202700-05", insuredAddressNeeded},
	{"2202700-06", insuredAddressOmitted},
	{"2202700-07", spouseWhole},
	{"2202700-08", spouseBecame},
	{"2202700-09", spouseBecameOmitted},
	{"2202700-10", spouseLocationOmitted},
	{"2202700-11", spouseAddress},
	{"2202700-12", spouseFrom},
	{"2202700-13", spouseFromOmitted},
	{"2202700-14", spouseReasonText},
	{"2202700-15", spouseCeased},
	{"2202700-16", spouseCeasedOmitted},
	{"2202700-17", spouseCeasedText},
	{"2202700-18", spouseDeath},
	{"2202700-19", spouseRemarks},
	{"2202700-20", overseasOmitted},
	{"2202700-21", overseasApplies},
	{"2202700-22", overseasEnded},
	{"2202700-23", overseasReturned},
	{"2202700-24", alwaysEmpty},
	{"2202700-25", memberWhole},
	{"2202700-26", memberRelation},
	{"2202700-27", memberBecame},
	{"2202700-28", memberBecameOmitted},
	{"2202700-29", memberAddress},
	{"2202700-30", memberCeasedOmitted},
	{"2202700-31", memberCeased},
	{"2202700-32", memberRemarks},
	{"2202700-33", blockOrder},
	{"2202700-34", certificatesOmitted},
}

// became, ceased and altered tell what the row reports; none of them where the cell is malformed.
func (r *record) became() bool   { return r.is("change_kind", "1") }
func (r *record) ceased() bool   { return r.is("change_kind", "2") }
func (r *record) altered() bool  { return r.is("change_kind", "3") }
func (r *record) isSpouse() bool { return r.used("sp_") }

// needIf asks for cells under a condition and leaves them alone otherwise.
func (r *record) needIf(condition bool, id string, names ...string) {
	if condition {
		r.need(id, names...)
	}
}

// omitIf forbids cells under a condition.
func (r *record) omitIf(condition bool, id string, names ...string) {
	if condition {
		r.omit(id, names...)
	}
}

// either asks for cells under a condition and forbids them otherwise.
func (r *record) either(condition bool, id string, names ...string) {
	r.needIf(condition, id, names...)
	r.omitIf(!condition, id, names...)
}

// members calls for each other dependent that the row holds.
func (r *record) members(check func(prefix string)) {
	for _, prefix := range blocks {
		if r.used(prefix) {
			check(prefix)
		}
	}
}

func confirmedKnown(r *record, id string) {
	if r.has("employer_confirmed") && !r.oneOf("employer_confirmed", "0", "1") {
		r.fail(id, "employer_confirmed")
	}
}

func insuredNumberNeeded(r *record, id string) {
	r.needIf(r.ceased() || r.altered(), id, "insured_number")
}

func insuredPersonNumber(r *record, id string) {
	r.needIf(!r.has("my_number"), id, "pension_no_office")
}

func incomesOmitted(r *record, id string) {
	r.omitIf(r.ceased() || r.altered(), id, "income", "sp_yearly_income")
}

func insuredAddressNeeded(r *record, id string) {
	r.needIf(!r.has("my_number"), id, "zip3", "zip4", "address_kanji")
}

func insuredAddressOmitted(r *record, id string) {
	r.omitIf(r.has("my_number"), id, "zip3", "zip4", "address_kanji")
}

func spouseWhole(r *record, id string) {
	r.needIf(r.isSpouse(), id, "sp_birth_era", "sp_birth_ymd", "sp_relation")
}

func spouseBecame(r *record, id string) {
	r.needIf(r.isSpouse() && r.became(), id, "sp_living", "sp_from_reason", "sp_job")
}

func spouseBecameOmitted(r *record, id string) {
	r.omitIf(r.ceased() || r.altered(), id, "sp_living", "sp_from_reason", "sp_job")
}

func spouseLocationOmitted(r *record, id string) {
	r.omitIf(r.became() || r.altered(), id, "sp_location")
}

func spouseAddress(r *record, id string) {
	r.needIf(r.isSpouse(), id, "sp_zip3", "sp_zip4", "sp_address")
}

func spouseFrom(r *record, id string) {
	r.needIf(r.isSpouse() && r.became(), id, "sp_from_era", "sp_from_ymd", "sp_income")
}

func spouseFromOmitted(r *record, id string) {
	r.omitIf(r.ceased(), id, "sp_from_era", "sp_from_ymd")
}

func spouseReasonText(r *record, id string) {
	r.needIf(r.is("sp_from_reason", "5"), id, "sp_from_reason_other")
}

func spouseCeased(r *record, id string) {
	r.needIf(r.isSpouse() && r.ceased(), id, "sp_to_era", "sp_to_ymd", "sp_to_reason")
}

func spouseCeasedOmitted(r *record, id string) {
	r.omitIf(r.became() || r.altered(), id, "sp_to_reason")
}

func spouseCeasedText(r *record, id string) {
	r.either(r.is("sp_to_reason", "6"), id, "sp_to_reason_other")
}

func spouseDeath(r *record, id string) {
	r.either(r.is("sp_to_reason", "1"), id, "sp_death_era", "sp_death_ymd")
}

func spouseRemarks(r *record, id string) {
	r.needIf(r.isSpouse() && r.altered(), id, "sp_remarks")
}

func overseasOmitted(r *record, id string) {
	r.omitIf(r.has("sp_to_era"), id, "sp_overseas")
}

func overseasApplies(r *record, id string) {
	r.needIf(r.is("sp_overseas", "1"), id, "sp_overseas_from_era", "sp_overseas_from_ymd",
		"sp_overseas_from_reason")
}

func overseasEnded(r *record, id string) {
	r.needIf(r.is("sp_overseas", "2"), id, "sp_overseas_to_era", "sp_overseas_to_ymd",
		"sp_overseas_to_reason")
}

func overseasReturned(r *record, id string) {
	r.needIf(r.is("sp_overseas_to_reason", "1"), id, "sp_returned_era", "sp_returned_ymd")
}

func alwaysEmpty(r *record, id string) {
	r.omit(id, "d1_number", "d2_number", "intent_confirmed")
}

func memberWhole(r *record, id string) {
	r.members(func(p string) {
		r.need(id, p+"birth_era", p+"birth_ymd", p+"sex", p+"relation")
	})
}

func memberRelation(r *record, id string) {
	for _, p := range blocks {
		r.either(r.is(p+"relation", "10"), id, p+"relation_other")
	}
}

func memberBecame(r *record, id string) {
	if !r.became() {
		return
	}
	r.members(func(p string) {
		r.need(id, p+"living", p+"from_era", p+"from_ymd", p+"job", p+"income")
	})
}

func memberBecameOmitted(r *record, id string) {
	if r.ceased() || r.altered() {
		for _, p := range blocks {
			r.omit(id, p+"living", p+"job", p+"from_reason")
		}
	}
}

func memberAddress(r *record, id string) {
	if r.became() || r.ceased() {
		r.members(func(p string) { r.need(id, p+"zip3", p+"zip4", p+"address") })
	}
}

func memberCeasedOmitted(r *record, id string) {
	if r.became() || r.altered() {
		for _, p := range blocks {
			r.omit(id, p+"location", p+"to_reason")
		}
	}
}

func memberCeased(r *record, id string) {
	if r.ceased() {
		r.members(func(p string) { r.need(id, p+"to_era", p+"to_ymd") })
	}
}

func memberRemarks(r *record, id string) {
	if r.altered() {
		r.members(func(p string) { r.need(id, p+"remarks") })
	}
}

// blockOrder: there is somebody in the row, and the first other dependent before the second.
func blockOrder(r *record, id string) {
	first, second := r.used(blocks[0]), r.used(blocks[1])
	if !first && (second || !r.isSpouse()) {
		r.fail(id, "d1_name_kana")
	}
}

func certificatesOmitted(r *record, id string) {
	for _, p := range [...]string{"sp_", "d1_", "d2_"} {
		r.omitIf(!r.used(p), id, p+"needs_certificate")
	}
}

// dependentsNotes are what the notes of the table ask for beyond the rules: a name for everybody,
// and the details that a chosen code calls for.
func dependentsNotes(r *record) {
	r.needIf(r.isSpouse(), "2202700.name", "sp_name_kana")
	r.members(func(p string) { r.need("2202700.name", p+"name_kana") })
	if r.is("sp_overseas", "2") && r.has("sp_from_era") {
		r.fail("2202700.overseas-end", "sp_overseas")
	}
	r.whole("sp_tel1", "sp_tel2", "sp_tel3")
	for _, p := range r.persons() {
		r.whole(p+"zip3", p+"zip4")
	}
	const needed = "2202700.needed"
	for _, p := range [...]string{"sp_", "d1_", "d2_"} {
		r.needIf(r.is(p+"overseas_from_reason", "5"), needed, p+"overseas_from_other")
		r.needIf(r.is(p+"overseas_to_reason", "2"), needed, p+"overseas_to_other")
	}
	for _, p := range blocks {
		r.needIf(r.is(p+"overseas", "1"), needed, p+"overseas_from_reason")
		r.needIf(r.is(p+"overseas", "2"), needed, p+"overseas_to_reason")
		r.needIf(r.is(p+"from_reason", "5"), needed, p+"from_reason_other")
		r.either(r.is(p+"to_reason", "6"), needed, p+"to_reason_other")
	}
}

// whole asks for all of the cells or for none. Where a rule asks for them anyway, it has spoken.
func (r *record) whole(names ...string) {
	filled := 0
	for _, name := range names {
		if r.isNamed(r.at(name)) {
			return
		}
		if r.has(name) {
			filled++
		}
	}
	if filled > 0 {
		r.need("cell.parts", names...)
	}
}
