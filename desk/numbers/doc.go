// Package numbers keeps My Numbers (個人番号) for the affairs in which a client named them, and
// destroys them. Each number is sealed under a key of its own, and that key under the client's key
// of My Numbers, which only named handlers hold: a tree apart from all other data.
//
//	card, err := store.Keep(ctx, client, numbers.New{Employee: "102", Number: n, Purposes: p})
//	number, err := store.Use(ctx, numbers.Use{Client: client, Card: card.ID, Purpose: p[0]})
//	done, err := store.Destroy(ctx, numbers.Order{Client: client, Card: card.ID, Reason: why})
//
// A number is three records: its key ([record.KindNumberKey]), the twelve digits under that key,
// and a card under the client's key of My Numbers that says whose it is, for what, and what became
// of it. No list shows a number, no log, no error: it comes out by Use alone, for one purpose that
// the card names, after the log was told.
//
// To destroy a number is to destroy its key, in a batch that is signed and never taken back. The
// digits stay as bytes that nothing opens; the card stays, and is the certificate. Copies made
// afterwards have no key. Of what was made before: copies on a shelf never hold keys of numbers;
// a bundle, and another desk, hold the key until they are brought up to date or thrown away. The
// certificate names those desks.
package numbers
