package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"romukura/desk/member"
	"romukura/edge/output"
	"romukura/seal"
	"romukura/trade/client"
)

// memberCmd is who works in the office, and with which clients.
type memberCmd struct {
	List   memberListCmd   `cmd:"" help:"${help_member_list}"`
	Apply  memberApplyCmd  `cmd:"" help:"${help_member_apply}"`
	Admit  memberAdmitCmd  `cmd:"" help:"${help_member_admit}"`
	Assign memberAssignCmd `cmd:"" help:"${help_member_assign}"`
	Remove memberRemoveCmd `cmd:"" help:"${help_member_remove}"`
}

type memberListCmd struct{ keeping }

type memberLine struct {
	ID      string      `json:"id"`
	Name    string      `json:"name"`
	Role    member.Role `json:"role"`
	Clients []client.ID `json:"clients,omitempty"`
	Numbers bool        `json:"numbers"`
}

// Run lists the members.
func (cmd *memberListCmd) Run(d *desk) error {
	return cmd.unlock(d, func(u *unlocked) error {
		names, err := u.session.Names(d.ctx)
		if err != nil {
			return err
		}
		if _, err := u.store.Load(d.ctx); err != nil {
			return err
		}
		var lines []memberLine
		var text strings.Builder
		for _, r := range u.session.Roster().Rights() {
			x := memberLine{ID: r.Member.String(), Name: names[r.Member], Role: r.Role, Numbers: r.Numbers}
			for _, id := range r.Clients {
				if name, ok := u.store.Name(id); ok {
					x.Clients = append(x.Clients, name)
				}
			}
			lines = append(lines, x)
			fmt.Fprintf(&text, textMemberLine, x.ID, roleText(x.Role), x.Name, x.Clients)
		}
		return d.answer(lines, text.String())
	})
}

type memberApplyCmd struct {
	keeping
	choosing
	Name   string `name:"name" required:"" placeholder:"NAME" help:"${help_member_name}"`
	Member string `name:"member" placeholder:"ID" help:"${help_member_again}"`
	Out    string `name:"out" required:"" placeholder:"FILE" help:"${help_apply_out}"`
}

// Run makes the keys of somebody who wants to become a member, on the own device.
func (cmd *memberApplyCmd) Run(d *desk) error {
	return cmd.keeping.open(d, func(o *opened) error {
		a := member.Application{Office: o.office}
		if cmd.Member != "" {
			id, err := idOf(cmd.Member)
			if err != nil {
				return err
			}
			a.Member = id
		}
		phrase, err := cmd.choose(d, cmd.Phrase, cmd.Name)
		if err != nil {
			return err
		}
		defer phrase.Wipe()
		a.Passphrase = phrase
		c, err := o.desk.Apply(a)
		if err != nil {
			return err
		}
		data, err := c.Bytes()
		if err != nil {
			return err
		}
		if err := output.Replace(cmd.Out, data); err != nil {
			return err
		}
		result := map[string]string{"file": cmd.Out, "fingerprint": c.Fingerprint()}
		return d.answer(result, fmt.Sprintf(textApplication, cmd.Out, c.Fingerprint()))
	})
}

// duties are what a member may do.
type duties struct {
	Role    string   `name:"role" default:"staff" enum:"owner,staff,auditor" help:"${help_role}"`
	Clients []string `name:"clients" placeholder:"ID,…" help:"${help_member_clients}"`
	Numbers bool     `name:"numbers" help:"${help_member_numbers}"`
}

// clients are the ids of the clients named.
func (x *duties) clients(d *desk, u *unlocked) ([]seal.ID, error) {
	if len(x.Clients) == 0 {
		return nil, nil
	}
	names := make([]client.ID, len(x.Clients))
	for i, name := range x.Clients {
		names[i] = client.ID(name)
	}
	if _, err := u.store.Load(d.ctx, names...); err != nil {
		return nil, err
	}
	var ids []seal.ID
	for _, name := range names {
		id, ok := u.store.ClientID(name)
		if !ok {
			return nil, fmt.Errorf(textNoClient, name)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

type memberAdmitCmd struct {
	keeping
	duties
	Name        string `name:"name" required:"" placeholder:"NAME" help:"${help_member_name}"`
	Fingerprint string `name:"fingerprint" required:"" placeholder:"FIGURES" help:"${help_figures}"`
	File        string `arg:"" name:"FILE" help:"${help_admit_file}"`
}

// Run admits a candidate whose fingerprint was read out.
func (cmd *memberAdmitCmd) Run(d *desk) error {
	data, err := os.ReadFile(cmd.File)
	if err != nil {
		return err
	}
	candidate, err := member.ReadCandidate(data)
	if err != nil {
		return err
	}
	return cmd.unlock(d, func(u *unlocked) error {
		clients, err := cmd.duties.clients(d, u)
		if err != nil {
			return err
		}
		err = u.session.Admit(d.ctx, candidate, member.Admission{Fingerprint: cmd.Fingerprint,
			Name: cmd.Name, Role: member.Role(cmd.Role), Clients: clients, Numbers: cmd.Numbers})
		if err != nil {
			return err
		}
		result := map[string]string{"member": candidate.Identity.Member.String()}
		return d.answer(result, textAdmitted)
	})
}

type memberAssignCmd struct {
	keeping
	duties
	Member string `arg:"" name:"MEMBER" help:"${help_member}"`
}

// Run gives a member other duties. What is not named ends.
func (cmd *memberAssignCmd) Run(d *desk) error {
	id, err := idOf(cmd.Member)
	if err != nil {
		return err
	}
	return cmd.unlock(d, func(u *unlocked) error {
		clients, err := cmd.duties.clients(d, u)
		if err != nil {
			return err
		}
		err = u.session.Assign(d.ctx, id, member.Duties{Role: member.Role(cmd.Role),
			Clients: slices.Clone(clients), Numbers: cmd.Numbers})
		if err != nil {
			return err
		}
		return d.answer(map[string]string{"member": cmd.Member}, textAssigned)
	})
}

type memberRemoveCmd struct {
	keeping
	Member string `arg:"" name:"MEMBER" help:"${help_member}"`
}

// Run ends a membership: every key that the member held is replaced.
func (cmd *memberRemoveCmd) Run(d *desk) error {
	id, err := idOf(cmd.Member)
	if err != nil {
		return err
	}
	return cmd.unlock(d, func(u *unlocked) error {
		if err := u.session.Remove(d.ctx, id); err != nil {
			return err
		}
		return d.answer(map[string]string{"removed": cmd.Member}, textRemoved)
	})
}
