package seal

// Head is what stands in clear before sealed bytes: of which suite, under which key or to which
// member, and for a wrap which key is inside.
type Head struct {
	Suite  Suite
	Outer  Ref // key that sealed it; zero for a wrap to a member
	Member ID  // recipient of a wrap to a member
	Inner  Ref // the wrapped key; zero for records and streams
}

// ReadHead reads the head of a sealed record, a stream's head or a wrap, and checks their length.
func ReadHead(sealed []byte) (Head, error) {
	suite, err := ReadSuite(sealed)
	if err != nil {
		return Head{}, err
	}
	head, size := Head{Suite: suite}, len(sealed)
	switch {
	case suite == SuiteRecord && size >= RecordSize(0), suite == SuiteStream && size == HeadSize:
		head.Outer = readRef(sealed[2:])
	case suite == SuiteKeyWrap && size == KeyWrapSize:
		head.Outer, head.Inner = readRef(sealed[2:]), readRef(sealed[2+refSize:])
	case suite == SuiteMemberWrap && size == MemberWrapSize:
		head.Member, head.Inner = ID(sealed[2:18]), readRef(sealed[18:])
	default:
		return Head{}, ErrFormat
	}
	return head, nil
}

// ReadSuite reads the first two bytes. What no suite of ours is was written by a newer program.
func ReadSuite(src []byte) (Suite, error) {
	switch {
	case len(src) < 2 || src[0] == 0:
		return 0, ErrFormat
	case src[0] != FormatVersion:
		return 0, ErrNewer
	}
	suite := Suite(src[1])
	if _, known := suites[suite]; !known {
		return 0, ErrNewer
	}
	return suite, nil
}
