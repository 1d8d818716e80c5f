package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"strings"
	"time"

	"romukura/desk/web"
	"romukura/desk/web/declaration"
	"romukura/desk/web/page"
)

// phones listens for the form that people fill in by themselves, on an address of the office's
// network: nothing else of the desk is answered there, and only over TLS.
type phones struct {
	listener    net.Listener
	certificate tls.Certificate
	fingerprint string
}

// listenForPhones makes a certificate for this run alone. Browsers do not know it: its fingerprint
// stands on the page that shows the code.
func listenForPhones(address string, now time.Time) (*phones, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf(textDeskListen, address, err)
	}
	at, ok := l.Addr().(*net.TCPAddr)
	if !ok || at.IP.IsUnspecified() {
		return nil, errors.Join(errors.New(textFormAddress), l.Close())
	}
	p := &phones{listener: l}
	if err := p.certify(at.IP, now); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return p, nil
}

// certify makes a key and a certificate for an address, good for half a year and lost with the
// process.
func (p *phones) certify(ip net.IP, now time.Time) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return err
	}
	t := &x509.Certificate{SerialNumber: serial, Subject: pkix.Name{CommonName: ip.String()},
		IPAddresses: []net.IP{ip}, NotBefore: now.Add(-time.Hour), NotAfter: now.AddDate(0, 6, 0),
		KeyUsage:    x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
	der, err := x509.CreateCertificate(rand.Reader, t, t, &key.PublicKey, key)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(der)
	p.certificate = tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
	p.fingerprint = grouped(hex.EncodeToString(sum[:]))
	return nil
}

// grouped writes a fingerprint as browsers show it: AB:CD:….
func grouped(text string) string {
	var pairs []string
	for i := 0; i < len(text); i += 2 {
		pairs = append(pairs, strings.ToUpper(text[i:i+2]))
	}
	return strings.Join(pairs, ":")
}

// tell puts the address where the pages show it, and names the host for the server.
func (p *phones) tell(pages *page.Desk) (host string) {
	host = p.listener.Addr().String()
	pages.Outside.Address = "https://" + host + declaration.Door
	pages.Outside.Fingerprint = p.fingerprint
	return host
}

// serve answers until the context ends.
func (p *phones) serve(ctx context.Context, s *page.Server) error {
	server := &http.Server{Handler: web.Phones(s), ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout: time.Minute, WriteTimeout: time.Minute, IdleTimeout: time.Minute,
		MaxHeaderBytes: 32 << 10, ErrorLog: log.New(io.Discard, "", 0),
		TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12,
			Certificates: []tls.Certificate{p.certificate}}}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() }) // what was confirmed is on the disk
	defer stop()
	err := server.ServeTLS(p.listener, "", "")
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
