package page

import (
	"slices"
	"strings"

	"romukura/desk/member"
)

// Scope is what a route is about, and so what must be there before its function is asked.
type Scope uint8

// Scopes. The zero Scope is none, so that a forgotten one is seen when the table is checked.
const (
	Outside   Scope = iota + 1 // nobody is unlocked: first run, unlocking, the lock itself
	Office                     // somebody is: the office as a whole
	OneClient                  // the client {client} in the address, opened by the session's keys
)

// Who may take a route.
var (
	Everybody = []member.Role{member.Owner, member.Staff, member.Auditor}
	Workers   = []member.Role{member.Owner, member.Staff}
	Owners    = []member.Role{member.Owner}
)

// Route is one row of the table.
type Route struct {
	Pattern string // of net/http: GET /o/k/{client}/register
	Scope   Scope
	Who     []member.Role // empty for Outside alone
	Slot    Slot          // of a screen that the navigation leads to
	Step    bool          // the member shows once more who is there
	Quiet   bool          // asked by the page itself: it does not count as work
	Upload  int64         // largest body in bytes; 0: a form's, 1 MiB
	Bare    bool          // never within the frame
	// Numbers are fields in which twelve digits are meant and no My Number.
	Numbers []string
	Do      Handler
}

// Handler answers a request.
type Handler func(*Request) (Answer, error)

// Method is the method of a route.
func (r *Route) Method() string {
	method, _, _ := strings.Cut(r.Pattern, " ")
	return method
}

// Path is the path of a route, with its wildcards.
func (r *Route) Path() string {
	_, path, _ := strings.Cut(r.Pattern, " ")
	return path
}

// Admits tells whether a role may take the route.
func (r *Route) Admits(role member.Role) bool { return slices.Contains(r.Who, role) }

// Slot is a place in the navigation. A slot without a route is not shown.
type Slot uint8

// Slots, in the order of the navigation: those of the office, then those of a client.
const (
	NoSlot Slot = iota
	SlotBoard
	SlotClients
	SlotRuns    // 給与計算 of all clients
	SlotFilings // 手続 of all clients
	SlotYear    // 年次業務: 算定, 年度更新
	SlotSeason  // 年末調整
	SlotCharts
	SlotImport
	SlotNumbers
	SlotLog
	SlotBreach
	SlotSettings
	SlotHelp

	SlotClient   // 概要
	SlotRegister // 名簿
	SlotPayroll  // 給与
	SlotBonus
	SlotCases     // 手続 of the client
	SlotDecisions // 算定・月変
	SlotSettle    // 年末調整 of the client
	SlotFigures   // 労務の動き
	SlotTaking    // 取込
	SlotPapers    // 書類
	SlotMemo
	slotEnd
)

// ofClient tells whether a slot stands below a client.
func (s Slot) ofClient() bool { return s >= SlotClient && s < slotEnd }

// keys lead to slots, after g.
var slotKeys = map[Slot]string{SlotBoard: "g d", SlotClients: "g c", SlotRuns: "g p",
	SlotFilings: "g s", SlotYear: "g y", SlotLog: "g l", SlotRegister: "g e", SlotPayroll: "g m"}

// Word is the slot's name in the navigation.
func (s Slot) Word() string { return slotWords[s] }

// Key is the key that leads there, empty where none does.
func (s Slot) Key() string { return slotKeys[s] }
