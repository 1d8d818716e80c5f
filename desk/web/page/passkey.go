package page

import (
	"bytes"
	"encoding/hex"
	"errors"

	"romukura/desk/member"
	"romukura/desk/web/part"
	"romukura/seal"
)

// Fields in which a passkey's answer comes.
const (
	credentialField = "credential"
	prfField        = "prf"
)

// Answered is what a passkey gave, nil where the form holds no such answer. Whoever asks for it
// clears the PRF.
func (q *Request) Answered() *member.NewPasskey {
	credential, err := hex.DecodeString(q.PostFormValue(credentialField))
	prf, err2 := hex.DecodeString(q.PostFormValue(prfField))
	if err != nil || err2 != nil || len(credential) == 0 || len(prf) != 32 {
		return nil
	}
	p := &member.NewPasskey{Credential: credential, PRF: new([32]byte)}
	copy(p.PRF[:], prf)
	clear(prf)
	return p
}

// errOther reports a lock of another passkey than the one that answered.
var errOther = errors.New("page: another passkey answered")

// ByPasskey is what to unlock with when a passkey answered: its own lock, and no other.
func ByPasskey(p *member.NewPasskey) member.With {
	return member.With{Passkey: func(credential []byte, _ [32]byte) (*[32]byte, error) {
		if !bytes.Equal(credential, p.Credential) {
			return nil, errOther
		}
		prf := *p.PRF
		return &prf, nil
	}}
}

// Passkeys are the passkeys with which this book is unlocked, of one member or of all, as a form
// asks for them.
func (q *Request) Passkeys(of seal.ID) ([]string, error) {
	locks, err := q.Desk().Book().Locks(q.Context())
	if err != nil {
		return nil, err
	}
	var all []string
	for i := range locks {
		l := &locks[i]
		if l.Suite == seal.SuiteLockPasskey && (of.IsZero() || l.Member == of) {
			all = append(all, hex.EncodeToString(l.Terms.Note)+":"+hex.EncodeToString(l.Terms.Salt[:]))
		}
	}
	return all, nil
}

// stepPasskey is the form by which a passkey shows who is there; nothing where the member has none.
func (q *Request) stepPasskey(typed []part.Hidden) part.Passkey {
	known, err := q.Passkeys(q.Session.Keys.Member())
	if err != nil {
		return part.Passkey{} // the passphrase is asked for beside it
	}
	return part.Passkey{Action: q.URL.RequestURI(), Word: textStepPasskey, Known: known,
		Fields: typed}
}
