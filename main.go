// Comity is a terminal explorer of the framework of responsible State
// behaviour in cyberspace: the norms, the statements that carry them, and what
// each State did.
package main

import (
	"context"
	"os"

	"comity/ui/cli"
)

func main() {
	os.Exit(cli.Main(context.Background(), cli.Local(), os.Args[1:]))
}
