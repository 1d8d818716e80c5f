package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"

	"romukura/desk/member"
	"romukura/desk/web"
	"romukura/desk/web/page"
	"romukura/edge/device"
	"romukura/edge/pdf"
	"romukura/edge/process"
	"romukura/edge/qr"
	"romukura/edge/spreadsheet"
	"romukura/edge/sqlite"
	"romukura/seal"
	"romukura/trade/document/layout"
	"romukura/trade/exchange"
)

// deskCmd serves the book's screens to the browsers of this machine.
type deskCmd struct {
	keeping
	Listen string `name:"listen" default:"127.0.0.1:0" placeholder:"ADDRESS" help:"${help_listen}"`
	Form   string `name:"form" placeholder:"ADDRESS" help:"${help_form}"`
	NoOpen bool   `name:"no-open" help:"${help_noopen}"`
}

// Run serves until it is interrupted; then everything is locked.
func (cmd *deskCmd) Run(d *desk) error {
	ctx, stop := signal.NotifyContext(d.ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	return cmd.serve(ctx, d, func(address string) {
		d.say(textDeskServes, address)
		if !cmd.NoOpen {
			browse(address)
		}
	})
}

// serve opens the book, or waits for the browser to make it, and answers until the context ends.
func (cmd *deskCmd) serve(ctx context.Context, d *desk, begun func(address string)) error {
	l, err := net.Listen("tcp", cmd.Listen)
	if err != nil {
		return fmt.Errorf(textDeskListen, cmd.Listen, err)
	}
	if ip, ok := l.Addr().(*net.TCPAddr); !ok || !ip.IP.IsLoopback() {
		return errors.Join(errors.New(textDeskLoopback), l.Close())
	}
	s := &served{keeping: cmd.keeping, d: d}
	if cmd.Form != "" {
		if s.phones, err = listenForPhones(cmd.Form, d.now()); err != nil {
			return errors.Join(err, l.Close())
		}
	}
	if _, err := os.Stat(cmd.Book); errors.Is(err, fs.ErrNotExist) {
		return then(s.serve(ctx, l, begun), s.close())
	}
	return cmd.open(d, func(o *opened) error {
		s.opened = o
		return s.serve(ctx, l, begun)
	})
}

func (s *served) serve(ctx context.Context, l net.Listener, begun func(address string)) error {
	pages := s.desk()
	var hosts []string
	if s.phones != nil {
		hosts = append(hosts, s.phones.tell(pages))
	}
	server, err := web.New(pages, l.Addr(), hosts...)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		return errors.Join(err, l.Close())
	}
	address := "http://localhost:" + port + "/" // passkeys want a name
	if pages.Found == nil {
		address += "setup?t=" + pages.Invitation
	}
	begun(address)
	go pages.Copies.Schedule(ctx, pages)
	if s.phones == nil {
		return web.Serve(ctx, server, l)
	}
	ctx, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- s.phones.serve(ctx, server) }()
	err = web.Serve(ctx, server, l)
	stop()
	return errors.Join(err, <-ended)
}

// served is a book while its desk is open.
type served struct {
	keeping
	d *desk

	mu     sync.Mutex
	opened *opened
	dir    string // of a device folder that waits for the office's id
	phones *phones
}

// desk is what the pages get of the outside.
func (s *served) desk() *page.Desk {
	pages := &page.Desk{
		Now: s.d.now, Rules: rules, Log: slog.New(slog.NewTextHandler(s.d.err, nil)),
		Make: s.make, Check: s.check, Remember: s.remember, Sheet: s.sheet,
		Print: s.print, Workbook: workbook, QR: square,
		Reason: reasonOf, Warnings: process.Protect(), Copies: s.copies(),
	}
	if s.opened != nil {
		pages.Found = s.opened.desk
	} else {
		pages.Invitation = rand.Text()
	}
	return pages
}

// square gives the rows of a code.
func square(text string) ([][]bool, error) { return qr.Encode([]byte(text)) }

// workbook reads the rows of a spreadsheet.
func workbook(data []byte) (exchange.Sheet, bool) {
	if !spreadsheet.Is(data) {
		return exchange.Sheet{}, false
	}
	return spreadsheet.Read(data), true
}

// make makes the file of a book and what this device knows of it.
func (s *served) make(context.Context) (*member.Desk, error) {
	dir, err := s.newDevice()
	if err != nil {
		return nil, err
	}
	engine, err := sqlite.Create(s.Book)
	if err != nil {
		return nil, err
	}
	folder, err := device.Make(dir, nil)
	if err != nil {
		return nil, errors.Join(err, engine.Close(), discard(s.Book))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dir = dir
	s.opened = &opened{engine: engine, device: folder,
		desk: &member.Desk{Engine: engine, Device: folder, Now: s.d.now}}
	return s.opened.desk, nil
}

func (s *served) now() *opened {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.opened
}

func (s *served) check(ctx context.Context) error { return s.now().continues(ctx) }

// remember keeps how far the log of this device has come.
func (s *served) remember(ctx context.Context, keys *member.Session) error {
	if err := s.name(keys.Office()); err != nil {
		return err
	}
	return (&unlocked{opened: *s.now(), session: keys}).remember(ctx)
}

// name gives the folder of a new office the office's id, by which it is found from now on.
func (s *served) name(office seal.ID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dir == "" {
		return nil
	}
	if err := s.settle(s.dir, office); err != nil {
		return err
	}
	dir := s.Device
	if dir == "" {
		dir = filepath.Join(filepath.Dir(s.dir), office.String())
	}
	folder, err := device.Open(dir)
	if err != nil {
		return err
	}
	s.dir, s.opened.device, s.opened.office = "", folder, office
	s.opened.desk.Device = folder
	return nil
}

// print prints documents into memory.
func (s *served) print(batch layout.Batch) ([]byte, error) {
	fonts, err := pdf.OpenFonts(append([]string{"fonts"}, pdf.SystemFolders()...)...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = fonts.Close() }()
	var b bytes.Buffer
	if err := pdf.RenderBatch(&b, batch, fonts); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// sheet prints a recovery sheet into memory.
func (s *served) sheet(office string, paper *member.Paper) ([]byte, error) {
	fonts, err := pdf.OpenFonts(append([]string{"fonts"}, pdf.SystemFolders()...)...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = fonts.Close() }()
	return (&sheet{office: office, paper: paper}).render(fonts)
}

// close gives a book back that was made while the desk was open.
func (s *served) close() error {
	if o := s.now(); o != nil {
		return o.engine.Close()
	}
	return nil
}

// browse opens the browser that the person uses. Where it cannot, the address stands in the
// terminal.
func browse(address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	case "darwin":
		name = "open"
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return
	}
	cmd := exec.Command(filepath.Clean(path), args...)
	if cmd.Start() == nil {
		go func() { _ = cmd.Wait() }()
	}
}
