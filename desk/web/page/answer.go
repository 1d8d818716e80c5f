package page

import (
	"net/http"

	"github.com/a-h/templ"

	"romukura/desk/web/part"
)

// Answer is what a route's function gives back: a screen, a part of one, a way to go, or a file.
type Answer struct {
	Status int    // 200 when not said
	Title  string // of the page, without anything about anybody
	About  string // beside the title, on the page alone: the client, the month
	Acts   []part.Act
	Body   templ.Component
	Roomy  bool // 40 pixel rows: wizards, first steps

	// Go leads to another page after something was done.
	Go string
	// Say is told at the head of the page, or of the one that Go leads to.
	Say *part.Message

	File *File
	// Cookies are set with the answer.
	Cookies []*http.Cookie
	// Forget asks the browser to drop everything that it kept.
	Forget bool
	// Fresh has the whole page asked for again.
	Fresh bool
	// Plain is answered as text, in place of a page.
	Plain string
}

// File is a file to be saved or looked at.
type File struct {
	Name string // tells what it is, and nothing of whom
	Kind string // application/pdf
	Data []byte
	Show bool // in the browser, in place of saving it
}

// Show is a screen.
func Show(title string, body templ.Component) Answer { return Answer{Title: title, Body: body} }

// Faulty is the form once more, with what is wrong with it.
func Faulty(title string, body templ.Component) Answer {
	return Answer{Status: http.StatusUnprocessableEntity, Title: title, Body: body}
}

// To leads to another page.
func To(path string) Answer { return Answer{Go: path} }

// Saying has the page that the answer leads to say what was done.
func (a Answer) Saying(text string) Answer {
	a.Say = &part.Message{Sort: part.Done, Text: text}
	return a
}
