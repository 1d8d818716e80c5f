package journal

import (
	_ "embed"
	"strings"

	"romukura/trade/client"
	"romukura/trade/payroll"
)

// Role is what an amount of a run is to the books.
type Role string

// Roles.
const (
	Pay           Role = "pay"
	DirectorPay   Role = "director-pay"
	Bonus         Role = "bonus"
	DirectorBonus Role = "director-bonus"
	Commuting     Role = "commuting"
	InKind        Role = "in-kind"
	Social        Role = "social"       // health, care, support levy and pension withheld
	Employment    Role = "employment"   // employment insurance withheld
	IncomeTax     Role = "income-tax"   // withheld
	ResidentTax   Role = "resident-tax" // withheld
	Other         Role = "other"        // the client's own deductions
	Net           Role = "net"          // owed to the employees
	Burden        Role = "burden"       // the employer's premiums
	BurdenDue     Role = "burden-due"   // owed to the insurers
)

// Account is an account of the client's books.
type Account struct {
	Name  string `json:"name"`
	Sub   string `json:"sub,omitempty"`
	Taxed bool   `json:"taxed,omitempty"` // a taxable purchase for consumption tax
}

// Books are a client's settings. The zero value takes the defaults.
type Books struct {
	Accounts map[Role]Account `json:"accounts,omitempty"`
	// Items are accounts of single pay items by their code; they go before the roles.
	Items map[string]Account `json:"items,omitempty"`
	// Departments are names by establishment; without them entries are not divided.
	Departments map[string]string `json:"departments,omitempty"`
	// Burden adds the employer's premiums as an entry of its own.
	Burden bool `json:"burden,omitempty"`
	// Draft lets a run through that is not closed.
	Draft bool `json:"draft,omitempty"`
	Next  int  `json:"next,omitempty"` // number of the first entry; 0 is 1
}

//go:embed account.tsv
var accountTable string

var defaults = readAccounts(accountTable)

func readAccounts(table string) map[Role]Account {
	all := map[Role]Account{}
	for _, r := range rows(table) {
		all[Role(r["role"])] = Account{r["account"], r["sub"], r["taxed"] == "yes"}
	}
	return all
}

// rows reads a table that is part of the program: comments, titles, rows.
func rows(table string) []map[string]string {
	var titles []string
	var out []map[string]string
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if titles == nil {
			titles = cells
			continue
		}
		row := make(map[string]string, len(titles))
		for i, t := range titles {
			row[t] = cells[i]
		}
		out = append(out, row)
	}
	return out
}

// Defaults are the accounts of a client that has set none.
func Defaults() map[Role]Account {
	all := make(map[Role]Account, len(defaults))
	for r, a := range defaults {
		all[r] = a
	}
	return all
}

// account is the account of a role.
func (b *Books) account(r Role) Account {
	if a, ok := b.Accounts[r]; ok && a.Name != "" {
		return a
	}
	return defaults[r]
}

// lineAccount is the account of a line of a slip: of its item, or of its role.
func (b *Books) lineAccount(code string, r Role) Account {
	if a, ok := b.Items[code]; ok && a.Name != "" {
		return a
	}
	return b.account(r)
}

var deductionRoles = map[string]Role{
	payroll.CodeHealth: Social, payroll.CodeCare: Social, payroll.CodeSupport: Social,
	payroll.CodePension: Social, payroll.CodeEmployment: Employment, payroll.CodeTax: IncomeTax,
	payroll.CodeResident: ResidentTax,
}

func deductionRole(code string) Role {
	if r, ok := deductionRoles[code]; ok {
		return r
	}
	return Other
}

// earningRole is the role of an earning: commuting by the client's item, else pay or bonus, of a
// director where the person is one and nothing else.
func earningRole(c *client.Client, code string, s *slip) Role {
	if c != nil {
		if it := c.ItemByCode(code); it != nil && it.Counts.Tax == client.TaxCommuting {
			return Commuting
		}
	}
	switch bonus := s.Kind == payroll.BonusPay; {
	case bonus && s.director:
		return DirectorBonus
	case bonus:
		return Bonus
	case s.director:
		return DirectorPay
	}
	return Pay
}
