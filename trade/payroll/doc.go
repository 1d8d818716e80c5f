// Package payroll computes what somebody is paid and what is taken off: one month's pay, one bonus,
// a recomputation of the past, the comparison with last month, and the closing by two persons.
//
// [Prepare] resolves everything that is the same for a group of pay and a month: the period, the
// pay day, the tables of law of that day. [Terms.Slip] then computes one person, without
// allocation beyond the slip itself, and with explanation where it is asked for. [Terms.Run] does
// so for all: whoever cannot be computed is answered with all reasons and stops nobody else.
//
// The order of a month is fixed: earnings by the client's items, cuts for absence and partial
// months, extra wages, commuting, carried differences; then social insurance of the premium
// month, employment insurance, income tax on what remains, residents' tax by notice, the client's
// own deductions; then the transfer to up to three accounts.
//
// What the package refuses: a day for which no table exists, a person without a contract on the
// closing day, without attendance where pay depends on it, a negative item. A net below zero is
// told and not refused: what becomes of the rest is for the person and the employer to agree.
package payroll
