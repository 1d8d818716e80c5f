// Package web is the desk in the browser: the list of all screens, and the server that shows them.
//
// What a screen is made of stands in its own package below; what they share, in page (routes,
// sessions, the frame), part (pieces of HTML) and asset (style, scripts). docs/screens.md tells how
// a screen is added. This package alone knows them all:
//
//	desk, err := web.New(&page.Desk{…}, "127.0.0.1:8765")
//	err = web.Serve(ctx, desk, listener)
package web

import (
	"context"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"romukura/desk/web/access"
	"romukura/desk/web/asset"
	"romukura/desk/web/board"
	"romukura/desk/web/chart"
	"romukura/desk/web/clientfile"
	"romukura/desk/web/declaration"
	"romukura/desk/web/determination"
	"romukura/desk/web/entry"
	"romukura/desk/web/help"
	"romukura/desk/web/importing"
	"romukura/desk/web/page"
	"romukura/desk/web/payrun"
	"romukura/desk/web/procedure"
	"romukura/desk/web/reason"
	"romukura/desk/web/register"
	"romukura/desk/web/setting"
	"romukura/desk/web/yearend"
)

// Table is every route of the desk.
func Table() []page.Route {
	return slices.Concat(
		page.Routes(),
		entry.Routes(),
		board.Routes(),
		access.Routes(),
		payrun.Routes(),
		reason.Routes(),
		register.Routes(),
		yearend.Routes(),
		importing.Routes(),
		determination.Routes(),
		procedure.Routes(),
		clientfile.Routes(),
		chart.Routes(),
		declaration.Routes(),
		setting.Routes(),
		help.Routes(),
	)
}

// New makes the desk's server. The address is where it listens: only browsers that ask for it by
// that port on this machine are answered, and by the other names that are given.
func New(d *page.Desk, address net.Addr, names ...string) (*page.Server, error) {
	_, port, err := net.SplitHostPort(address.String())
	if err != nil {
		return nil, err
	}
	hosts := slices.Clone(names)
	for _, name := range []string{"127.0.0.1", "localhost", "::1"} {
		hosts = append(hosts, net.JoinHostPort(name, port))
	}
	return page.New(d, Table(), hosts...)
}

// Phones answers with the form that people fill in by themselves and with nothing else of the desk:
// for a listener that others of the office's network reach.
func Phones(s *page.Server) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != declaration.Door && !strings.HasPrefix(r.URL.Path, declaration.Door+"/") &&
			!strings.HasPrefix(r.URL.Path, asset.Prefix) {
			http.NotFound(w, r)
			return
		}
		s.ServeHTTP(w, r)
	})
}

// Serve answers until the context ends; then every session is locked.
func Serve(ctx context.Context, s *page.Server, l net.Listener) error {
	server := &http.Server{Handler: s, ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout: time.Minute, WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 32 << 10}
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() { s.Expire(ctx); close(ended) }()
	go func() {
		<-ctx.Done()
		_ = server.Close() // sessions are locked beside; what was confirmed is on the disk
	}()
	err := server.Serve(l)
	cancel()
	<-ended
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
