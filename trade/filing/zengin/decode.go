package zengin

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"romukura/ground/fault"
	"romukura/ground/jis"
	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// File is a transfer file as read.
type File struct {
	Newline
	Final   bool // a newline after the last record too
	EOF     bool // byte 1A at the end
	Records int
	Batches []Batch
}

// Batch is what stands between a header and its trailer.
type Batch struct {
	Format   Format
	From     client.PayingAccount
	MonthDay string // MMDD; a file does not say the year
	Payments []Payment
	Count    int        // as the trailer says
	Total    yen.Amount // as the trailer says
}

// Sum is the sum of the payments, whatever the trailer says.
func (b *Batch) Sum() yen.Amount {
	var sum yen.Amount
	for i := range b.Payments {
		sum += b.Payments[i].Amount
	}
	return sum
}

// Decode reads a transfer file and lists everything that is wrong with it. What could be read is
// returned beside the faults, never nil.
func Decode(data []byte) (*File, fault.List) {
	d := &decoder{file: &File{}}
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		d.fault("", textMark)
		data = data[3:]
	}
	for _, r := range d.split(data) {
		d.file.Records++
		d.read(r)
	}
	d.finish()
	return d.file, d.faults
}

type decoder struct {
	file   *File
	faults fault.List
	layout *layout // of the batch that is open
	format Format
	open   bool // between header and trailer
	ended  bool
	record []byte
}

// maxFaults bounds the list for files that are something else altogether.
const maxFaults = 1000

func (d *decoder) add(key string, t text, s fault.Severity) {
	path := "file"
	if d.file.Records > 0 {
		path = "records[" + strconv.Itoa(d.file.Records) + "]"
	}
	if key != "" {
		path += "." + key
	}
	switch n := d.faults.Len(); {
	case n < maxFaults:
		d.faults.Add(fault.Fault{Path: path, Code: t.code, Message: t.message, Remedy: t.remedy,
			Severity: s})
	case n == maxFaults:
		d.faults.Add(fault.Fault{Path: "file", Code: textMore.code, Message: textMore.message,
			Remedy: textMore.remedy})
	}
}

func (d *decoder) fault(key string, t text) { d.add(key, t, fault.Stop) }
func (d *decoder) warn(key string, t text)  { d.add(key, t, fault.Warn) }

// split cuts a file into records: at newlines where there are any, else every 120 bytes.
func (d *decoder) split(data []byte) [][]byte {
	if n := len(data); n > 0 && data[n-1] == endOfFile {
		d.file.EOF, data = true, data[:n-1]
	}
	if len(data) == 0 {
		d.fault("", textEmpty)
		return nil
	}
	d.file.Newline = newlineOf(data)
	if d.file.Newline == Unbroken {
		return slices.Collect(slices.Chunk(data, recordBytes))
	}
	sep := []byte(d.file.Newline)
	if bytes.HasSuffix(data, sep) {
		d.file.Final, data = true, data[:len(data)-len(sep)]
	}
	records := bytes.Split(data, sep)
	for _, r := range records {
		if bytes.ContainsAny(r, "\r\n") {
			d.fault("", textMixed)
			break
		}
	}
	return records
}

// newlineOf is the newline that stands first in a file.
func newlineOf(data []byte) Newline {
	i := bytes.IndexAny(data, "\r\n")
	switch {
	case i < 0:
		return Unbroken
	case data[i] == '\n':
		return LF
	case i+1 < len(data) && data[i+1] == '\n':
		return CRLF
	}
	return CR
}

// read reads one record, in the order that records must have.
func (d *decoder) read(record []byte) {
	if len(record) != recordBytes {
		d.fault("", textLength)
		return
	}
	d.record = record
	if d.ended {
		d.fault("", textAfterEnd)
		return
	}
	switch kind := record[0]; kind {
	case kindHeader:
		d.header()
	case kindData, kindTrailer:
		if !d.open {
			d.fault("", textNoHeader)
			return
		}
		if d.checkFields(kind); kind == kindData {
			d.data()
			return
		}
		d.trailer()
	case kindEnd:
		if d.open {
			d.fault("", textNoTrailer)
		}
		d.open, d.ended = false, true
		d.layout = layouts[General]
		d.checkFields(kindEnd)
	default:
		d.fault("kind", textKind)
	}
}

func (d *decoder) finish() {
	switch {
	case d.file.Records == 0:
	case !d.ended:
		d.fault("", textNoEnd)
	case len(d.file.Batches) == 0:
		d.fault("", textNoBatch)
	}
}

// checkFields checks each field of a record by itself.
func (d *decoder) checkFields(kind byte) {
	fields := d.layout.records[kind]
	for i := range fields {
		f := &fields[i]
		raw := f.in(d.record)
		switch {
		case f.key == "blank":
			if len(bytes.Trim(raw, " ")) > 0 {
				d.warn(f.key, textNotBlank.of(f))
			}
		case f.numeric && !allDigits(raw):
			d.fault(f.key, textDigits.of(f))
		case len(f.only) > 0 && !slices.Contains(f.only, string(raw)):
			d.only(f)
		case f.key == "clearing" && strings.Trim(string(raw), "0") != "":
			d.warn(f.key, textClearing)
		case f.key == "edi" && raw[0] != ' ' && raw[0] != 'Y':
			d.warn(f.key, textEDI)
		case !f.numeric && !allowed(raw):
			d.fault(f.key, textLetters.of(f))
		}
	}
}

func (d *decoder) only(f *field) {
	switch f.key {
	case "coding":
		d.fault(f.key, textCoding)
	case "account-kind":
		d.fault(f.key, textAccountKind.of(f))
	default:
		d.fault(f.key, textValue.of(f))
	}
}

func allDigits(raw []byte) bool {
	for _, c := range raw {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// allowed reports whether single-byte text is of the repertoire of banks: digits, capitals, kana
// without small ones, and a few signs.
func allowed(raw []byte) bool {
	for _, c := range raw {
		switch {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c == ' ':
		case c == 0xa6, c >= 0xb1 && c <= 0xdf:
		case strings.IndexByte(`\,.()-/`, c) >= 0 || c == 0xa2 || c == 0xa3:
		default:
			return false
		}
	}
	return true
}

// value is the text of a field of the record that is read, without padding.
func (d *decoder) value(key string) string {
	fields := d.layout.records[d.record[0]]
	for i := range fields {
		if fields[i].key == key {
			// Bytes that are no character were already told of; what stands before them is read.
			s, _ := jis.Decode(bytes.TrimRight(fields[i].in(d.record), " "))
			return s
		}
	}
	return ""
}

// number is a numeric field; what is no number was told of and counts as zero.
func (d *decoder) number(key string) int64 {
	n, _ := strconv.ParseInt(d.value(key), 10, 64)
	return n
}

func (d *decoder) header() {
	if d.open {
		d.fault("", textNoTrailer)
	}
	d.open = true
	d.layout = layouts[General]
	d.format = formatOf(d.value("type"))
	if d.format == "" {
		d.fault("type", textType)
		d.format = General
	} else {
		d.layout = layouts[d.format]
		d.checkFields(kindHeader)
	}
	if !monthDay(d.value("day")) {
		d.fault("day", textMonthDay)
	}
	d.file.Batches = append(d.file.Batches, Batch{Format: d.format, MonthDay: d.value("day"),
		From: client.PayingAccount{ClientCode: d.value("client-code"), NameKana: d.value("client-name"),
			Bank: d.value("bank"), BankName: d.value("bank-name"), Branch: d.value("branch"),
			BranchName: d.value("branch-name"), Kind: kindName(d.value("account-kind")),
			Number: d.value("account")}})
	if d.value("client-name") == "" {
		d.fault("client-name", textNameMissing)
	}
}

// monthDay reports whether MMDD is a day of some year.
func monthDay(s string) bool {
	if len(s) != 4 || !allDigits([]byte(s)) {
		return false
	}
	month, day := int(s[0]-'0')*10+int(s[1]-'0'), int(s[2]-'0')*10+int(s[3]-'0')
	days := [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	return month >= 1 && month <= 12 && day >= 1 && day <= days[month-1]
}

func (d *decoder) batch() *Batch { return &d.file.Batches[len(d.file.Batches)-1] }

func (d *decoder) data() {
	p := Payment{
		Account: employee.Account{Bank: d.value("bank"), BankName: d.value("bank-name"),
			Branch: d.value("branch"), BranchName: d.value("branch-name"),
			Kind: kindName(d.value("account-kind")), Number: d.value("account"),
			HolderKana: d.value("holder")},
		Amount: yen.Amount(d.number("amount")), Number: d.value("employee"),
		Department: d.value("department"),
		Customer:   [2]string{d.value("customer-1"), d.value("customer-2")},
	}
	if p.Account.HolderKana == "" {
		d.fault("holder", textNameMissing)
	}
	if d.format != General && !payrollName(d.layout, d.record) {
		d.warn("holder", textPayrollName)
	}
	if p.Amount == 0 {
		d.fault("amount", textAmount)
	}
	b := d.batch()
	b.Payments = append(b.Payments, p)
}

// payrollName reports whether the holder is of kana, blanks and hyphens alone, as transfers of pay
// want it.
func payrollName(l *layout, record []byte) bool {
	for i := range l.records[kindData] {
		f := &l.records[kindData][i]
		if f.key != "holder" {
			continue
		}
		for _, c := range f.in(record) {
			if c < 0xa6 && c != ' ' && c != '-' {
				return false
			}
		}
	}
	return true
}

func (d *decoder) trailer() {
	b := d.batch()
	b.Count, b.Total = int(d.number("count")), yen.Amount(d.number("total"))
	if b.Count != len(b.Payments) {
		d.fault("count", textCount)
	}
	if b.Total != b.Sum() {
		d.fault("total", textTotal)
	}
	if len(b.Payments) == 0 {
		d.fault("", textNoPayments)
	}
	d.open = false
}
