package settlement_test

import (
	"testing"

	"romukura/trade/settlement"
)

// FuzzDeclarations reads any file as any kind: it is proposed whole or refused whole, and what was
// applied is settled or told, never a panic.
func FuzzDeclarations(f *testing.F) {
	for _, k := range settlement.Kinds() {
		f.Add(append(settlement.Template(k), "10001,,,,,,\n"...))
	}
	f.Add([]byte("社員番号,保険会社等,種類,支払金額,証明額,証明書の年分\n10001,見本,地震,1,1,R8\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, k := range append(settlement.Kinds(), settlement.PaidBefore) {
			o := newOffice()
			id := o.add(worker{number: "10001", pay: 300_000, ins: 45_000, tax: 6_000})
			o.plain(id)
			b, faults := o.view(t).Read(data, settlement.Sent{Kind: k, On: day("2026-11-20")})
			if faults.Stops() && len(b.Changes) > 0 {
				t.Fatal("a refused file proposes changes")
			}
			o.season.Apply(&b)
			v, p := o.view(t), o.season.Put(id)
			if v.Look(p).State == settlement.Ready {
				if faults := v.Settle(p, act); faults.Stops() {
					t.Fatal(faults.Err())
				}
				if _, ok := v.Slip(p); !ok {
					t.Fatal("settled without a slip")
				}
			}
		}
	})
}
