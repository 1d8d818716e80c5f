package main

import (
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"romukura/desk/member"
	"romukura/desk/passphrase"
	"romukura/desk/payday"
	"romukura/desk/scale"
	"romukura/record"
)

// benchCmd measures the program on this machine.
type benchCmd struct {
	Book benchBookCmd `cmd:"" help:"${help_bench_book}"`
}

type benchBookCmd struct {
	Offices int    `name:"offices" default:"1" placeholder:"N" help:"${help_bench_offices}"`
	Dir     string `name:"dir" placeholder:"DIR" help:"${help_bench_dir}"`
}

// measured is what one size took.
type measured struct {
	Offices  int     `json:"offices"`
	Workers  int     `json:"workers"`
	Persons  int     `json:"persons"`
	Records  int64   `json:"records"`
	Bytes    int64   `json:"bytes"`
	Computed float64 `json:"secondsComputing"`
	Stored   float64 `json:"secondsStoring"`
	Memory   uint64  `json:"memoryBytes"` // what the program had from the system when it was done
}

// Run computes and stores the month of N, 2N and 4N offices, each in a sealed book of its own, and
// says what the whole country would take if cost goes on in that proportion.
func (cmd *benchBookCmd) Run(d *desk) error {
	dir, err := os.MkdirTemp(cmd.Dir, "romukura-bench-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	maker, err := scale.New()
	if err != nil {
		return err
	}
	var all []measured
	var text strings.Builder
	text.WriteString(textBenchHead)
	for _, times := range []int{1, 2, 4} {
		m, err := cmd.size(d, maker, filepath.Join(dir, fmt.Sprint(times)), cmd.Offices*times)
		if err != nil {
			return err
		}
		all = append(all, m)
		seconds := m.Computed + m.Stored
		fmt.Fprintf(&text, textBenchLine, m.Offices, group(int64(m.Workers)), group(m.Records),
			m.Computed, m.Stored, group(int64(float64(m.Records)/m.Stored)), m.Bytes>>20, m.Memory>>20,
			seconds/float64(m.Workers)*1e6)
	}
	slope := slopeOf(all)
	fmt.Fprintf(&text, textBenchWhole, group(scale.AllWorkers), slope*scale.AllWorkers/60)
	return d.answer(map[string]any{"sizes": all, "secondsPerWorker": slope,
		"secondsForAll": slope * scale.AllWorkers}, text.String())
}

// slopeOf is what one worker more costs, in seconds, from the smallest size to the largest.
func slopeOf(all []measured) float64 {
	first, last := all[0], all[len(all)-1]
	more := last.Computed + last.Stored - first.Computed - first.Stored
	return more / float64(last.Workers-first.Workers)
}

func (cmd *benchBookCmd) size(d *desk, maker *scale.Maker, dir string, n int) (measured, error) {
	m := measured{Offices: n}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return m, err
	}
	for i := range n {
		d.say(textBenchOffice, i+1, n)
		if err := m.office(d, maker, filepath.Join(dir, fmt.Sprint(i)), i); err != nil {
			return m, err
		}
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	m.Memory = memory.Sys
	return m, os.RemoveAll(dir)
}

// office makes one office's book, computes its month and stores everything sealed.
func (m *measured) office(d *desk, maker *scale.Maker, dir string, n int) error {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	k := keeping{Book: filepath.Join(dir, "book.romukura"), Device: filepath.Join(dir, "device")}
	typed := []byte(rand.Text())
	phrase, err := rules.Choose(typed, passphrase.Context{})
	if err != nil {
		return err
	}
	defer phrase.Wipe()
	quiet := *d
	quiet.json = true
	f := founding{owner: "bench", office: "bench", phrase: phrase,
		sheet: filepath.Join(dir, "sheet.pdf")}
	var code []byte
	err = k.found(&quiet, f, func(_ *unlocked, p *member.Paper) error {
		code = append(code, p.Code...)
		return nil
	})
	if err != nil {
		return err
	}
	err = k.open(&quiet, func(o *opened) error { _, err := o.drill(&quiet, code); return err })
	if err != nil {
		return err
	}
	k.Phrase = filepath.Join(dir, "phrase")
	if err := os.WriteFile(k.Phrase, typed, 0o600); err != nil {
		return err
	}
	err = k.unlock(&quiet, func(u *unlocked) error { return m.month(d, u, maker, n) })
	if err != nil {
		return err
	}
	info, err := os.Stat(k.Book)
	if err == nil {
		m.Bytes += info.Size()
	}
	return err
}

func (m *measured) month(d *desk, u *unlocked, maker *scale.Maker, n int) error {
	if _, err := u.store.Load(d.ctx); err != nil {
		return err
	}
	b := maker.Office(n)
	begin := time.Now()
	for _, c := range b.Clients {
		if _, err := payday.Month(c, c.Profile.Groups[0].Code, scale.Month, false); err != nil {
			return err
		}
		m.Workers += len(c.Employees)
		for i := range c.Employees {
			m.Persons += 1 + len(c.Employees[i].Family)
		}
	}
	m.Computed += time.Since(begin).Seconds()
	begin = time.Now()
	if err := u.store.Save(d.ctx, b, *change(record.Payroll)); err != nil {
		return err
	}
	m.Stored += time.Since(begin).Seconds()
	return u.engine.View(d.ctx, func(r record.Reader) error {
		counts, err := r.Counts(d.ctx)
		m.Records += counts.Versions
		return err
	})
}
