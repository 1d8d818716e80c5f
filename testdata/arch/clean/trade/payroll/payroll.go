// Package payroll is planted.
package payroll

import _ "romukura/law/pension"
