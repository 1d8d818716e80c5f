// Lawxref ties code to the articles of the statutes, both ways.
//
//	go run ./tools/lawxref                  article → code and code → article
//	go run ./tools/lawxref cover            every article and how far it is implemented
//	go run ./tools/lawxref texts            cited articles without a stored text
//	go run ./tools/lawxref drift OLD NEW    code under articles whose texts differ
//
// It reads comment lines that begin "Law:", "Law?" (believed, not checked) or "Law!" (implemented
// in part; the next line says what is missing), and what code shows users in fields named Law. Any
// form fails on an unknown short name and on a citation that cannot be read. With -strict-texts a
// missing text fails too: docs/adr/0001-statute-texts.md says why that is not the rule yet.
//
// It ends with 0 when all is well, 1 on a fault, 2 when asked in a wrong way.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

const usage = "usage: lawxref [-root DIR] [-strict-texts] [cover | texts | drift OLD NEW]"

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the whole program, with its exit code.
func run(args []string, out, faults io.Writer) int {
	flags := flag.NewFlagSet("lawxref", flag.ContinueOnError)
	flags.SetOutput(faults)
	root := flags.String("root", ".", "folder of the repository")
	strict := flags.Bool("strict-texts", false, "fail when a cited article has no stored text")
	if flags.Parse(args) != nil {
		return 2
	}
	book, err := read(*root)
	if err != nil {
		fmt.Fprintln(faults, "lawxref:", err)
		return 1
	}
	switch verb := flags.Args(); {
	case len(verb) == 0:
		book.printBoth(out)
	case len(verb) == 1 && verb[0] == "cover":
		book.printCover(out)
	case len(verb) == 1 && verb[0] == "texts":
		book.printMissing(out)
	case len(verb) == 3 && verb[0] == "drift":
		if err := book.printDrift(out, verb[1], verb[2]); err != nil {
			fmt.Fprintln(faults, "lawxref:", err)
			return 1
		}
	default:
		fmt.Fprintln(faults, usage)
		return 2
	}
	for _, f := range book.faults {
		fmt.Fprintln(faults, f)
	}
	if n := len(book.missing()); n > 0 && *strict {
		fmt.Fprintf(faults, "lawxref: %d cited articles have no stored text\n", n)
		return 1
	}
	if len(book.faults) > 0 {
		return 1
	}
	return 0
}
