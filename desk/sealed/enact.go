package sealed

import (
	"sync"

	"romukura/desk/book"
	"romukura/law/dated"
)

// Apart is the Law of a store whose tables of law do not act: of a copy that is opened beside the
// book.
func Apart([]book.Table, int64) {}

// enacting is held while the tables of the process are replaced.
var enacting sync.Mutex

// enact has the tables of law that the office took in act. Where one of them could not be opened
// the tables stay as they are: without it another value would be computed in silence.
func (s *Store) enact(tables []book.Table, office *drawer) {
	if office.hurt {
		return
	}
	at := int64(0)
	for _, k := range office.pieces {
		if k.kind == kindTable {
			at = max(at, k.at)
		}
	}
	if s.Law != nil {
		s.Law(tables, at)
		return
	}
	enacting.Lock()
	defer enacting.Unlock()
	dated.Take(book.Acting(tables))
}
