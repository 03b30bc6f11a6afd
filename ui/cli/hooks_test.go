package cli

import (
	"context"

	"comity/ui/app"
	"comity/ui/settings"
)

// ExporterOf is the exporter that the explorer is given in an environment.
func ExporterOf(env Env) app.Exporter {
	s := &session{env: env, ctx: context.Background(), settings: settings.Default()}
	return s.exporter()
}
