// Package uitest tests comity from outside: the built binary in a pseudo
// terminal and in tmux, its speed against the floor program, and the rules of
// the house. It has tests only; the terminal they use is in the folder term.
package uitest
