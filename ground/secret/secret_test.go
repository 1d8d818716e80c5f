package secret_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"romukura/ground/secret"
)

func TestNoVerbNoEncoderShowsASecret(t *testing.T) {
	const canary = "kanariya-8472"
	v := secret.Of(canary)
	box := struct{ Inner secret.Value[string] }{v}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T"} {
		fmt.Fprintf(&out, verb, v)
		fmt.Fprintf(&out, verb, box)
		fmt.Fprintf(&out, verb, &box)
	}
	fmt.Fprint(&out, v, box)
	j, _ := json.Marshal(map[string]any{"a": v, "b": box})
	out.Write(j)
	slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "v", v, "box", box)
	slog.New(slog.NewTextHandler(&out, nil)).Info("m", "v", v, "box", box)
	if s := out.String(); strings.Contains(s, "kanariya") || strings.Contains(s, "6b616e6172697961") {
		t.Errorf("a secret was printed: %s", s)
	}
	if v.Reveal() != canary || !strings.Contains(out.String(), secret.Mask) {
		t.Error("the secret was lost, or nothing was printed in its place")
	}
}
