// Package member keeps who works in an office, what each may open, and the sessions in which they
// do: founding, inviting, assigning, leaving, unlocking, locking, and recovery from paper.
//
// # Who opens what
//
// A member is a pair of keys. What a member may open follows from keys that were sealed to that
// pair, not from a program that hides the rest:
//
//	owner, recovery  the office key, and with it every client and person below
//	staff            the keys of the clients they are assigned to, and what all share
//	auditor          the log key: entries of the log with what they keep to themselves
//	numbers          beside a role: the keys of My Numbers, a tree of its own
//
// Below the office key stand the keys of the clients, below a client's those of its persons. Each
// has epochs. When somebody loses a key, that key and all below get a new epoch, in one batch; the
// old epoch's key stands wrapped under the new one, so that who remains reads on, and what is
// written from then on is closed to who left. What was read before stays known to who read it.
//
// # Who says so
//
// A right is a record in clear, signed by an owner, and holds the fingerprint of the member's keys.
// The first owner's fingerprint is pinned on each device when it first sees the office, and all
// rights follow from there: whoever can write into the file, a host or a thief, cannot become an
// owner, and cannot put other keys in a member's place. Keys sealed to a member are signed by an
// owner too. Nobody is admitted but by comparing the fingerprint outside the file.
//
// # Records
//
//	member          identity: public keys, in clear        record.KindMember
//	member-lock     member id, private half under a lock   [KindLock]
//	member-right    right and signature, in clear          [KindRight]
//	member-profile  name, under the log key                [KindProfile]
//	wrap            a key under a key, or to a member      [KindWrap]
//	drill           a recovery that was tried out          [KindDrill]
//
// What is refused: an office without an owner, or with fewer recipients of its key than two once
// there were two; work on keys long after the member last showed who is there; real data before the
// recovery sheet passed its drill ([Session.Ready]).
package member
