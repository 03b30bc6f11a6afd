//go:build !linux

package sshd

// lowerPriority does nothing: only Linux has priorities of threads.
func lowerPriority() {}
