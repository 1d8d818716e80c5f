package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// wantsHelp reports whether help was asked for anywhere, or nothing was asked at all.
func wantsHelp(args []string) bool {
	return len(args) == 0 || args[0] == "help" || slices.Contains(args, "--help") ||
		slices.Contains(args, "-h")
}

// help prints the help of the verb named by the words before --help.
func help(p *kong.Kong, args []string, out io.Writer) int {
	node := p.Model.Node
	for _, word := range args {
		for _, child := range node.Children {
			if child.Name == word {
				node = child
			}
		}
	}
	showNode(out, node)
	return 0
}

// printHelp is what kong prints on an error of usage.
func printHelp(_ kong.HelpOptions, ctx *kong.Context) error {
	node := ctx.Model.Node
	if selected := ctx.Selected(); selected != nil {
		node = selected
	}
	showNode(ctx.Stdout, node)
	return nil
}

func showNode(out io.Writer, n *kong.Node) {
	fmt.Fprintf(out, textUsage+"\n", strings.Join(append(pathOf(n), argsOf(n)...), " "))
	fmt.Fprintf(out, "\n%s\n", strings.TrimSpace(n.Help))
	if n.Detail != "" {
		fmt.Fprintf(out, "\n%s\n", n.Detail)
	}
	if len(n.Children) > 0 {
		fmt.Fprintf(out, "\n%s\n", textVerbs)
		for _, c := range n.Children {
			fmt.Fprintf(out, "  %-10s %s\n", c.Name, c.Help)
		}
	}
	for _, a := range n.Positional {
		fmt.Fprintf(out, "\n  <%s>  %s\n", a.Name, a.Help)
	}
	var rows [][2]string
	for _, group := range n.AllFlags(true) {
		for _, f := range group {
			rows = append(rows, [2]string{flagText(f), f.Help})
		}
	}
	if len(rows) > 0 {
		fmt.Fprintf(out, "\n%s\n", textFlags)
		for _, r := range rows {
			fmt.Fprintf(out, "  %-24s %s\n", r[0], r[1])
		}
	}
	fmt.Fprintf(out, "\n%s\n", textExitCodes)
}

func flagText(f *kong.Flag) string {
	text := "--" + f.Name
	if !f.IsBool() {
		text += "=" + strings.ToUpper(strings.Trim(f.FormatPlaceHolder(), `"`))
	}
	return text
}

func pathOf(n *kong.Node) []string {
	if n.Parent == nil {
		return []string{n.Name}
	}
	return append(pathOf(n.Parent), n.Name)
}

func argsOf(n *kong.Node) []string {
	var out []string
	if len(n.Children) > 0 {
		out = append(out, textVerbPlace)
	}
	for _, a := range n.Positional {
		out = append(out, "<"+a.Name+">")
	}
	if len(n.AllFlags(true)) > 0 {
		out = append(out, textFlagPlace)
	}
	return out
}
