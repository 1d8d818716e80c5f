package device

// MissingError says that this device does not know the office.
type MissingError struct{}

// Error says what to do.
func (*MissingError) Error() string { return textMissing }

// ThereError says that the folder was made before.
type ThereError struct{}

// Error says that it is kept.
func (*ThereError) Error() string { return textThere }

// NewerError says that a newer version of the program wrote the folder.
type NewerError struct{}

// Error says what to do.
func (*NewerError) Error() string { return textNewer }

// DamagedError says that the file is not what it should be.
type DamagedError struct{ Err error }

// Error says what is safe and what to do.
func (*DamagedError) Error() string { return textDamaged }

// Unwrap is the cause.
func (e *DamagedError) Unwrap() error { return e.Err }

// ReadError says that the file is there and cannot be read.
type ReadError struct{ Err error }

// Error says what to look at.
func (*ReadError) Error() string { return textRead }

// Unwrap is the cause.
func (e *ReadError) Unwrap() error { return e.Err }

// WriteError says that the folder could not be written. What stood there stands there still.
type WriteError struct{ Err error }

// Error says what to look at.
func (*WriteError) Error() string { return textWrite }

// Unwrap is the cause.
func (e *WriteError) Unwrap() error { return e.Err }
