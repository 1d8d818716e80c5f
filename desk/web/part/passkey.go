package part

// Passkey is a form that a passkey fills in.
type Passkey struct {
	Action string
	Word   string   // of the button
	Known  []string // credential:salt of the passkeys that may answer, in hex
	// Fields are sent with it. One named salt has a new passkey made, for that salt.
	Fields []Hidden
}
