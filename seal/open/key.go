package open

import (
	"crypto/hpke"

	"romukura/seal"
)

// Key opens a key of the tree that was wrapped under another.
func Key(outer *seal.Key, b seal.Binding, wrap []byte) (*seal.Key, error) {
	if err := expect(wrap, seal.SuiteKeyWrap, outer); err != nil {
		return nil, err
	}
	head, err := seal.ReadHead(wrap)
	if err != nil {
		return nil, err
	}
	aad, err := seal.NewAAD(nil, seal.SuiteKeyWrap, outer.Ref(), b)
	if err != nil {
		return nil, err
	}
	sealed := wrap[seal.KeyWrapSize-seal.KeySize-seal.Overhead:]
	var secret [seal.KeySize]byte
	defer clear(secret[:])
	got, err := outer.Cipher().Open(secret[:0], nil, sealed, aad.Ref(head.Inner).Step(seal.StepKey))
	scrub()
	if err != nil {
		return nil, ErrIntegrity
	}
	return seal.KeyOf(head.Inner, (*[seal.KeySize]byte)(got)), nil
}

// KeyFrom opens a key that was sealed to the member who holds the private half.
func KeyFrom(p *Private, b seal.Binding, wrap []byte) (*seal.Key, error) {
	head, err := seal.ReadHead(wrap)
	switch {
	case err != nil:
		return nil, err
	case head.Suite != seal.SuiteMemberWrap:
		return nil, seal.ErrFormat
	case p.hpke == nil:
		return nil, seal.ErrWiped
	case head.Member != p.identity.Member:
		return nil, ErrOtherKey
	}
	aad, err := seal.MemberWrapAAD(head.Member, head.Inner, b)
	if err != nil {
		return nil, err
	}
	enc, sealed := seal.SplitMemberWrap(wrap)
	info := seal.MemberWrapInfo(p.identity)
	var recipient *hpke.Recipient
	seal.Apart(func() {
		recipient, err = hpke.NewRecipient(enc, p.hpke, hpke.HKDFSHA256(), hpke.AES256GCM(), info)
	})
	if err != nil {
		return nil, ErrIntegrity
	}
	got, err := recipient.Open(aad, sealed)
	if err != nil {
		return nil, ErrIntegrity
	}
	defer clear(got)
	return seal.KeyOf(head.Inner, (*[seal.KeySize]byte)(got)), nil
}
