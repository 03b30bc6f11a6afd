package sshd

import "syscall"

// niceness is that of a thread that computes for those who compute much. In the
// siege as it was then, the p99 of others was 46 ms with 0, 30 to 40 ms with 5, 25 to
// 29 ms with 10, and 53 ms with 19: what the thread holds is waited for too long.
const niceness = 10

// lowerPriority lowers the priority of the calling thread. Where the system refuses
// that, the thread keeps the priority that it has.
func lowerPriority() {
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, syscall.Gettid(), niceness)
}
