package objectstore

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"romukura/desk/continuity"
)

// Settings say which bucket, and who we are there.
type Settings struct {
	Endpoint  string // host and port, without https://
	Region    string
	Bucket    string
	AccessKey string
	Secret    string // never printed: Settings has no string form of its own, so do not log it
	// Plain speaks without TLS. For a store on this machine only.
	Plain bool
	// Keep is how long each locked object is locked, at least [LeastKeep].
	Keep time.Duration
	// Clock tells the present; the lock is counted from it.
	Clock func() time.Time
}

// LeastKeep is the shortest lock: a month and the days until somebody notices.
const LeastKeep = 35 * 24 * time.Hour

// Bucket is a bucket whose objects are locked.
type Bucket struct {
	client   *minio.Client
	settings Settings
}

var _ continuity.Shelf = (*Bucket)(nil)

// OpenBucket reaches the bucket and sees that it keeps versions and locks them.
func OpenBucket(ctx context.Context, s Settings) (*Bucket, error) {
	if s.Keep < LeastKeep {
		return nil, &SettingError{textKeep}
	}
	client, err := minio.New(s.Endpoint, &minio.Options{
		Creds:  credentials.NewStaticV4(s.AccessKey, s.Secret, ""),
		Secure: !s.Plain,
		Region: s.Region,
		// The schedule tries again later; a person who waits wants an answer.
		MaxRetries: 3,
	})
	if err != nil {
		return nil, &SettingError{textEndpoint}
	}
	b := &Bucket{client, s}
	guard, err := b.Guarded(ctx)
	if err != nil {
		return nil, err
	}
	if guard != continuity.LockedFor {
		return nil, &SettingError{textNoLock}
	}
	return b, nil
}

// Guarded asks the store whether the bucket locks objects.
func (b *Bucket) Guarded(ctx context.Context) (continuity.Guard, error) {
	lock, _, _, _, err := b.client.GetObjectLockConfig(ctx, b.settings.Bucket)
	switch {
	case err == nil && lock == "Enabled":
		return continuity.LockedFor, nil
	case err == nil || minio.ToErrorResponse(err).Code == "ObjectLockConfigurationNotFoundError":
		return continuity.Open, nil
	}
	return continuity.Open, reached(err)
}

// Put stores an object, in compliance mode where it is to be locked.
func (b *Bucket) Put(ctx context.Context, o continuity.Object, body io.Reader) error {
	if !plain(o.Name) {
		return &SettingError{textName}
	}
	options := minio.PutObjectOptions{ContentType: "application/octet-stream", SendContentMd5: true}
	if o.Locked {
		options.Mode = minio.Compliance
		options.RetainUntilDate = b.settings.Clock().UTC().Add(b.settings.Keep)
	}
	_, err := b.client.PutObject(ctx, b.settings.Bucket, o.Name, body, o.Size, options)
	return reached(err)
}

// List names every version under a prefix, oldest first.
func (b *Bucket) List(ctx context.Context, prefix string) ([]continuity.Kept, error) {
	var found []continuity.Kept
	options := minio.ListObjectsOptions{Prefix: prefix, Recursive: true, WithVersions: true}
	for o := range b.client.ListObjects(ctx, b.settings.Bucket, options) {
		if o.Err != nil {
			return nil, reached(o.Err)
		}
		if !o.IsDeleteMarker {
			found = append(found, continuity.Kept{
				Name: o.Key, Version: o.VersionID, At: o.LastModified.UTC(), Size: o.Size,
			})
		}
	}
	// A store names the newest version first, and tells times by the second.
	slices.Reverse(found)
	inOrder(found)
	return found, nil
}

// Get reads one version.
func (b *Bucket) Get(ctx context.Context, k continuity.Kept) (io.ReadCloser, error) {
	options := minio.GetObjectOptions{VersionID: k.Version}
	object, err := b.client.GetObject(ctx, b.settings.Bucket, k.Name, options)
	if err != nil {
		return nil, reached(err)
	}
	if _, err := object.Stat(); err != nil {
		_ = object.Close()
		return nil, reached(err)
	}
	return object, nil
}

func inOrder(found []continuity.Kept) {
	slices.SortStableFunc(found, func(a, b continuity.Kept) int { return a.At.Compare(b.At) })
}

// SettingError says that the settings cannot be used as they are.
type SettingError struct{ Text string }

// Error is what to do, in Japanese.
func (e *SettingError) Error() string { return e.Text }

// ReachError says that the store did not answer, or refused. It does not carry the store's own
// words, which hold addresses and keys.
type ReachError struct {
	Code string // the store's own code for what happened; empty when it was not reached
	Err  error
}

// Error is what happened, in Japanese.
func (e *ReachError) Error() string {
	if e.Code == "" {
		return textUnreached
	}
	return fmt.Sprintf(textRefused, e.Code)
}

// Unwrap is the cause.
func (e *ReachError) Unwrap() error { return e.Err }

func reached(err error) error {
	if err == nil {
		return nil
	}
	return &ReachError{minio.ToErrorResponse(err).Code, err}
}
