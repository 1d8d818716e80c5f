// Package continuity keeps an office at work when a machine, a disk or a host is gone: bundles that
// open on any PC, copies on shelves out of reach, restoring as of an instant, and the drill that
// shows it.
package continuity
