// Package document is the paper that an office hands out: pay slips, the statutory books, the lists
// a client checks, and the control prints of what was filed. Each is a plain value made of values
// of the trade; its method Document turns it into a [layout.Document], which edge/pdf prints.
//
//	slip := document.PaySlip{Client: c, Employee: e, Slip: s}
//	paper := slip.Document(document.Stamp{DataHash: hash, Rules: rules})
//
// What it promises: the same values give the same document; every amount of a slip or a run stands
// on its paper, so that columns add up to the totals beside them; a statutory book shows every item
// its rule of the ordinance asks for, blank where it does not apply; everybody whom a list leaves
// out is named in it with the reason. Titles and places, which become metadata and faults, hold no
// personal values.
//
// What it refuses: it computes no pay and decides nothing. No document shows a My Number or a
// registered domicile; account numbers are masked to their last digits unless the whole is asked
// for. Whether every character can be printed is the printer's matter.
package document
