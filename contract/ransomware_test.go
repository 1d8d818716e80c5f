package contract_test

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"

	"romukura/desk/continuity"
	"romukura/edge/objectstore"
	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/seal"
)

// TestS57_ADeskIsRestoredToTheMinuteBeforeTheAttack lets a script with the desk's own rights, and
// with the store's strongest credential, encrypt, delete and rewrite all that it can reach.
func TestS57_ADeskIsRestoredToTheMinuteBeforeTheAttack(t *testing.T) {
	g := startGateway(t)
	g.bucket(t, "copies", true)
	shelf, err := objectstore.OpenBucket(t.Context(), g.settings("copies"))
	if err != nil {
		t.Fatal(err)
	}
	home := newKeeper(t)
	for range 3 {
		_, err := home.write(home.draft(record.Version{ID: seal.NewID()}, "a month's work"))
		home.must(err)
		_, err = home.Copy(t.Context(), shelf, false)
		home.must(err)
	}
	was := home.heads(record.Scope{})
	office, replica := home.office, home.replica
	before := time.UnixMicro(home.now)

	attack(t, g, home, shelf)
	if _, err := (sqlite.Files{}).Open(home.path); err == nil {
		t.Fatal("the attack left the book readable: it proves nothing")
	}

	to := filepath.Join(t.TempDir(), "restored.romukura")
	err = continuity.Restore(t.Context(), sqlite.Files{}, continuity.Source{
		Shelf: shelf, Office: office, Replica: replica, Before: before, To: to, Scratch: t.TempDir(),
	})
	home.must(err)
	restored := home.elsewhere(to)
	if got := restored.heads(record.Scope{}); !reflect.DeepEqual(got, was) {
		t.Errorf("restored %v, was %v", got, was)
	}
	restored.whole()
}

// attack is what ransomware does: every file of the desk becomes noise, every object in the bucket
// is overwritten with noise and deleted, version by version where the store lets it.
func attack(t *testing.T, g *gateway, home *keeper, shelf continuity.Shelf) {
	t.Helper()
	noise := make([]byte, 64<<10)
	_, _ = rand.Read(noise)
	files, err := filepath.Glob(home.path + "*")
	home.must(err)
	_, err = home.write(home.draft(record.Version{ID: seal.NewID()}, "what the attacker entered"))
	home.must(err)
	_, err = home.Copy(t.Context(), shelf, false)
	home.must(err)
	for _, file := range files {
		home.must(os.WriteFile(file, noise, 0o600))
	}
	kept, err := shelf.List(t.Context(), "")
	home.must(err)
	for _, k := range kept {
		put(t, shelf, continuity.Object{Name: k.Name, Size: 5}, "wreck")
		for _, version := range []string{"", k.Version} {
			_ = g.root.RemoveObject(t.Context(), "copies", k.Name,
				minio.RemoveObjectOptions{VersionID: version, GovernanceBypass: true})
		}
	}
}
