package yen_test

import _ "romukura/law/pension"
