// Package fault proves what the README promises of a learner's state: real
// processes meet real faults, and what is then on the disk is compared with
// what they had said.
//
//	make fault                  everything, in a few minutes
//	make fault FAULT=nightly    the same, and more of it
//
// Some faults need Linux, root or strace. Where one of them cannot be had, its
// part says so and is left out.
package fault
