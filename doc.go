// Package romukura holds no code of its own: the tests beside this file keep the house in order.
//
// arch_test.go holds the floors (who may import whom), tidy_test.go the sizes, names, comments
// and citations. The product starts in cmd/romukura; ARCHITECTURE.md says where to read first.
package romukura
