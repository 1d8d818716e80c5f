// Package open is planted.
package open

import _ "golang.org/x/crypto/argon2"
