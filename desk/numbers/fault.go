package numbers

import "romukura/ground/fault"

// What can be refused, beside what desk/member refuses: member.ErrNotHeld for who was not named,
// member.ErrStepUp for who has not shown lately who is there.
var (
	// ErrNoCard reports an id under which the client has no number.
	ErrNoCard = refusal("number.none", textNoCard, textNoCardRemedy)
	// ErrThere reports a person whose number is kept already.
	ErrThere = refusal("number.there", textThere, textThereRemedy)
	// ErrGone reports a number whose key was destroyed.
	ErrGone = refusal("number.gone", textGone, textGoneRemedy)
	// ErrPurpose reports a use that the card does not name.
	ErrPurpose = refusal("number.purpose", textPurpose, textPurposeRemedy)
	// ErrPurposes reports a number to be kept for nothing that the law allows.
	ErrPurposes = refusal("number.purposes", textPurposes, textPurposesRemedy)
	// ErrEmployee reports a number of nobody.
	ErrEmployee = refusal("number.employee", textEmployee, textEmployeeRemedy)
	// ErrNumber reports that no number was given.
	ErrNumber = refusal("number.empty", textNumber, textNumberRemedy)
	// ErrReason reports an order to destroy without a reason.
	ErrReason = refusal("number.reason", textReason, textReasonRemedy)
	// ErrDamaged reports records that contradict each other.
	ErrDamaged = refusal("number.damaged", textDamaged, textDamagedRemedy)
	// ErrNotGone reports a key whose bytes are still there after they were destroyed.
	ErrNotGone = refusal("number.not-gone", textNotGone, textNotGoneRemedy)
)

func refusal(code, message, remedy string) error {
	return &fault.Error{Faults: []fault.Fault{{
		Path: "number", Code: code, Message: message, Remedy: remedy,
	}}}
}
