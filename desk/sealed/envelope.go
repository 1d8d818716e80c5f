package sealed

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"

	"romukura/seal"
)

// envelope is the content of a record: where the piece stands, and what it is. Its text is
//
//	{"order":5242880,"of":"0123…cdef","value":…}
//
// in exactly this form, so that it is cut apart without reading the value twice; of is left out
// where the piece belongs to the client alone.
type envelope struct {
	order int64 // place in its list
	of    seal.ID
	value []byte // JSON
}

const (
	orderMark = `{"order":`
	ofMark    = `,"of":"`
	valueMark = `,"value":`
)

// gone is the content of a record that ended.
var gone = []byte(orderMark + "0" + valueMark + "null}")

// text is the content of the record of a piece.
func (p *piece) text() ([]byte, error) {
	value, err := json.Marshal(p.value)
	if err != nil {
		return nil, err
	}
	text := make([]byte, 0, len(value)+80)
	text = strconv.AppendInt(append(text, orderMark...), p.order, 10)
	if !p.of.IsZero() {
		text = append(append(append(text, ofMark...), p.of.String()...), '"')
	}
	return append(append(append(text, valueMark...), value...), '}'), nil
}

// errContent reports content that is not what its kind says. It shows none of it.
var errContent = errors.New("sealed: the content is not what its kind says")

// cut reads an envelope. Its value is part of the text.
func cut(text []byte) (envelope, error) {
	var e envelope
	rest, ok := bytes.CutPrefix(text, []byte(orderMark))
	head, value, ok2 := bytes.Cut(rest, []byte(valueMark))
	value, ok3 := bytes.CutSuffix(value, []byte("}"))
	if !ok || !ok2 || !ok3 {
		return e, errContent
	}
	number, of, belongs := bytes.Cut(head, []byte(ofMark))
	var err error
	if e.order, err = strconv.ParseInt(string(number), 10, 64); err != nil {
		return e, errContent
	}
	if belongs {
		if of, ok = bytes.CutSuffix(of, []byte(`"`)); !ok {
			return e, errContent
		}
		if e.of, err = seal.ParseID(string(of)); err != nil {
			return e, errContent
		}
	}
	e.value = value
	return e, nil
}
