package cli

import (
	"context"
	"runtime/debug"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/ui/explorer"
	"comity/ui/report"
	"comity/ui/sshd"
	"comity/ui/theme"
)

// ExporterOf is the exporter that the explorer is given in an environment.
func ExporterOf(env Env) explorer.Exporter {
	s := newSession(context.Background(), env)
	return s.exporter()
}

// Built is what a program that was built so says of itself.
func Built(info *debug.BuildInfo) string { return built(info) }

// EnvOfVisitor is all that a visitor may touch.
func EnvOfVisitor(c *model.Corpus, v sshd.Visitor) Env { return newHosting(c).env(v) }

// TreeOf is the tree of commands in an environment.
func TreeOf(env Env) *cobra.Command {
	s := newSession(context.Background(), env)
	return s.tree()
}

// DrawScene is what the command of a scene prints on a terminal of a width.
func DrawScene(look *theme.Theme, r *report.Report, width int) string {
	switch {
	case r.Matrix != nil:
		return drawMatrix(look, r, width)
	case r.Map != nil:
		return drawMap(look, r, width)
	case r.Timeline != nil:
		return drawTimeline(look, r, width)
	}
	return drawParts(look, r, width)
}
