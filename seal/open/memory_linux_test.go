package open

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"crypto/sha3"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"unsafe"

	"romukura/seal"
)

// mask keeps what is searched for from standing in memory as it is searched for.
const mask = 0xA5

// masked fills a secret by chance and gives it masked.
func masked(secret []byte) []byte {
	_, _ = rand.Read(secret)
	out := make([]byte, len(secret))
	for i, c := range secret {
		out[i] = c ^ mask
	}
	return out
}

// onHeap keeps a secret of the test off the stack, which the runtime copies when it grows.
//
//go:noinline
func onHeap[T any](v *T) *T {
	place = v
	place = nil
	return v
}

var place any

// found counts a masked secret in the writable memory of this process, its own buffer left out.
func found(t *testing.T, secret []byte) int {
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Skip("this system does not show a process its own memory")
	}
	memory := openMemory(t)
	defer memory.Close()
	buffer := make([]byte, 1<<20)
	hits := 0
	lines := bufio.NewScanner(bytes.NewReader(maps))
	for lines.Scan() {
		var from, to uint64
		var rights string
		_, _ = fmt.Sscanf(lines.Text(), "%x-%x %s", &from, &to, &rights)
		if !strings.HasPrefix(rights, "rw") || strings.Contains(lines.Text(), "[v") {
			continue
		}
		for at := from; at < to; at += uint64(len(buffer) - len(secret)) {
			n, _ := memory.ReadAt(buffer[:min(uint64(len(buffer)), to-at)], int64(at))
			for i := 0; i+len(secret) <= n; i++ {
				here := at + uint64(i)
				self := uint64(uintptr(unsafe.Pointer(&buffer[0])))
				if here >= self && here < self+uint64(len(buffer)) {
					continue
				}
				if buffer[i]^mask == secret[0] && equalMasked(buffer[i:i+len(secret)], secret) {
					hits++
				}
			}
		}
	}
	runtime.KeepAlive(buffer)
	return hits
}

func openMemory(t *testing.T) *os.File {
	memory, err := os.Open("/proc/self/mem")
	if err != nil {
		t.Skip("this system does not show a process its own memory")
	}
	return memory
}

func equalMasked(plain, secret []byte) bool {
	for i, c := range secret {
		if plain[i]^mask != c {
			return false
		}
	}
	return true
}

func TestS03_NoKeyIsFoundInMemoryAfterItWasWiped(t *testing.T) {
	secret := onHeap(new([seal.KeySize]byte))
	sought := masked(secret[:])
	key := seal.KeyOf(seal.Ref{ID: seal.ID{1}, Epoch: 1}, secret)
	clear(secret[:])
	b := seal.Binding{Office: seal.ID{1}, Kind: "person"}
	sealed, err := seal.Record(key, b, []byte("労務太郎"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Record(key, b, sealed); err != nil {
		t.Fatal(err)
	}
	if found(t, sought) == 0 {
		t.Fatal("the search does not find a key that is in use: it shows nothing")
	}
	key.Wipe()
	Forget()
	if n := found(t, sought); n > 0 {
		t.Errorf("the key is in memory %d times", n)
	}
}

func TestS03_NoPrivateHalfIsFoundInMemoryAfterItWasWiped(t *testing.T) {
	seeds := onHeap(new([seedsSize]byte))
	sought := masked(seeds[:])
	sponge := onHeap(sha3.NewSHAKE256())
	_, _ = sponge.Write(seeds[:32])
	computed := make([]byte, 96) // seed of ML-KEM-768, scalar of P-256
	_, _ = sponge.Read(computed)
	sponge.Reset()
	for i := range computed {
		computed[i] ^= mask
	}
	member, err := privateOf(seal.ID{2}, seeds)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := seal.Sign(member.Signer(), seal.DomainBatch, []byte("a batch")); err != nil {
		t.Fatal(err)
	}
	b := seal.Binding{Office: seal.ID{1}, Kind: "person"}
	wrap, err := seal.WrapTo(member.Identity(), b, seal.NewKey(seal.Ref{}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := KeyFrom(member, b, wrap); err != nil {
		t.Fatal(err)
	}
	secrets := map[string][]byte{
		"seed of HPKE": sought[:32], "seed of Ed25519": sought[32:],
		"seed of ML-KEM": computed[:64], "scalar of P-256": computed[64:],
	}
	for name, part := range secrets {
		if found(t, part) == 0 {
			t.Errorf("the search does not find the %s in use: it shows nothing", name)
		}
	}
	member.Wipe()
	Forget()
	for name, part := range secrets {
		if n := found(t, part); n > 0 {
			t.Errorf("the %s is in memory %d times", name, n)
		}
	}
}
