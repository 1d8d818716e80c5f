package box_test

import (
	_ "romukura/desk/book"
	_ "romukura/host/box"
)
