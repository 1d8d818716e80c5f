// Package office is B, the sharoushi office: who files on behalf of clients, and who decides in it.
package office

// ID is the office's id: the first column of every key in storage.
type ID string

// Office is a sharoushi office, or a company that is its own office (company edition).
type Office struct {
	ID        ID         `json:"id"`
	Name      string     `json:"name"`
	Address   string     `json:"address"`
	Phone     string     `json:"phone"`
	Attorneys []Attorney `json:"attorneys"`
	// true when the company has no office and files itself
	Company bool `json:"company,omitempty"`
	// Serials are the last medium serial of each attorney, by registration, over all clients.
	Serials map[string]int `json:"serials,omitempty"`
}

// Attorney is a labor and social security attorney (社会保険労務士).
type Attorney struct {
	Name         string `json:"name"`         // with a full-width space between family and given name
	Registration string `json:"registration"` // 8 digits
}

// Decision is what a named person decided on a question that the program may not answer alone.
type Decision struct {
	Key    string `json:"key"`    // of the question, with its subject: annual.average/e-102/2026
	Answer string `json:"answer"` // what was decided, in the question's own values
	By     string `json:"by"`     // member's name
	On     string `json:"on"`     // instant, ISO, given by the desk's clock
	Reason string `json:"reason"`
}
