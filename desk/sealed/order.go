package sealed

import "math"

// gap lies between the order numbers of neighbours, so that what comes between two of them later
// finds room without writing them again.
const gap = 1 << 20

// arrange gives each item of a list an order number that climbs. Numbers that items have already
// stay wherever they climb by themselves; has tells them, and false for an item that is new.
func arrange(n int, has func(i int) (int64, bool), set func(i int, order int64)) {
	var last int64
	for i := 0; i < n; {
		if order, ok := has(i); ok && order > last {
			set(i, order)
			last = order
			i++
			continue
		}
		// The items from here to the next one that stays share the room before it.
		next, run := int64(math.MaxInt64), 1
		for ; i+run < n; run++ {
			if order, ok := has(i + run); ok && order > last+int64(run) {
				next = order
				break
			}
		}
		step := min(gap, (next-last)/int64(run+1))
		for ; run > 0; run-- {
			last += step
			set(i, last)
			i++
		}
	}
}
