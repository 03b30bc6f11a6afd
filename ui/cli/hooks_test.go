package cli

import (
	"context"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/ui/explorer"
	"comity/ui/settings"
	"comity/ui/sshd"
)

// ExporterOf is the exporter that the explorer is given in an environment.
func ExporterOf(env Env) explorer.Exporter {
	s := &session{env: env, ctx: context.Background(), settings: settings.Default()}
	return s.exporter()
}

// EnvOfVisitor is all that a visitor may touch.
func EnvOfVisitor(c *model.Corpus, v sshd.Visitor) Env { return newHosting(c).env(v) }

// TreeOf is the tree of commands in an environment.
func TreeOf(env Env) *cobra.Command {
	s := &session{env: env, ctx: context.Background(), flags: flags{format: formatText}, settings: settings.Default()}
	return s.tree()
}
