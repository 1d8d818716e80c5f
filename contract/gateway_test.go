package contract_test

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"romukura/edge/objectstore"
)

// gateway is a real S3 store with object lock, running on this machine for one test.
type gateway struct {
	address string
	root    *minio.Client // the strongest credential that the store knows
}

// startGateway starts the program that scripts/setup.sh built.
func startGateway(t *testing.T) *gateway {
	t.Helper()
	program, err := filepath.Abs(filepath.Join("..", "out", "versitygw"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(program); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("out/versitygw is missing: scripts/setup.sh builds it")
		}
		t.Skip("out/versitygw is missing: run scripts/setup.sh")
	}
	dir := t.TempDir()
	for _, name := range []string{"data", "versions", "meta"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	address := freeAddress(t)
	command := exec.Command(program, "--quiet", "--access", "root", "--secret", "root-of-test",
		"--port", address, "posix", "--versioning-dir", filepath.Join(dir, "versions"),
		"--sidecar", filepath.Join(dir, "meta"), filepath.Join(dir, "data"))
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = command.Process.Kill(); _ = command.Wait() })
	client, err := minio.New(address, &minio.Options{
		Creds: credentials.NewStaticV4("root", "root-of-test", ""), Region: "us-east-1",
	})
	if err != nil {
		t.Fatal(err)
	}
	g := &gateway{address, client}
	g.wait(t)
	return g
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

// wait returns when the gateway answers.
func (g *gateway) wait(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for {
		if _, err := g.root.ListBuckets(ctx); err == nil {
			return
		}
		select {
		case <-ctx.Done():
			t.Fatal("the gateway does not answer")
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (g *gateway) bucket(t *testing.T, name string, locking bool) {
	t.Helper()
	options := minio.MakeBucketOptions{Region: "us-east-1", ObjectLocking: locking}
	if err := g.root.MakeBucket(t.Context(), name, options); err != nil {
		t.Fatal(err)
	}
}

func (g *gateway) settings(bucket string) objectstore.Settings {
	return objectstore.Settings{
		Endpoint: g.address, Region: "us-east-1", Bucket: bucket, AccessKey: "root",
		Secret: "root-of-test", Plain: true, Keep: objectstore.LeastKeep, Clock: time.Now,
	}
}
