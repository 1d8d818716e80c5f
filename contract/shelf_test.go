package contract_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"

	"romukura/desk/continuity"
	"romukura/edge/objectstore"
)

// TestS56_ALockedCopyOutlivesTheStrongestCredential attacks with the store's own root.
func TestS56_ALockedCopyOutlivesTheStrongestCredential(t *testing.T) {
	g := startGateway(t)
	g.bucket(t, "copies", true)
	shelf, err := objectstore.OpenBucket(t.Context(), g.settings("copies"))
	if err != nil {
		t.Fatal(err)
	}
	const name = "office/full-1.romukura"
	put(t, shelf, continuity.Object{Name: name, Size: 5, Locked: true}, "whole")
	kept := only(t, shelf, name)

	attack := t.Context()
	remove := minio.RemoveObjectOptions{VersionID: kept.Version, GovernanceBypass: true}
	if err := g.root.RemoveObject(attack, "copies", name, remove); err == nil {
		t.Error("a locked version was deleted")
	}
	sooner := time.Now().Add(time.Minute)
	mode := minio.Compliance
	for _, bypass := range []bool{false, true} {
		err := g.root.PutObjectRetention(attack, "copies", name, minio.PutObjectRetentionOptions{
			VersionID: kept.Version, Mode: &mode, RetainUntilDate: &sooner, GovernanceBypass: bypass,
		})
		if err == nil {
			t.Errorf("the lock was shortened (bypass %t)", bypass)
		}
	}
	// Overwriting and a delete marker are allowed, and hide nothing from who reads versions.
	put(t, shelf, continuity.Object{Name: name, Size: 5}, "wreck")
	_ = g.root.RemoveObject(attack, "copies", name, minio.RemoveObjectOptions{})
	list, err := shelf.List(t.Context(), "office/")
	if err != nil || len(list) != 2 || list[0].Version != kept.Version {
		t.Fatalf("the versions are not all named: %v %v", list, err)
	}
	if got := get(t, shelf, list[0]); got != "whole" {
		t.Errorf("the first version reads %q", got)
	}
}

func TestABucketWithoutLockIsRefused(t *testing.T) {
	g := startGateway(t)
	g.bucket(t, "loose", false)
	var setting *objectstore.SettingError
	if _, err := objectstore.OpenBucket(t.Context(), g.settings("loose")); !errors.As(err, &setting) {
		t.Errorf("taken: %v", err)
	}
	short := g.settings("loose")
	short.Keep = time.Hour
	if _, err := objectstore.OpenBucket(t.Context(), short); !errors.As(err, &setting) {
		t.Errorf("a lock of an hour was taken: %v", err)
	}
	wrong := g.settings("loose")
	wrong.Secret = "not-the-secret"
	var reach *objectstore.ReachError
	if _, err := objectstore.OpenBucket(t.Context(), wrong); !errors.As(err, &reach) ||
		strings.Contains(err.Error(), g.address) || strings.Contains(err.Error(), "not-the-secret") {
		t.Errorf("a wrong secret: %v", err)
	}
}

// TestAStoreThatIsGoneSaysSo reaches for an address where nobody listens.
func TestAStoreThatIsGoneSaysSo(t *testing.T) {
	g := &gateway{address: freeAddress(t)}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	var reach *objectstore.ReachError
	if _, err := objectstore.OpenBucket(ctx, g.settings("copies")); !errors.As(err, &reach) ||
		strings.Contains(err.Error(), g.address) {
		t.Errorf("got %v", err)
	}
}

// TestShelvesAreAlike holds both kinds of shelf to the same words.
func TestShelvesAreAlike(t *testing.T) {
	g := startGateway(t)
	g.bucket(t, "copies", true)
	bucket, err := objectstore.OpenBucket(t.Context(), g.settings("copies"))
	if err != nil {
		t.Fatal(err)
	}
	folder, err := objectstore.OpenFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, shelf := range map[string]continuity.Shelf{"bucket": bucket, "folder": folder} {
		t.Run(name, func(t *testing.T) {
			put(t, shelf, continuity.Object{Name: "a/one", Size: 3, Locked: true}, "one")
			put(t, shelf, continuity.Object{Name: "a/newest", Size: 3}, "old")
			put(t, shelf, continuity.Object{Name: "a/newest", Size: 3}, "new")
			put(t, shelf, continuity.Object{Name: "b/two", Size: 3, Locked: true}, "two")
			list, err := shelf.List(t.Context(), "a/")
			if err != nil {
				t.Fatal(err)
			}
			newest := map[string]continuity.Kept{}
			for _, k := range list {
				newest[k.Name] = k
			}
			one, two := newest["a/one"], newest["a/newest"]
			if len(newest) != 2 || get(t, shelf, one) != "one" || get(t, shelf, two) != "new" {
				t.Fatalf("listed: %v", list)
			}
			ctx := t.Context()
			short := continuity.Object{Name: "a/short", Size: 9, Locked: true}
			if err := shelf.Put(ctx, short, strings.NewReader("abc")); err == nil {
				t.Error("fewer bytes than told were taken")
			}
			for _, bad := range []string{"", "../a", "a//b", "/a", "a/.b", "顧問先"} {
				if err := shelf.Put(ctx, continuity.Object{Name: bad}, bytes.NewReader(nil)); err == nil {
					t.Errorf("the name %q was taken", bad)
				}
			}
			if list, _ := shelf.List(ctx, ""); len(list) < 3 {
				t.Errorf("after bad writes: %v", list)
			}
		})
	}
}

func TestALockedCopyInAFolderIsNotOverwritten(t *testing.T) {
	folder, err := objectstore.OpenFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	o := continuity.Object{Name: "a", Size: 3, Locked: true}
	put(t, folder, o, "one")
	if err := folder.Put(t.Context(), o, strings.NewReader("two")); err == nil {
		t.Error("it was")
	}
	if guard, _ := folder.Guarded(t.Context()); guard != continuity.Open {
		t.Error("a folder calls itself locked")
	}
}

func put(t *testing.T, shelf continuity.Shelf, o continuity.Object, text string) {
	t.Helper()
	if err := shelf.Put(t.Context(), o, strings.NewReader(text)); err != nil {
		t.Fatal(err, errors.Unwrap(err))
	}
}

func only(t *testing.T, shelf continuity.Shelf, name string) continuity.Kept {
	t.Helper()
	list, err := shelf.List(t.Context(), name)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	return list[0]
}

func get(t *testing.T, shelf continuity.Shelf, k continuity.Kept) string {
	t.Helper()
	body, err := shelf.Get(t.Context(), k)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(body)
	if err := errors.Join(err, body.Close()); err != nil {
		t.Fatal(err)
	}
	return string(data)
}
