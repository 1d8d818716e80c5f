package golden

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"romukura/ground/yen"
	"romukura/trade/filing/zengin"
)

// transferFile reads a bank's transfer file that lies beside the case. Another file that the case
// names as a dump of it is for people; that it is there is all that is asked of it.
func transferFile(in *input) (answers, error) {
	name := in.text("file")
	data, ok := in.beside(name)
	if !ok {
		in.bad("file", textNoFile+name)
		return nil, nil
	}
	if err := checkBytes(in, data); err != nil {
		return nil, err
	}
	f, faults := zengin.Decode(data)
	if faults.Stops() {
		return nil, faults.Err()
	}
	if in.has("separator") {
		first, _, _ := strings.Cut(in.text("separator"), " ")
		if newline, known := newlines[first]; !known {
			in.bad("separator", textUnknownWord)
		} else if newline != f.Newline {
			return nil, &mismatchError{"separator", strconv.Quote(string(f.Newline))}
		}
	}
	got := answers{"records": f.Records}
	var amounts []yen.Amount
	var total yen.Amount
	for i := range f.Batches {
		for _, p := range f.Batches[i].Payments {
			amounts = append(amounts, p.Amount)
			total += p.Amount
			if len(amounts) == 1 {
				got["first_beneficiary"] = p.Account.HolderKana
			}
		}
		if i == 0 {
			got["originator"], got["client_code"] = f.Batches[i].From.NameKana, f.Batches[i].From.ClientCode
		}
	}
	got["data_records"], got["total"], got["amounts"] = len(amounts), total, amounts
	if dump, _ := in.wanted["file"].(string); dump != "" {
		if _, ok := in.beside(dump); ok {
			got["file"] = dump
		}
	}
	return got, nil
}

var newlines = map[string]zengin.Newline{"CR": zengin.CR, "LF": zengin.LF, "CRLF": zengin.CRLF,
	"none": zengin.Unbroken, "no": zengin.Unbroken}

// checkBytes holds the file against what the case says of its bytes.
func checkBytes(in *input, data []byte) error {
	if in.has("bytes") && in.count("bytes") != len(data) {
		return &mismatchError{"bytes", canon(len(data))}
	}
	sum := sha256.Sum256(data)
	if in.has("sha256") && in.text("sha256") != hex.EncodeToString(sum[:]) {
		return &mismatchError{"sha256", hex.EncodeToString(sum[:])}
	}
	return nil
}
