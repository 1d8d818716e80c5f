package access_test

import (
	"context"
	"testing"
	"time"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/tools/browser"
)

// BenchmarkTheLogOfAHundredThousandEntries shows the first page of a long log, and that of one
// member in one month: what is read once, and what each further page takes.
func BenchmarkTheLogOfAHundredThousandEntries(b *testing.B) {
	s := browser.Serve(b, browser.Keep(b))
	fill(b, s)
	d := &browser.Office{Page: browser.Open(b, s.Address), Served: s}
	d.Unlock(browser.Owner)
	began := time.Now()
	d.Go("/o/access")
	first := time.Since(began)
	client := string(d.ClientPath("sakura"))
	began = time.Now()
	d.Go(browser.Path("/o/access?client=" + client[len("/o/k/"):]))
	ofClient := time.Since(began)
	for b.Loop() {
		d.Go("/o/access?kind=member&page=700")
	}
	b.ReportMetric(float64(first.Milliseconds()), "first-ms")
	b.ReportMetric(float64(ofClient.Milliseconds()), "client-ms")
}

func fill(b *testing.B, s *browser.Served) {
	b.Helper()
	who, ctx := seal.NewID().String(), context.Background()
	for range 20 {
		err := s.Member.Engine.Update(ctx, func(tx record.Tx) error {
			for range 5000 {
				_, err := log.Append(ctx, tx, s.Member.Device.Replica(), log.Entry{
					Time: s.Clock.Now().UnixMicro(), Actor: who, Action: log.Unlock})
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
