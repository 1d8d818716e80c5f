package member

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"unicode"

	"romukura/desk/passphrase"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

func newCode() *[open.CodeSize]byte {
	code := new([open.CodeSize]byte)
	_, _ = rand.Read(code[:]) // never fails
	return code
}

// Candidate is somebody who wants to become a member, or a member who needs new keys: public keys,
// and the private half under a lock. Nothing in it is secret, and nothing in it is trusted.
type Candidate struct {
	Office   seal.ID
	Identity *seal.Identity
	lockID   seal.ID
	lock     []byte // content of the lock's record
}

// Application is what a candidate says on the own device.
type Application struct {
	Office     seal.ID // whose book is there, or will be
	Member     seal.ID // zero: somebody new; else the member who forgot the passphrase
	Passphrase *passphrase.Chosen
}

// Apply makes a candidate's pair of keys.
func (d *Desk) Apply(a Application) (*Candidate, error) {
	office, member := a.Office, a.Member
	if member.IsZero() {
		member = seal.NewID()
	}
	me, err := open.NewPrivate(member)
	if err != nil {
		return nil, err
	}
	defer me.Wipe()
	c := &Candidate{Office: office, Identity: me.Identity(), lockID: seal.NewID()}
	v, err := d.passphraseLock(me, a.Passphrase, place{office, c.lockID, nil})
	c.lock = v.Sealed
	return c, err
}

// Fingerprint is what the candidate reads out to the owner who admits.
func (c *Candidate) Fingerprint() string { return c.Identity.Fingerprint() }

type candidateForm struct {
	Format   int    `json:"format"`
	Office   string `json:"office"`
	Identity string `json:"identity"`
	LockID   string `json:"lock-id"`
	Lock     string `json:"lock"`
}

// Bytes is the candidate as a file that goes to the owner, by any way.
func (c *Candidate) Bytes() ([]byte, error) {
	return json.Marshal(candidateForm{
		1, c.Office.String(), hex.EncodeToString(c.Identity.Bytes()), c.lockID.String(),
		hex.EncodeToString(c.lock),
	})
}

// ReadCandidate reads what Bytes wrote.
func ReadCandidate(data []byte) (*Candidate, error) {
	var form candidateForm
	if err := json.Unmarshal(data, &form); err != nil || form.Format != 1 {
		return nil, ErrCandidate
	}
	c := &Candidate{}
	var identity []byte
	var err [5]error
	c.Office, err[0] = seal.ParseID(form.Office)
	c.lockID, err[1] = seal.ParseID(form.LockID)
	identity, err[2] = hex.DecodeString(form.Identity)
	c.lock, err[3] = hex.DecodeString(form.Lock)
	c.Identity, err[4] = seal.ParseIdentity(identity)
	if errors.Join(err[:]...) != nil || len(c.lock) < 16 || seal.ID(c.lock) != c.Identity.Member {
		return nil, ErrCandidate
	}
	return c, nil
}

// Admission is what an owner grants to a candidate.
type Admission struct {
	// Fingerprint as the candidate read it out, or as the code on the candidate's screen has it.
	Fingerprint string
	Name        string // sealed
	Role        Role
	Clients     []seal.ID
	Numbers     bool
}

// sameFingerprint compares a fingerprint with what a person typed or a code held.
func sameFingerprint(id *seal.Identity, typed string) bool {
	if typed == id.QR() {
		return true
	}
	digits := func(text string) string {
		return strings.Map(func(r rune) rune {
			switch {
			case r >= '0' && r <= '9':
				return r
			case r >= '０' && r <= '９':
				return r - '０' + '0'
			case unicode.IsSpace(r), r == '-':
				return -1
			}
			return '?'
		}, text)
	}
	return digits(typed) == digits(id.Fingerprint())
}

// Admit makes a candidate a member: the fingerprint is compared and pinned, and the keys that go
// with the role are sealed to the candidate. Where the candidate is a member already, the old keys
// are worth nothing from now on: whatever was sealed to them gets a new epoch.
func (s *Session) Admit(ctx context.Context, c *Candidate, a Admission) error {
	if a.Role != Owner && a.Role != Staff && a.Role != Auditor {
		return ErrRight
	}
	if c.Office != s.office {
		return ErrCandidate
	}
	if !sameFingerprint(c.Identity, a.Fingerprint) {
		alarm := s.entry(log.Alarm, c.Identity.Member)
		alarm.Purpose = "fingerprint"
		return errors.Join(ErrFingerprint, s.desk.note(ctx, alarm))
	}
	locks, err := s.desk.Locks(ctx)
	if err != nil {
		return err
	}
	digest := c.Identity.Digest()
	err = s.change(ctx, func(p *plan) error {
		member := c.Identity.Member
		if was, known := p.before.Right(member); known {
			if was.Role == Left || was.Role == Recovery || was.Digest == digest {
				return ErrCandidate
			}
			p.leave(was, locks)
		}
		p.set(Right{Member: member, Role: a.Role, Clients: clientsOf(a.Clients), Numbers: a.Numbers,
			Digest: digest})
		lock := version(KindLock, c.lockID, nil)
		lock.Sealed = slices.Clone(c.lock)
		return p.join(c.Identity, lock, a.Name)
	})
	if err != nil {
		return err
	}
	return s.desk.Device.Pin(c.Identity.Member, digest)
}

// Duties are what a member may do, beside the name.
type Duties struct {
	Role    Role
	Clients []seal.ID
	Numbers bool
}

// Assign gives a member other duties: clients are assigned or taken away, a role changes. A key
// that the member shall not hold any more gets a new epoch, and so do all below it.
func (s *Session) Assign(ctx context.Context, member seal.ID, d Duties) error {
	if d.Role == Left || d.Role == Recovery || !slices.Contains(roles, d.Role) {
		return ErrRight
	}
	return s.change(ctx, func(p *plan) error {
		r, err := p.present(member)
		if err != nil {
			return err
		}
		r.Role, r.Clients, r.Numbers = d.Role, clientsOf(d.Clients), d.Numbers
		p.set(r)
		return nil
	})
}

// Remove ends a membership: locks and wraps end, sessions on this desk are locked, every key that
// the member held gets a new epoch with all below it. What the member read before stays known.
func (s *Session) Remove(ctx context.Context, member seal.ID) error {
	locks, err := s.desk.Locks(ctx)
	if err != nil {
		return err
	}
	return s.change(ctx, func(p *plan) error {
		r, err := p.present(member)
		if err != nil {
			return err
		}
		p.leave(r, locks)
		p.end(record.KindMember, member, p.before.heads)
		return nil
	})
}

// Renew gives every key of the tree a new epoch, for the case that one of them came into wrong
// hands. Members and their rights stay.
func (s *Session) Renew(ctx context.Context) error {
	return s.change(ctx, func(p *plan) error {
		p.renew = true
		return nil
	})
}

// present is the right of somebody who is a member of the office, not a sheet of paper.
func (p *plan) present(member seal.ID) (Right, error) {
	r, ok := p.before.Right(member)
	if !ok || r.Role == Left || r.Role == Recovery {
		return Right{}, ErrUnknownMember
	}
	return r, nil
}
