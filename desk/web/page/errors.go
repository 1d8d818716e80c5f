package page

import (
	"context"
	"errors"
	"net/http"

	"romukura/desk/member"
	"romukura/desk/sealed"
	"romukura/ground/fault"
	"romukura/record"
)

// What a page can be refused for.
var (
	// ErrNotThere reports an address behind which nothing is, or nothing that this member may open.
	// The two look alike.
	ErrNotThere = errors.New("page: not there")
	// ErrThere reports a book that was made already.
	ErrThere = errors.New("page: the book is there")
	// ErrChanged reports that somebody else changed what the form was filled in on.
	ErrChanged = errors.New("page: changed meanwhile")
)

// trouble is what an error page says.
type trouble struct {
	Status       int
	Title        string
	Faults       []fault.Fault
	What, Remedy string
	Number       string // by which the desk's own log is searched
}

// reason is what the command says of an error of the outside: a full disk, a file that is held.
func (d *Desk) reason(err error) string {
	if d.Reason == nil {
		return ""
	}
	return d.Reason(err)
}

// troubleOf puts an error into words. What has none of its own gets a number: the log has the rest.
func troubleOf(err error) (t trouble, known bool) {
	var many *fault.Error
	var stale *sealed.StaleError
	var conflict *sealed.ConflictError
	var damaged *sealed.DamagedError
	var tooLarge *http.MaxBytesError
	switch {
	case errors.Is(err, ErrNotThere):
		return trouble{http.StatusNotFound, textNotThere, nil, textNotThereWhat, textNotThereDo, ""}, true
	case errors.Is(err, ErrChanged), errors.As(err, &stale), errors.Is(err, record.ErrReused),
		errors.Is(err, sealed.ErrNotLoaded):
		return trouble{http.StatusConflict, textChanged, nil, textChangedWhat, textChangedDo, ""}, true
	case errors.As(err, &conflict):
		return trouble{http.StatusConflict, textConflict, nil, conflict.Error(), "", ""}, true
	case errors.As(err, &damaged):
		return trouble{http.StatusConflict, textDamaged, nil, damaged.Error(), "", ""}, true
	case errors.As(err, &tooLarge):
		return trouble{http.StatusRequestEntityTooLarge, textTooLarge, nil, textTooLargeWhat,
			textTooLargeDo, ""}, true
	case errors.Is(err, member.ErrStepUp):
		return trouble{http.StatusForbidden, textStep, nil, textStepWhat, "", ""}, true
	case errors.As(err, &many):
		return trouble{Status: http.StatusUnprocessableEntity, Title: textRefused,
			Faults: many.Faults}, true
	case errors.Is(err, context.Canceled):
		return trouble{http.StatusServiceUnavailable, textLocked, nil, textLockedWhat, textLockedDo,
			""}, true
	}
	return trouble{Status: http.StatusInternalServerError, Title: textBroken, What: textBrokenWhat,
		Remedy: textBrokenDo}, false
}
