// Comity is a terminal explorer of the framework of responsible State
// behaviour in cyberspace: the norms, the statements that carry them, and what
// each State did.
package main

import (
	"context"
	"os"
	"runtime/debug"

	"comity/ui/cli"
)

// gcPercent keeps the heap small: what stays is about two megabytes, and what
// comes and goes with each page is short-lived.
const gcPercent = 40

func main() {
	debug.SetGCPercent(gcPercent)
	os.Exit(cli.Main(context.Background(), cli.Local(), os.Args[1:]))
}
