package entry

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"time"

	"romukura/desk/member"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/seal"
)

// ways shows how the member unlocks, and offers another passkey.
func ways(q *page.Request) (page.Answer, error) {
	known, err := q.Passkeys(q.Session.Keys.Member())
	if err != nil {
		return page.Answer{}, err
	}
	own, err := ownWays(q)
	if err != nil {
		return page.Answer{}, err
	}
	salt := make([]byte, 32)
	_, _ = rand.Read(salt) // never fails
	add := part.Passkey{Action: "/o/ways", Word: textAddPasskey, Known: known,
		Fields: []part.Hidden{{Name: "salt", Value: hex.EncodeToString(salt)}}}
	return page.Show(textWays, waysPage(own, add)), nil
}

// way is one of the member's own ways to unlock.
type way struct {
	Word string
	Mark string // tells two passkeys apart
	Made string
	Drop *part.Act // nil: it is not taken away here
}

func ownWays(q *page.Request) ([]way, error) {
	locks, err := q.Desk().Book().Locks(q.Context())
	if err != nil {
		return nil, err
	}
	var own []way
	for i := range locks {
		l := &locks[i]
		if l.Member != q.Session.Keys.Member() {
			continue
		}
		w := way{Word: textByPassphrase, Made: dayOf(l.At)}
		if l.Suite == seal.SuiteLockPasskey {
			w.Word, w.Mark = textByPasskey, mark(l.Terms.Note)
			w.Drop = &part.Act{Word: textDropPasskey, Href: "/o/ways/drop", Post: true,
				Fields: []part.Hidden{{Name: "lock", Value: l.ID.String()}}}
		}
		own = append(own, w)
	}
	return own, nil
}

// mark is the end of a credential.
func mark(credential []byte) string {
	text := hex.EncodeToString(credential)
	return text[max(0, len(text)-6):]
}

func dayOf(at int64) string {
	return time.UnixMicro(at).In(japan).Format("2006-01-02")
}

var japan = time.FixedZone("JST", 9*60*60)

// addWay keeps the passkey that the browser made.
func addWay(q *page.Request) (page.Answer, error) {
	made := q.Answered()
	salt, err := hex.DecodeString(q.Text("salt"))
	if made == nil || err != nil || len(salt) != len(made.Salt) {
		return page.Answer{}, page.ErrNotThere
	}
	defer clear(made.PRF[:])
	copy(made.Salt[:], salt)
	if err := q.Session.Keys.AddPasskey(q.Context(), *made); err != nil {
		return page.Answer{}, err
	}
	return page.To("/o/ways").Saying(textPasskeyAdded), nil
}

// dropWay takes a passkey away. What a passkey opens stays: the passphrase opens it too.
func dropWay(q *page.Request) (page.Answer, error) {
	id, err := seal.ParseID(q.Text("lock"))
	if err != nil {
		return page.Answer{}, page.ErrNotThere
	}
	err = q.Session.Keys.RemoveLock(q.Context(), id)
	if errors.Is(err, member.ErrNoLock) {
		return page.Answer{}, page.ErrNotThere
	}
	if err != nil {
		return page.Answer{}, err
	}
	return page.To("/o/ways").Saying(textPasskeyDropped), nil
}

// byPasskey opens a session with what a passkey gave.
func byPasskey(q *page.Request, made *member.NewPasskey) (page.Answer, error) {
	defer clear(made.PRF[:])
	_, cookies, err := q.Unlock(page.Unlocking{With: page.ByPasskey(made),
		Shared: q.Text("shared") == "yes"})
	if err == nil {
		return page.Answer{Go: next(q), Cookies: cookies}, nil
	}
	if errors.Is(err, member.ErrSecret) {
		return refuse(q, fault.Fault{Path: "passphrase", Code: "entry.passkey",
			Message: textPasskeyUnknown, Remedy: textPasskeyUnknownDo})
	}
	return failed(q, err)
}
