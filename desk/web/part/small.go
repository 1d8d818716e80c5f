package part

import "strconv"

func radioSuffix(i int) string { return "-" + strconv.Itoa(i) }

func boolText(yes bool) string {
	if yes {
		return "true"
	}
	return ""
}
