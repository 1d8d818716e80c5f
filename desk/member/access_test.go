package member_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"romukura/desk/member"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

func TestS10_StaffHoldTheClientsTheyAreAssignedAndNothingElse(t *testing.T) {
	r, owner := founded(t, true)
	mine, other := seal.NewID(), seal.NewID()
	person, stranger := seal.NewID(), seal.NewID()
	own := take(t, r, owner, mine, person)
	foreign := take(t, r, owner, other, stranger)
	staff := r.hire(t, owner, staffPhrase, member.Admission{Name: "山田 辻子", Role: member.Staff,
		Clients: []seal.ID{mine}})
	auditor := r.hire(t, owner, otherPhrase, member.Admission{Name: "監査 花子", Role: member.Auditor})

	s := r.unlock(t, staff, staffPhrase)
	for _, id := range own {
		if !r.opens(t, s, id) {
			t.Error("staff does not open a record of a client that is assigned")
		}
	}
	for _, id := range foreign {
		if r.opens(t, s, id) {
			t.Error("staff opens a record of a client that is not assigned")
		}
	}
	holds := func(s *member.Session, id seal.ID) bool { _, ok := s.Newest(id); return ok }
	office := s.Office()
	for name, c := range map[string]struct {
		id   seal.ID
		want bool
	}{
		"office": {office, false}, "common": {s.Common(), true}, "log": {member.LogID(office), true},
		"assigned": {mine, true}, "person there": {person, true}, "not assigned": {other, false},
		"person elsewhere": {stranger, false}, "numbers": {member.NumbersID(mine), false},
	} {
		if holds(s, c.id) != c.want {
			t.Errorf("staff, %s: %v", name, !c.want)
		}
	}
	a := r.unlock(t, auditor, otherPhrase)
	for name, id := range map[string]seal.ID{"office": office, "common": a.Common(), "client": mine,
		"person": person} {
		if holds(a, id) {
			t.Errorf("the auditor holds %s", name)
		}
	}
	if _, err := a.LogKey(); err != nil {
		t.Error("the auditor does not read the log", err)
	}
	if names, err := a.Names(t.Context()); err != nil || names[staff] != "山田 辻子" {
		t.Error("the auditor does not know who acts", names, err)
	}
	_, _, err := s.Extend(member.Extension{Client: other, Person: seal.NewID()})
	refused(t, err, member.ErrNotHeld)
	_, _, err = s.Extend(member.Extension{Client: seal.NewID()})
	refused(t, err, member.ErrNotHeld)
}

func TestS13_WhoLeavesReadsNothingThatIsWrittenAfter(t *testing.T) {
	r, owner := founded(t, true)
	client, person := seal.NewID(), seal.NewID()
	ids := take(t, r, owner, client, person)
	gone := r.hire(t, owner, staffPhrase, member.Admission{Name: "去る人", Role: member.Staff,
		Clients: []seal.ID{client}})
	stays := r.hire(t, owner, otherPhrase, member.Admission{Name: "残る人", Role: member.Staff,
		Clients: []seal.ID{client}})
	theirs := r.unlock(t, gone, staffPhrase)
	oldKey, err := theirs.Key(seal.Ref{ID: person, Epoch: 1})
	if err != nil {
		t.Fatal(err)
	}
	copied := seal.KeyOf(oldKey.Ref(), secretOf(oldKey)) // what somebody took along

	if err := owner.Remove(t.Context(), gone); err != nil {
		t.Fatal(err)
	}
	t.Run("sessions end", func(t *testing.T) {
		_, err := theirs.Key(seal.Ref{ID: client, Epoch: 1})
		refused(t, err, member.ErrLocked)
		_, err = r.Unlock(t.Context(), gone, with(staffPhrase))
		refused(t, err, member.ErrNoLock)
	})
	t.Run("new epochs, and all below", func(t *testing.T) {
		for _, id := range []seal.ID{client, person, owner.Common(), member.LogID(owner.Office())} {
			if ref, ok := owner.Newest(id); !ok || ref.Epoch < 2 {
				t.Errorf("%v", ref)
			}
		}
		if ref, _ := owner.Newest(owner.Office()); ref.Epoch != 1 {
			t.Error("the office key was renewed, though nobody lost it")
		}
	})
	t.Run("who remains reads old and new", func(t *testing.T) {
		s := r.unlock(t, stays, otherPhrase)
		for _, id := range ids {
			if !r.opens(t, s, id) || !r.opens(t, owner, id) {
				t.Error("an old record is closed to who remains")
			}
		}
		if a, _ := s.Newest(person); a.Epoch < 2 {
			t.Error("staff goes on under the old epoch")
		}
		s.Lock(t.Context())
	})
	t.Run("a new version does not open with the old key", func(t *testing.T) {
		v := next(t, r, owner, ids[1])
		if _, err := open.Record(copied, v.Binding(), v.Sealed); !errors.Is(err, open.ErrOtherKey) {
			t.Error(err)
		}
		if err := owner.Accept(v); err != nil {
			t.Error(err)
		}
	})
	t.Run("what is written under the old epoch now is refused", func(t *testing.T) {
		r.clock.pass(time.Hour)
		before := r.head(t, ids[1])
		v := record.Version{Client: client, Person: person, Kind: "employee", ID: ids[1],
			Follows: []record.Ref{before.Ref()}}
		r.put(t, owner, []record.Version{sealedTo(t, owner, copied, v)})
		refused(t, owner.Accept(r.head(t, ids[1])), member.ErrOldEpoch)
	})
	r.verify(t)
}

// next writes a next version of a record under the newest key of its person.
func next(t *testing.T, r *room, s *member.Session, id seal.ID) *record.Version {
	t.Helper()
	old := r.head(t, id)
	ref, _ := s.Newest(old.Person)
	k, err := s.Key(ref)
	if err != nil {
		t.Fatal(err)
	}
	v := record.Version{Client: old.Client, Person: old.Person, Kind: old.Kind, ID: id,
		Follows: []record.Ref{old.Ref()}}
	r.put(t, s, []record.Version{sealedTo(t, s, k, v)})
	return r.head(t, id)
}

func TestS13_TakingAClientAwayRenewsThatClientAlone(t *testing.T) {
	r, owner := founded(t, false)
	a, b := seal.NewID(), seal.NewID()
	inA, inB := take(t, r, owner, a, seal.NewID()), take(t, r, owner, b, seal.NewID())
	staff := r.hire(t, owner, staffPhrase, member.Admission{Role: member.Staff,
		Clients: []seal.ID{a, b}})
	if err := owner.Assign(t.Context(), staff, member.Duties{Role: member.Staff,
		Clients: []seal.ID{b}}); err != nil {
		t.Fatal(err)
	}
	refA, _ := owner.Newest(a)
	refB, _ := owner.Newest(b)
	if refA.Epoch < 2 || refB.Epoch != 1 {
		t.Errorf("epochs %d and %d", refA.Epoch, refB.Epoch)
	}
	s := r.unlock(t, staff, staffPhrase)
	if r.opens(t, s, inA[1]) || !r.opens(t, s, inB[1]) {
		t.Error("assignment and keys differ")
	}
	// The owner becomes staff, after somebody else became owner.
	if err := owner.Assign(t.Context(), staff, member.Duties{Role: member.Owner}); err != nil {
		t.Fatal(err)
	}
	s.Lock(t.Context())
	s = r.unlock(t, staff, staffPhrase)
	if !r.opens(t, s, inA[1]) || !r.opens(t, s, inB[1]) {
		t.Error("an owner does not open everything")
	}
	if err := s.Assign(t.Context(), owner.Member(), member.Duties{Role: member.Staff,
		Clients: []seal.ID{a}}); err != nil {
		t.Fatal(err)
	}
	if err := owner.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if ref, _ := s.Newest(s.Office()); ref.Epoch < 2 {
		t.Error("the office key was not renewed when an owner lost it")
	}
	again := r.unlock(t, owner.Member(), ownerPhrase)
	if !r.opens(t, again, inA[1]) || r.opens(t, again, inB[1]) {
		t.Error("who was owner opens another client's records anew")
	}
	r.verify(t)
}

func TestS13_SealingAnewGoesOnAfterAStop(t *testing.T) {
	r, owner := founded(t, false)
	client := seal.NewID()
	var persons []seal.ID
	for range 20 {
		persons = append(persons, seal.NewID())
	}
	ids := take(t, r, owner, client, persons...)
	staff := r.hire(t, owner, staffPhrase, member.Admission{Role: member.Staff,
		Clients: []seal.ID{client}})
	// Somebody works on a copy of the keys while the owner renews them.
	late := r.unlock(t, staff, staffPhrase)
	lateKey, err := late.Key(seal.Ref{ID: persons[0], Epoch: 1})
	if err != nil {
		t.Fatal(err)
	}
	lateKey = seal.KeyOf(lateKey.Ref(), secretOf(lateKey))
	if err := owner.Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	r.clock.pass(time.Second)
	old := r.head(t, ids[1])
	v := record.Version{Client: client, Person: persons[0], Kind: "employee", ID: ids[1],
		Follows: []record.Ref{old.Ref()}}
	r.put(t, late, []record.Version{sealedTo(t, late, lateKey, v)})
	refused(t, owner.Accept(r.head(t, ids[1])), member.ErrOldEpoch)

	total, rounds := 0, 0
	for {
		p, err := owner.Reseal(t.Context(), 8)
		if err != nil {
			t.Fatal(err)
		}
		total, rounds = total+p.Done, rounds+1
		if rounds == 1 { // the program ends, another session goes on
			owner.Lock(t.Context())
			owner = r.unlock(t, owner.Member(), ownerPhrase)
		}
		if p.Left == 0 {
			break
		}
	}
	// 21 records and 1 profile: the member of staff was admitted without a name.
	if total != 22 || rounds != 3 {
		t.Errorf("%d records in %d rounds", total, rounds)
	}
	for _, id := range ids {
		head, err := seal.ReadHead(r.head(t, id).Sealed)
		if err != nil || head.Outer.Epoch == 1 || !r.opens(t, owner, id) {
			t.Error("a record stands under the old epoch, or does not open")
		}
	}
	if err := owner.Accept(r.head(t, ids[1])); err != nil {
		t.Error("work of a member who did not know of the new epoch is lost", err)
	}
	if p, err := owner.Reseal(t.Context(), 8); err != nil || p != (member.Progress{}) {
		t.Error(p, err)
	}
	r.verify(t)
}

func TestS13_WhatSomebodyWroteAfterLeavingIsNotSealedAnew(t *testing.T) {
	r, owner := founded(t, false)
	client, person := seal.NewID(), seal.NewID()
	ids := take(t, r, owner, client, person)
	gone := r.hire(t, owner, staffPhrase, member.Admission{Role: member.Staff,
		Clients: []seal.ID{client}})
	theirs := r.unlock(t, gone, staffPhrase)
	k, err := theirs.Key(seal.Ref{ID: person, Epoch: 1})
	if err != nil {
		t.Fatal(err)
	}
	k = seal.KeyOf(k.Ref(), secretOf(k))
	signer := signerOf(t, r, gone, staffPhrase)
	if err := owner.Remove(t.Context(), gone); err != nil {
		t.Fatal(err)
	}
	r.clock.pass(time.Second)
	v := record.Version{Client: client, Person: person, Kind: "employee", ID: ids[1],
		Follows: []record.Ref{r.head(t, ids[1]).Ref()}}
	r.putAs(t, signer, []record.Version{sealedTo(t, owner, k, v)})
	p, err := owner.Reseal(t.Context(), 100)
	if err != nil || p.Refused != 1 {
		t.Error(p, err)
	}
	refused(t, owner.Accept(r.head(t, ids[1])), member.ErrOldEpoch)
}

func TestS15_PaperAloneBringsTheOfficeBack(t *testing.T) {
	r, owner := founded(t, true)
	refused(t, owner.Ready(), member.ErrNoDrill)
	client, person := seal.NewID(), seal.NewID()
	ids := take(t, r, owner, client, person)

	_, err := r.Drill(t.Context(), member.With{Code: r.code})
	refused(t, err, member.ErrLockFirst)
	owner.Lock(t.Context())
	wrong := *r.code
	wrong[5] ^= 1
	_, err = r.Drill(t.Context(), member.With{Code: &wrong})
	refused(t, err, member.ErrSecret)
	if n, err := r.Drill(t.Context(), member.With{Code: r.code}); err != nil || n < 6 {
		t.Fatal(n, err)
	}
	owner = r.unlock(t, owner.Member(), ownerPhrase)
	if err := owner.Ready(); err != nil {
		t.Error(err)
	}
	if got := owner.Readiness(); got.Recipients != 2 || !got.Drilled.Equal(r.Now()) || got.Overdue {
		t.Errorf("%+v", got)
	}
	r.clock.pass(366 * 24 * time.Hour)
	owner = r.unlock(t, owner.Member(), ownerPhrase)
	if got := owner.Readiness(); !got.Overdue || owner.Ready() != nil {
		t.Errorf("after a year %+v", got)
	}
	owner.Lock(t.Context())

	// Every member's secret is lost, and so is the device. A new one knows the paper alone.
	fresh := &room{Desk: desk(t, r.Engine, r.clock, nil), clock: r.clock, path: r.path}
	_, err = fresh.Unlock(t.Context(), seal.ID{}, member.With{Code: r.code})
	refused(t, err, member.ErrUnknownOffice)
	refused(t, fresh.Trust(t.Context(), "12345 12345 12345 12345 12345 12345"), member.ErrFingerprint)
	if err := fresh.Trust(t.Context(), r.paper.Fingerprint); err != nil {
		t.Fatal(err)
	}
	s, err := fresh.Unlock(t.Context(), seal.ID{}, member.With{Code: r.code})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		if !fresh.opens(t, s, id) {
			t.Error("the paper does not open a record")
		}
	}
	if _, ok := s.Newest(member.NumbersID(client)); !ok {
		t.Error("the paper does not open My Numbers")
	}
	next := fresh.hire(t, s, otherPhrase, member.Admission{Name: "新しい管理者", Role: member.Owner})
	s.Lock(t.Context())
	if !fresh.opens(t, fresh.unlock(t, next, otherPhrase), ids[1]) {
		t.Error("the new owner does not open a record")
	}
}

func TestS15_OneRecipientIsNotEnough(t *testing.T) {
	r, owner := founded(t, false)
	refused(t, owner.Remove(t.Context(), owner.Member()), member.ErrLastOwner)
	refused(t, owner.Assign(t.Context(), owner.Member(), member.Duties{Role: member.Staff}),
		member.ErrLastOwner)
	refused(t, owner.Remove(t.Context(), r.paper.Recipient), member.ErrUnknownMember)
	// A new sheet ends the old one, and has to be tried out itself.
	owner.Lock(t.Context())
	if _, err := r.Drill(t.Context(), member.With{Code: r.code}); err != nil {
		t.Fatal(err)
	}
	owner = r.unlock(t, owner.Member(), ownerPhrase)
	paper, err := owner.NewPaper(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	refused(t, owner.Ready(), member.ErrNoDrill)
	if bytes.Equal(paper.Code, r.paper.Code) {
		t.Error("the new sheet has the old code")
	}
	owner.Lock(t.Context())
	_, err = r.Unlock(t.Context(), seal.ID{}, member.With{Code: r.code})
	refused(t, err, member.ErrSecret)
	code, err := member.ReadCode(paper.Code)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Drill(t.Context(), member.With{Code: code}); err != nil {
		t.Error(err)
	}
	r.verify(t)
}

func TestS36_OnlyWhoIsNamedHoldsTheKeysOfNumbers(t *testing.T) {
	r, owner := founded(t, false)
	client := seal.NewID()
	take(t, r, owner, client)
	if _, ok := owner.Newest(member.NumbersID(owner.Office())); ok {
		t.Fatal("an owner who is not named holds numbers")
	}
	staff := r.hire(t, owner, staffPhrase, member.Admission{Role: member.Staff,
		Clients: []seal.ID{client}})
	if err := owner.Assign(t.Context(), owner.Member(), member.Duties{Role: member.Owner,
		Numbers: true}); err != nil {
		t.Fatal(err)
	}
	s := r.unlock(t, staff, staffPhrase)
	if _, ok := s.Newest(member.NumbersID(client)); ok {
		t.Error("staff who is not named holds numbers of the client")
	}
	named := member.Duties{Role: member.Staff, Clients: []seal.ID{client}, Numbers: true}
	if err := owner.Assign(t.Context(), staff, named); err != nil {
		t.Fatal(err)
	}
	if err := s.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Newest(member.NumbersID(client)); !ok {
		t.Error("staff who is named does not hold numbers of the client")
	}
	if _, ok := s.Newest(member.NumbersID(s.Office())); ok {
		t.Error("staff holds the numbers of every client")
	}
	named.Numbers = false
	if err := owner.Assign(t.Context(), staff, named); err != nil {
		t.Fatal(err)
	}
	if ref, _ := owner.Newest(member.NumbersID(client)); ref.Epoch < 2 {
		t.Error("who is named no more could go on under the same epoch")
	}
	if ref, _ := owner.Newest(client); ref.Epoch != 1 {
		t.Error("the client's own key was renewed")
	}
	// The sheet opens numbers, too: recovery is of everything.
	owner.Lock(t.Context())
	s.Lock(t.Context())
	if _, err := r.Drill(t.Context(), member.With{Code: r.code}); err != nil {
		t.Error(err)
	}
	refused(t, r.unlock(t, staff, staffPhrase).Remove(t.Context(), staff), member.ErrNotOwner)
}

func TestS72_AnotherKeyInAMembersPlaceIsRefusedAndLogged(t *testing.T) {
	r, owner := founded(t, false)
	client := seal.NewID()
	take(t, r, owner, client)
	staff := r.hire(t, owner, staffPhrase, member.Admission{Role: member.Staff})
	alarms := r.actions(t)[log.Alarm]

	// The host puts an identity of its own in the member's place, signed by itself.
	thief, err := open.NewPrivate(staff)
	if err != nil {
		t.Fatal(err)
	}
	v := record.Version{Kind: record.KindMember, ID: staff, Sealed: thief.Identity().Bytes(),
		Follows: []record.Ref{r.head(t, staff).Ref()}}
	r.putAs(t, thief.Signer(), []record.Version{v})

	err = owner.Assign(t.Context(), staff, member.Duties{Role: member.Staff,
		Clients: []seal.ID{client}})
	refused(t, err, member.ErrSwapped)
	if got := r.actions(t)[log.Alarm]; got != alarms+1 {
		t.Errorf("%d alarms", got-alarms)
	}
	err = r.Engine.View(t.Context(), func(rd record.Reader) error {
		scope := record.Scope{Kinds: []string{member.KindWrap}}
		return rd.Heads(t.Context(), scope, func(v *record.Version) error {
			if bytes.Contains(v.Sealed, client[:]) && bytes.Contains(v.Sealed[:18], staff[:]) {
				t.Error("the client's key was sealed to the member")
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestS72_ACandidateIsComparedBeforeAnythingIsSealed(t *testing.T) {
	r, owner := founded(t, false)
	theirs, err := r.Apply(member.Application{Office: owner.Office(),
		Passphrase: chosen(t, staffPhrase)})
	if err != nil {
		t.Fatal(err)
	}
	file, err := theirs.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	c, err := member.ReadCandidate(file)
	if err != nil || c.Fingerprint() != theirs.Fingerprint() {
		t.Fatal(err)
	}
	alarms := r.actions(t)[log.Alarm]
	for _, typed := range []string{"", "00000 00000 00000 00000 00000 00000", c.Fingerprint() + "0"} {
		err := owner.Admit(t.Context(), c, member.Admission{Fingerprint: typed, Role: member.Staff})
		refused(t, err, member.ErrFingerprint)
	}
	if got := r.actions(t)[log.Alarm]; got != alarms+3 {
		t.Errorf("%d alarms for three wrong fingerprints", got-alarms)
	}
	if n := len(owner.Roster().Rights()); n != 2 {
		t.Errorf("%d members", n)
	}
	typed := c.Identity.QR()
	if err := owner.Admit(t.Context(), c, member.Admission{Fingerprint: typed,
		Role: member.Staff}); err != nil {
		t.Fatal(err)
	}
	if pin, ok := r.Device.Pinned(c.Identity.Member); !ok || pin != c.Identity.Digest() {
		t.Error("the fingerprint was not pinned")
	}
	err = owner.Admit(t.Context(), c, member.Admission{Fingerprint: typed, Role: member.Owner})
	refused(t, err, member.ErrCandidate)

	var form map[string]any
	if err := json.Unmarshal(file, &form); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(){
		"format":   func() { form["format"] = 2 },
		"identity": func() { form["identity"] = form["identity"].(string)[2:] },
		"lock":     func() { form["lock"] = "00" },
		"office":   func() { form["office"] = "zz" },
	} {
		if err := json.Unmarshal(file, &form); err != nil {
			t.Fatal(err)
		}
		change()
		bad, _ := json.Marshal(form)
		if _, err := member.ReadCandidate(bad); !errors.Is(err, member.ErrCandidate) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestNobodyBecomesAnOwnerByWritingIt has a member of staff write what only an owner may say.
func TestNobodyBecomesAnOwnerByWritingIt(t *testing.T) {
	r, owner := founded(t, false)
	client, person := seal.NewID(), seal.NewID()
	ids := take(t, r, owner, client, person)
	staff := r.hire(t, owner, staffPhrase, member.Admission{Role: member.Staff})
	victim := r.hire(t, owner, otherPhrase, member.Admission{Role: member.Staff,
		Clients: []seal.ID{client}})
	signer := signerOf(t, r, staff, staffPhrase)

	// A right like that of an owner, well formed and signed, by somebody who may not give it.
	old := r.rightOf(t, staff)
	text := bytes.Replace(old.Sealed[:len(old.Sealed)-seal.SignatureSize],
		[]byte(`"role":"staff"`), []byte(`"role":"owner"`), 1)
	text = bytes.Replace(text, []byte(`"at":`), []byte(`"at":9`), 1)
	signature, err := seal.Sign(signer, "right", text)
	if err != nil {
		t.Fatal(err)
	}
	forged := record.Version{Kind: member.KindRight, ID: old.ID, Follows: []record.Ref{old.Ref()},
		Sealed: slices.Concat(text, signature)}
	r.putAs(t, signer, []record.Version{forged})

	// A key of one's own for the client, sealed to a colleague.
	rogue := seal.NewKey(seal.Ref{ID: client, Epoch: 1 << 20})
	identity, err := owner.Roster().Identity(victim)
	if err != nil {
		t.Fatal(err)
	}
	v := record.Version{Kind: member.KindWrap, ID: seal.NewID()}
	b := v.Binding()
	b.Office, b.Version = owner.Office(), 1
	wrapped, err := seal.WrapTo(identity, b, rogue)
	if err != nil {
		t.Fatal(err)
	}
	signature, err = seal.Sign(signer, "wrap", wrapped)
	if err != nil {
		t.Fatal(err)
	}
	v.Sealed = slices.Concat(wrapped, signature)
	r.putAs(t, signer, []record.Version{v})

	alarms := r.actions(t)[log.Alarm]
	s := r.unlock(t, victim, otherPhrase)
	if ref, ok := s.Newest(client); !ok || ref.Epoch != 1 {
		t.Errorf("the colleague would seal under %v", ref)
	}
	if !r.opens(t, s, ids[1]) {
		t.Error("the colleague does not read on")
	}
	if right, _ := s.Roster().Right(staff); right.Role != member.Staff {
		t.Errorf("staff is %s", right.Role)
	}
	if got := r.actions(t)[log.Alarm]; got != alarms+1 {
		t.Error("the log tells of no alarm")
	}
	refused(t, r.unlock(t, staff, staffPhrase).Remove(t.Context(), victim), member.ErrNotOwner)
}

// TestAKeyUnderAnOldEpochDoesNotTakeTheLead has somebody who left put a key of a person, with a
// higher epoch, under the old key of the client.
func TestAKeyUnderAnOldEpochDoesNotTakeTheLead(t *testing.T) {
	r, owner := founded(t, false)
	client, person := seal.NewID(), seal.NewID()
	take(t, r, owner, client, person)
	gone := r.hire(t, owner, staffPhrase, member.Admission{Role: member.Staff,
		Clients: []seal.ID{client}})
	theirs := r.unlock(t, gone, staffPhrase)
	outer, err := theirs.Key(seal.Ref{ID: client, Epoch: 1})
	if err != nil {
		t.Fatal(err)
	}
	outer = seal.KeyOf(outer.Ref(), secretOf(outer))
	signer := signerOf(t, r, gone, staffPhrase)
	if err := owner.Remove(t.Context(), gone); err != nil {
		t.Fatal(err)
	}
	v := record.Version{Kind: member.KindWrap, ID: seal.NewID(), Client: client, Person: person}
	b := v.Binding()
	b.Office, b.Version = owner.Office(), 1
	rogue := seal.NewKey(seal.Ref{ID: person, Epoch: 1 << 30})
	if v.Sealed, err = seal.WrapKey(outer, b, rogue); err != nil {
		t.Fatal(err)
	}
	r.putAs(t, signer, []record.Version{v})
	if err := owner.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if ref, ok := owner.Newest(person); !ok || ref.Epoch == 1<<30 || ref.Epoch == 1 {
		t.Errorf("the newest is %v", ref)
	}
}
