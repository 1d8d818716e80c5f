package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"romukura/desk/book"
	"romukura/desk/sample"
	"romukura/ground/caldate"
	"romukura/record"
	"romukura/trade/client"
)

// where names a client of a book.
type where struct {
	keeping
	Client string `name:"client" required:"" placeholder:"ID" help:"${help_clientid}"`
}

// open loads the client, hands it to the work, and saves what changed when the work says for what.
func (w where) open(
	d *desk,
	work func(*book.Book, *book.Client) (*book.Change, error),
) error {
	id := client.ID(w.Client)
	return w.withBook(d, func(b *book.Book) (*book.Change, error) {
		c := b.ClientByID(id)
		if c == nil {
			return nil, fmt.Errorf(textNoClient, w.Client)
		}
		return work(b, c)
	}, id)
}

// clientCmd registers clients.
type clientCmd struct {
	Add      clientAddCmd      `cmd:"" help:"${help_client_add}"`
	List     clientListCmd     `cmd:"" help:"${help_client_list}"`
	Template clientTemplateCmd `cmd:"" help:"${help_client_template}"`
}

type clientAddCmd struct {
	keeping
	File string `arg:"" name:"FILE" help:"${help_client_file}"`
}

// setup is the file that registers a client: the client, and the tables of its societies.
type setup struct {
	Client    client.Client  `json:"client"`
	Societies []book.Society `json:"societies,omitempty"`
}

// Run registers a client or replaces its settings; people and pay stay.
func (cmd *clientAddCmd) Run(d *desk) error {
	data, err := os.ReadFile(cmd.File)
	if err != nil {
		return err
	}
	var s setup
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&s); err != nil {
		return fmt.Errorf(textBadSetup, err)
	}
	faults := s.Client.Check()
	d.faults(faults.All())
	if err := faults.Err(); err != nil {
		return errWaits
	}
	return cmd.withBook(d, func(b *book.Book) (*book.Change, error) {
		if b.Office.ID == "" {
			b.Office.ID = "office"
		}
		c := b.ClientByID(s.Client.ID)
		if c == nil {
			c = &book.Client{}
			b.Clients = append(b.Clients, c)
		}
		c.Profile, c.Societies = s.Client, s.Societies
		text := fmt.Sprintf(textClientAdded, s.Client.Name, cmd.Book)
		return change(record.Edit), d.answer(s.Client, text)
	}, s.Client.ID)
}

type clientListCmd struct{ keeping }

// Run lists the clients with their people and groups.
func (cmd *clientListCmd) Run(d *desk) error {
	return cmd.withBook(d, func(b *book.Book) (*book.Change, error) {
		var text strings.Builder
		var profiles []client.Client
		for _, c := range b.Clients {
			profiles = append(profiles, c.Profile)
			fmt.Fprintf(&text, textClientLine, c.Profile.ID, c.Profile.Name, len(c.Employees), len(c.Runs))
			for _, g := range c.Profile.Groups {
				fmt.Fprintf(&text, textGroupLine, g.Code, g.Name)
			}
		}
		if len(b.Clients) == 0 {
			text.WriteString(textNoClients)
		}
		return nil, d.answer(profiles, text.String())
	})
}

type clientTemplateCmd struct{}

// Run prints a client's settings to start from.
func (*clientTemplateCmd) Run(d *desk) error {
	data, err := json.MarshalIndent(setup{Client: sample.Clients()[2]}, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(d.out, string(data))
	return err
}

// groupOf is the group asked for, or the only one.
func groupOf(c *book.Client, asked string) (string, error) {
	if asked != "" {
		if c.Profile.GroupByCode(asked) == nil {
			return "", fmt.Errorf(textNoGroup, asked)
		}
		return asked, nil
	}
	if len(c.Profile.Groups) != 1 {
		return "", errors.New(textManyGroups)
	}
	return c.Profile.Groups[0].Code, nil
}

func monthOf(text string) (caldate.Month, error) {
	m, err := caldate.ParseMonth(text)
	if err != nil {
		return m, fmt.Errorf(textBadMonth, text)
	}
	return m, nil
}

func dayOf(text string) (caldate.Date, error) {
	if text == "" {
		return caldate.Date{}, nil
	}
	d, err := caldate.ParseLoose(text)
	if err != nil {
		return d, fmt.Errorf(textBadDay, text)
	}
	return d, nil
}
