// Package tour is the main job from end to end on the fictitious office: its four clients' files
// are imported, every month from April to October 2026 is paid, July's annual determination and
// the occasional revisions are decided, a bonus is paid, and everything owed to the authorities
// is prepared.
//
// It works on a book like any other: run again on the same book it finds everything done and
// changes nothing. Nothing in it is a shortcut; it calls what a person at the desk would.
package tour

import (
	"romukura/desk/dispatch"
)

// Summary is what the tour did, for the screen and the page.
type Summary struct {
	Office  string   `json:"office"`
	Month   string   `json:"month"`
	Day     string   `json:"day"`
	Clients []Client `json:"clients"`
	Waiting []Wait   `json:"waiting"`
	WhyHead string   `json:"why_head"`
	Why     string   `json:"why"`
	// Outputs are what has to be written, in order.
	Outputs []dispatch.Output `json:"-"`
}

// Client is what was done for one client.
type Client struct {
	ID          string     `json:"id"`
	Name        string     `json:"name"`
	People      int        `json:"people"`
	Imports     int        `json:"imports"`
	Runs        int        `json:"runs"`
	Gross       string     `json:"gross"`
	Net         string     `json:"net"`
	Changed     int        `json:"changed"`
	Unexplained int        `json:"unexplained"`
	Failed      int        `json:"failed"`
	Cases       []Case     `json:"cases"`
	Revisions   []Revision `json:"revisions"`
	Excluded    []Left     `json:"excluded"`
	Hours       []Hours    `json:"hours,omitempty"`
	Files       []File     `json:"files"`
	Refused     []string   `json:"refused,omitempty"`
}

// Case is one notification on the page.
type Case struct {
	State     string `json:"state"`
	Class     string `json:"-"`
	Until     string `json:"until"`
	Procedure string `json:"procedure"`
	Event     string `json:"event"`
	Number    string `json:"number"`
	Day       string `json:"day"`
	Recipient string `json:"recipient"`
}

// Revision is one decision on a standard remuneration.
type Revision struct {
	Number     string `json:"number"`
	Kind       string `json:"kind"`
	Average    string `json:"average"`
	OldHealth  string `json:"old_health"`
	OldPension string `json:"old_pension"`
	NewHealth  string `json:"new_health"`
	NewPension string `json:"new_pension"`
	From       string `json:"from"`
	Why        string `json:"why"`
}

// Hours is a limit of Article 36 that somebody's month is near or above.
type Hours struct {
	Number string `json:"number"`
	Limit  string `json:"limit"`
	Value  string `json:"value"`
	Bound  string `json:"bound"`
	Broken bool   `json:"broken"`
}

// Left is somebody whom a batch left out, and why.
type Left struct {
	Number    string `json:"number"`
	Procedure string `json:"procedure"`
	Reason    string `json:"reason"`
}

// File is one output on the page.
type File struct {
	Title string `json:"title"`
	Path  string `json:"path"`
	Href  string `json:"-"`
}

// Wait is something that waits for a person.
type Wait struct {
	Client    string   `json:"client"`
	Number    string   `json:"number"`
	Procedure string   `json:"procedure"`
	Until     string   `json:"until"`
	What      []string `json:"what"`
}
