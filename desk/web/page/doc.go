// Package page is the machinery of the desk in the browser: the table of routes and who may take
// which, sessions, the open book, and the frame around every screen.
//
// A screen is a package beside this one. It gives rows of the table ([Route]); each row says who
// may come, for what, and which function answers. From the rows come the mux, the side navigation,
// and the tests that walk every route with every role. A function never asks who is there: what a
// [Request] offers is what the member's own keys opened, so that a colleague's client is not hidden
// but absent.
//
//	func Routes() []page.Route {
//		return []page.Route{{Pattern: "GET /o/k/{client}/register", Scope: page.OneClient,
//			Who: page.Workers, Slot: page.SlotRegister, Do: list}}
//	}
//
// What it promises: nothing is opened before the log says so; a page without its session's keys
// shows nothing; no value about anybody stands in an address, a title, a cookie or a log; what two
// people change at once is refused to the second, with both before the eyes.
package page
