package open_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"romukura/seal"
	"romukura/seal/open"
)

// grove is an office with two clients of two persons each, everything that its store holds, and who
// was given which key.
type grove struct {
	t       testing.TB
	office  seal.ID
	keys    map[string]*seal.Key
	under   map[string][]byte            // a key under the one above it
	to      map[string]map[string][]byte // member, key: a key to a member
	records map[string][]byte            // one record under each key
	members map[string]*open.Private
}

func (g *grove) at(kind, name string) seal.Binding {
	return seal.Binding{Office: g.office, Kind: kind, ID: seal.ID([]byte(fmt.Sprintf("%-16s", name)))}
}

func newGrove(t testing.TB) *grove {
	g := &grove{t, seal.NewID(), map[string]*seal.Key{}, map[string][]byte{},
		map[string]map[string][]byte{}, map[string][]byte{}, map[string]*open.Private{}}
	g.plant("", "office")
	for _, client := range []string{"A", "B"} {
		g.plant("office", client)
		g.plant(client, client+"1")
		g.plant(client, client+"2")
	}
	// My Numbers: a tree of its own.
	g.plant("", "office-mn")
	g.plant("office-mn", "A-mn")
	g.plant("A-mn", "A1-number")
	g.plant("A-mn", "A2-number")
	return g
}

// plant draws a key, seals a record under it, and wraps it under the one above.
func (g *grove) plant(above, name string) {
	key := newKey()
	g.keys[name] = key
	g.records[name] = must[[]byte](g.t)(seal.Record(key, g.at("record", name), []byte(name)))
	if above != "" {
		g.under[name] = must[[]byte](g.t)(seal.WrapKey(g.keys[above], g.at("wrap", name), key))
	}
}

// give wraps a key to a member, who is made when he or she is new.
func (g *grove) give(member, name string) {
	if g.members[member] == nil {
		g.members[member] = newMember(g.t)
		g.to[member] = map[string][]byte{}
	}
	to := g.members[member].Identity()
	g.to[member][name] = must[[]byte](g.t)(seal.WrapTo(to, g.at("wrap", name), g.keys[name]))
}

// reach opens everything that a member's private half leads to, given every byte of the store, and
// names the records that opened.
func (g *grove) reach(member string) []string {
	held := map[string]*seal.Key{}
	for _, wraps := range g.to { // everybody's wraps are tried
		for name, wrap := range wraps {
			if key, err := open.KeyFrom(g.members[member], g.at("wrap", name), wrap); err == nil {
				held[name] = key
			}
		}
	}
	for range g.under {
		for name, wrap := range g.under {
			for _, key := range held {
				if inner, err := open.Key(key, g.at("wrap", name), wrap); err == nil {
					held[name] = inner
				}
			}
		}
	}
	var opened []string
	for name, record := range g.records {
		for _, key := range held {
			if plain, err := open.Record(key, g.at("record", name), record); err == nil {
				if string(plain) != name {
					g.t.Errorf("%s came out of the record %s", plain, name)
				}
				opened = append(opened, name)
			}
		}
	}
	slices.Sort(opened)
	return opened
}

func TestS10_AMemberReachesWhatWasGivenAndNothingElse(t *testing.T) {
	g := newGrove(t)
	g.give("owner", "office")
	g.give("staff of A", "A")
	g.give("employee A1", "A1")
	g.give("handler of numbers", "office-mn")
	g.members["staff of nobody"], g.to["staff of nobody"] = newMember(t), map[string][]byte{}
	for member, want := range map[string][]string{
		"owner":              {"A", "A1", "A2", "B", "B1", "B2", "office"},
		"staff of A":         {"A", "A1", "A2"},
		"employee A1":        {"A1"},
		"staff of nobody":    nil,
		"handler of numbers": {"A-mn", "A1-number", "A2-number", "office-mn"},
	} {
		if got := g.reach(member); !slices.Equal(got, want) {
			t.Errorf("%s opens %v, was given %v", member, got, want)
		}
	}
}

func TestS12_AReplicaWithoutAMembersSecretStaysShut(t *testing.T) {
	g := newGrove(t)
	g.give("owner", "office")
	b := g.at("lock", "owner")
	device := [open.DeviceSize]byte{9}
	passphrase := []byte("あさひの道を五人で歩く")
	terms := must[*open.Terms](t)(open.NewTerms(seal.SuiteLockArgon2id, nil))
	own := open.ByPassphrase(passphrase, &device)
	lock := must[[]byte](t)(g.members["owner"].Lock(own, terms, b))

	// Who copied the file knows the passphrase even, but has another device.
	thief := open.ByPassphrase(passphrase, &[open.DeviceSize]byte{8})
	if _, err := open.Unlock(lock, thief, b); !errors.Is(err, open.ErrDevice) {
		t.Errorf("without the device secret: %v", err)
	}
	if _, err := open.Unlock(lock, open.ByPassphrase([]byte("another"), &device), b); !errors.Is(err,
		open.ErrSecret) {
		t.Errorf("with a wrong passphrase: %v", err)
	}
	g.members["thief"], g.to["thief"] = newMember(t), map[string][]byte{}
	if got := g.reach("thief"); got != nil {
		t.Errorf("a stranger with every byte of the store opens %v", got)
	}

	// The same bytes on a clean machine, with the secret, open.
	again := must[*open.Private](t)(open.Unlock(lock, own, b))
	g.members["owner"] = again
	if got := g.reach("owner"); len(got) != 7 {
		t.Errorf("the owner opens %v", got)
	}
}

func TestS13_ANewEpochShutsOutWhoWasRemoved(t *testing.T) {
	g := newGrove(t)
	g.give("owner", "office")
	g.give("leaver", "A")
	leaver, wrap := g.members["leaver"], g.to["leaver"]["A"]
	old := must[*seal.Key](t)(open.KeyFrom(leaver, g.at("wrap", "A"), wrap))

	next := seal.NewKey(old.Ref().Next())
	if next.Ref().ID != old.Ref().ID || next.Ref().Epoch != old.Ref().Epoch+1 {
		t.Fatalf("the next epoch of %v is %v", old.Ref(), next.Ref())
	}
	b := g.at("record", "A")
	b.Version = 2
	sealed := must[[]byte](t)(seal.Record(next, b, []byte("later")))
	if _, err := open.Record(old, b, sealed); !errors.Is(err, open.ErrOtherKey) {
		t.Errorf("the old key on a new version: %v", err)
	}
	head := must[seal.Head](t)(seal.ReadHead(sealed))
	if head.Outer != next.Ref() {
		t.Error("a new version does not name the new epoch: a minimum epoch could not be held")
	}
	// The new epoch reaches the owner through the office key, and old versions stay readable.
	g.under["A"] = must[[]byte](t)(seal.WrapKey(g.keys["office"], g.at("wrap", "A"), next))
	if _, err := open.Key(g.keys["office"], g.at("wrap", "A"), g.under["A"]); err != nil {
		t.Error(err)
	}
	if _, err := open.Record(old, g.at("record", "A"), g.records["A"]); err != nil {
		t.Errorf("an old version under its own epoch: %v", err)
	}
}

func TestS14_ANumberWhoseKeyIsDestroyedIsGone(t *testing.T) {
	g := newGrove(t)
	g.give("handler", "office-mn")
	backup := g.records["A1-number"] // the record stays where it cannot be deleted
	delete(g.under, "A1-number")     // its key's only wrap is destroyed
	g.keys["A1-number"].Wipe()
	if got, want := g.reach("handler"), []string{"A-mn", "A2-number", "office-mn"}; !slices.Equal(got,
		want) {
		t.Errorf("after one number was destroyed %v opens, expected %v", got, want)
	}
	for name, key := range g.keys {
		if _, err := open.Record(key, g.at("record", "A1-number"), backup); err == nil {
			t.Errorf("the key of %s opens the destroyed number", name)
		}
	}
}
