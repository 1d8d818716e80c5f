package standards

// Sixty is how many minutes of overtime a month has before the higher rate begins.
//
// Law: 労基法37-1
func (h *Hours) Sixty() int { return h.sixty }
