package postgres

import (
	"errors"
	"fmt"
	"io"
	"net"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"

	"romukura/record"
)

// SettingError says that the connection string cannot be read.
type SettingError struct{}

// Error says what to do.
func (*SettingError) Error() string { return textSetting }

// RoleError says that the role could read other offices' rows, or change what is only added to.
type RoleError struct{}

// Error says what to do.
func (*RoleError) Error() string { return textRole }

// NewerError says that a newer version of the program made the tables.
type NewerError struct{ Schema, Known int64 }

// Error tells the schemas.
func (e *NewerError) Error() string { return fmt.Sprintf(textNewer, e.Schema, e.Known) }

// DamagedError says that rows contradict each other or have another form than was written.
type DamagedError struct{}

// Error says what is safe and what to do.
func (*DamagedError) Error() string { return textDamaged }

// DeniedError says that the server refused what the application's role may not do.
type DeniedError struct{ Code string }

// Error tells the server's code.
func (e *DeniedError) Error() string { return fmt.Sprintf(textDenied, e.Code) }

// ServerError says that the server did not do what was asked: it is not there, it broke off, its
// disk is full. What was confirmed before stands.
type ServerError struct{ Code string }

// Error tells the server's code, where there was one.
func (e *ServerError) Error() string { return fmt.Sprintf(textServer, e.Code) }

// UnsureError says that the server broke off while it was confirming: the update stands or does
// not. Doing it again with the same batch id settles it.
type UnsureError struct{}

// Error says what to do.
func (*UnsureError) Error() string { return textUnsure }

// told gives what the driver and the server say a name of ours and leaves their words behind: they
// hold hosts, users and values.
func told(err error) error {
	if err == nil {
		return nil
	}
	var server *pgconn.PgError
	if !errors.As(err, &server) {
		var connect *pgconn.ConnectError
		var net net.Error
		if errors.As(err, &connect) || errors.As(err, &net) ||
			errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) ||
			errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNRESET) {
			return &ServerError{"-"}
		}
		return err
	}
	switch server.Code[:2] {
	case "42":
		return &DeniedError{server.Code}
	case "23":
		return record.ErrReused
	}
	return &ServerError{server.Code}
}
