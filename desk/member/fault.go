package member

import (
	"errors"
	"fmt"

	"romukura/ground/fault"
	"romukura/seal/open"
)

// What can be refused. Each says in Japanese what happened, what is safe, and what to do next.
var (
	// ErrSecret reports a wrong passphrase, code or passkey.
	ErrSecret = refusal("member.secret", textSecret, textSecretRemedy)
	// ErrDevice reports a lock that was made with the device secret of another device.
	ErrDevice = refusal("member.device", textDevice, textDeviceRemedy)
	// ErrWords reports recovery words that do not belong together.
	ErrWords = refusal("member.words", textWords, textWordsRemedy)
	// ErrNoLock reports that there is no lock of the sort asked for.
	ErrNoLock = refusal("member.no-lock", textNoLock, textNoLockRemedy)
	// ErrLastLock reports that a member would have no way to unlock.
	ErrLastLock = refusal("member.last-lock", textLastLock, textLastLockRemedy)
	// ErrLocked reports a session that is over.
	ErrLocked = refusal("member.locked", textLocked, textLockedRemedy)
	// ErrLockFirst reports that sessions are open where everything must be locked.
	ErrLockFirst = refusal("member.lock-first", textLockFirst, textLockFirstRemedy)
	// ErrStepUp asks to show who is there.
	ErrStepUp = refusal("member.step-up", textStepUp, textStepUpRemedy)
	// ErrUnsynced reports a desk that did not speak with its host for too long.
	ErrUnsynced = refusal("member.unsynced", textUnsynced, textUnsyncedRemedy)
	// ErrNoOffice reports a book in which no office was founded.
	ErrNoOffice = refusal("member.no-office", textNoOffice, textNoOfficeRemedy)
	// ErrUnknownOffice reports an office whose first owner this device has not pinned.
	ErrUnknownOffice = refusal("member.unknown-office", textUnknownOffice, textUnknownOfficeRemedy)
	// ErrUnknownMember reports somebody who is no member.
	ErrUnknownMember = refusal("member.unknown", textUnknownMember, textUnknownMemberRemedy)
	// ErrLeft reports a member who was removed.
	ErrLeft = refusal("member.left", textLeft, textLeftRemedy)
	// ErrReplaced reports keys that were replaced by others.
	ErrReplaced = refusal("member.replaced", textReplaced, textReplacedRemedy)
	// ErrNotOwner reports that only an owner may do this.
	ErrNotOwner = refusal("member.not-owner", textNotOwner, textNotOwnerRemedy)
	// ErrNotHeld reports a key that the session does not hold.
	ErrNotHeld = refusal("member.not-held", textNotHeld, textNotHeldRemedy)
	// ErrOldEpoch reports a record that was written under a key that was replaced before.
	ErrOldEpoch = refusal("member.old-epoch", textOldEpoch, textOldEpochRemedy)
	// ErrRight reports duties that contradict themselves.
	ErrRight = refusal("member.right", textRight, textRightRemedy)
	// ErrCandidate reports a candidate's file that is of another office, changed, or used already.
	ErrCandidate = refusal("member.candidate", textCandidate, textCandidateRemedy)
	// ErrFingerprint reports a fingerprint that is not that of the keys at hand.
	ErrFingerprint = refusal("member.fingerprint", textFingerprint, textFingerprintRemedy)
	// ErrSwapped reports keys that are not those that were compared.
	ErrSwapped = refusal("member.swapped", textSwapped, textSwappedRemedy)
	// ErrLastOwner reports that the office would have no owner.
	ErrLastOwner = refusal("member.last-owner", textLastOwner, textLastOwnerRemedy)
	// ErrRecipients reports fewer than two who can open the office.
	ErrRecipients = refusal("member.recipients", textRecipients, textRecipientsRemedy)
	// ErrNoDrill reports a recovery sheet that was never tried out.
	ErrNoDrill = refusal("member.no-drill", textNoDrill, textNoDrillRemedy)
	// ErrDrill reports a recovery sheet that does not open everything.
	ErrDrill = refusal("member.drill", textDrill, textDrillRemedy)
)

func refusal(code, message, remedy string) error {
	return &fault.Error{Faults: []fault.Fault{{
		Path: "member", Code: code, Message: message, Remedy: remedy,
	}}}
}

// wordFault says which word cannot be right, where that can be told.
func wordFault(err error) error {
	var word *open.WordError
	if errors.As(err, &word) {
		return refusal("member.word", fmt.Sprintf(textWord, word.N), textWordsRemedy)
	}
	return ErrWords
}
