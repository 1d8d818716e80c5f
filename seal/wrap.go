package seal

import (
	"crypto/hpke"
)

// The length of the two wraps.
const (
	keyWrapHead    = 2 + refSize + refSize
	memberWrapHead = 2 + 16 + refSize
	encapSize      = 1088 + 65 // ML-KEM-768 ciphertext, point of P-256

	// KeyWrapSize is the length of a key under a key.
	KeyWrapSize = keyWrapHead + KeySize + Overhead
	// MemberWrapSize is the length of a key sealed to a member.
	MemberWrapSize = memberWrapHead + encapSize + KeySize + 16
)

// WrapKey seals one key of the tree under another.
func WrapKey(outer *Key, b Binding, inner *Key) ([]byte, error) {
	if outer.aead == nil || inner.aead == nil {
		return nil, ErrWiped
	}
	aad, err := NewAAD(nil, SuiteKeyWrap, outer.ref, b)
	if err != nil {
		return nil, err
	}
	wrap := append(make([]byte, 0, KeyWrapSize), FormatVersion, byte(SuiteKeyWrap))
	wrap = appendRef(appendRef(wrap, outer.ref), inner.ref)
	return outer.aead.Seal(wrap, nil, inner.secret[:], aad.Ref(inner.ref).Step(StepKey)), nil
}

// WrapTo seals a key to a member. Only the member's private half opens it.
func WrapTo(to *Identity, b Binding, inner *Key) ([]byte, error) {
	if inner.aead == nil {
		return nil, ErrWiped
	}
	aad, err := MemberWrapAAD(to.Member, inner.ref, b)
	if err != nil {
		return nil, err
	}
	info := MemberWrapInfo(to)
	enc, sender, err := hpke.NewSender(to.hpke, hpke.HKDFSHA256(), hpke.AES256GCM(), info)
	if err != nil {
		return nil, err
	}
	sealed, err := sender.Seal(aad, inner.secret[:])
	if err != nil {
		return nil, err
	}
	wrap := append(make([]byte, 0, MemberWrapSize), FormatVersion, byte(SuiteMemberWrap))
	wrap = appendRef(append(wrap, to.Member[:]...), inner.ref)
	return append(append(wrap, enc...), sealed...), nil
}

// MemberWrapAAD is the additional data of a wrap to a member: the member stands where the wrapping
// key stands in others, with epoch 0.
func MemberWrapAAD(member ID, inner Ref, b Binding) ([]byte, error) {
	aad, err := NewAAD(nil, SuiteMemberWrap, Ref{ID: member}, b)
	if err != nil {
		return nil, err
	}
	return aad.Ref(inner).Step(StepKey), nil
}

// MemberWrapInfo is the info string of HPKE: a label, and the hash of the member's public keys.
func MemberWrapInfo(to *Identity) []byte {
	digest := to.Digest()
	return append([]byte("romukura member wrap 1"), digest[:]...)
}

// SplitMemberWrap gives the encapsulated key and the sealed key of a wrap to a member, whose form
// ReadHead has checked.
func SplitMemberWrap(wrap []byte) (enc, sealed []byte) {
	return wrap[memberWrapHead : memberWrapHead+encapSize], wrap[memberWrapHead+encapSize:]
}
