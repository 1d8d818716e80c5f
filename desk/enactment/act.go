package enactment

import (
	"errors"

	"romukura/desk/book"
	"romukura/law/dated"
)

// Why nothing is done with a table that the office took in.
var (
	ErrWithdrawn = errors.New("enactment: the table was withdrawn")
	ErrConfirmed = errors.New("enactment: the table was confirmed already")
	ErrOwnHand   = errors.New("enactment: who took a table in cannot confirm it")
	ErrUnfit     = errors.New("enactment: the table does not act")
)

// Take keeps a further enactment in the book. It acts as soon as the book is saved, and is
// provisional until another member confirms it.
func Take(b *book.Book, x dated.Further, by book.Hand) error {
	if err := Refusal(b.Tables, x); err != nil {
		return err
	}
	comes := book.Table{Name: x.Table, From: x.From, Text: x.Text, Taken: by}
	if former := b.Table(x.Table, x.From); former != nil {
		*former = comes // withdrawn; the record keeps it
		return nil
	}
	b.Tables = append(b.Tables, comes)
	return nil
}

// Confirmable is why a member cannot confirm a table, nil where the member can.
func Confirmable(own *book.Table, member string) error {
	e := OfOffice(own)
	switch {
	case !own.Withdrawn.IsZero():
		return ErrWithdrawn
	case e.Unfit != nil:
		return ErrUnfit
	case !own.Confirmed.IsZero():
		return ErrConfirmed
	case own.Taken.Member == member:
		return ErrOwnHand
	}
	return nil
}

// Confirm says that another member compared a table with its source.
func Confirm(own *book.Table, by book.Hand) error {
	if err := Confirmable(own, by.Member); err != nil {
		return err
	}
	own.Confirmed = by
	return nil
}

// Withdraw has a table act no more. It stays in the book.
func Withdraw(own *book.Table, by book.Hand) error {
	if !own.Withdrawn.IsZero() {
		return ErrWithdrawn
	}
	own.Withdrawn = by
	return nil
}
