package browser

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"
)

// Passkeys gives the browser a device that makes passkeys, in place of the one that it had. It says
// yes to everything, or does not know who presses.
func (p *Page) Passkeys(known bool) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, limit)
	defer cancel()
	_, err := chromedp.Call(ctx, webauthn.Disable, cdp.Empty{})
	if err == nil {
		_, err = chromedp.Call(ctx, webauthn.Enable, webauthn.EnableParams{})
	}
	if err == nil {
		_, err = chromedp.Call(ctx, webauthn.AddVirtualAuthenticator,
			webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
				Protocol: webauthn.AuthenticatorProtocolCtap2, Ctap2version: webauthn.Ctap2versionCtap21,
				Transport: webauthn.AuthenticatorTransportInternal, HasResidentKey: true,
				HasUserVerification: true, HasPrf: true, IsUserVerified: known,
				AutomaticPresenceSimulation: true}})
	}
	if err != nil {
		p.t.Fatal(err)
	}
}
