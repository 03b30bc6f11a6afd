package cli

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"comity/model"
	"comity/model/prose"
	"comity/model/query"
	"comity/model/relation"
	"comity/ui/place"
	"comity/ui/render"
	"comity/ui/report"
	"comity/ui/theme"
)

// printed names in the annotations of a command the kind of what it prints, if
// that is no record.
const printed = "printed"

// printing is the annotation of a command that prints a kind.
func printing(k render.Kind) map[string]string {
	return map[string]string{printed: strconv.Itoa(int(k))}
}

// formatsOf are the formats in which a command prints.
func formatsOf(cmd *cobra.Command) []string {
	kind := 0
	if cmd != nil {
		kind, _ = strconv.Atoi(cmd.Annotations[printed]) // none is a record
	}
	return prose.Strings(render.Kind(kind).Formats())
}

// checkFormat faults a format in which a command does not print.
func checkFormat(cmd *cobra.Command, asked render.Format) error {
	known, format := formatsOf(cmd), string(asked)
	if slices.Contains(known, format) || asked == render.Text && !cmd.Flag("format").Changed {
		return nil
	}
	return &model.NotFoundError{Kind: "format", Name: format, Nearest: model.Nearest(format, known, len(known))}
}

// scene is a command that prints what a scene shows. Its flags are the
// parameters of the scene's place.
type scene struct {
	kind             place.Kind
	use, short, long string
	example          string
	flags            []sceneFlag
	args             cobra.PositionalArgs
	take             func(c *model.Corpus, cmd *cobra.Command, args []string, params map[string]string) error // what the arguments mean
	draw             func(look *theme.Theme, r *report.Report, width int) string
	text             func(r *report.Report, out *output) // what else a text has; may be nil
}

// sceneFlag is a flag that is a parameter.
type sceneFlag struct{ name, about string }

// sceneCommand makes the command of a scene.
func (s *session) sceneCommand(d scene) *cobra.Command {
	var asOf string
	cmd := &cobra.Command{
		Use: d.use, GroupID: "scenes", Short: d.short, Long: prose.Capital(d.short) + ".\n\n" + d.long, Example: d.example,
		Args: d.args, DisableFlagsInUseLine: true, Annotations: printing(render.Scene),
	}
	values := map[string]*string{}
	for _, flag := range d.flags {
		values[flag.name] = cmd.Flags().String(flag.name, "", flag.about)
	}
	cmd.Flags().StringVar(&asOf, "as-of", "", "show the situation on `DAY`: 2019, 2019-09 or 2019-09-23")
	cmd.Flags().SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if name == "asof" { // as it stands in a place
			name = "as-of"
		}
		return pflag.NormalizedName(name)
	})
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		params := map[string]string{}
		for name, value := range values {
			if text := strings.TrimSpace(*value); text != "" {
				params[name] = text
			}
		}
		c, err := s.corpus()
		if err != nil {
			return err
		}
		if d.take != nil {
			if err := d.take(c, cmd, args, params); err != nil {
				return err
			}
		}
		if who := params["who"]; who != "" {
			if params["who"], err = s.expression(c, who); err != nil {
				return err
			}
		}
		day, err := parseDay(asOf)
		if err != nil {
			return err
		}
		return s.scene(d, place.OfScene(c, d.kind, params, day))
	}
	return cmd
}

// scene prints what a scene shows. Where that is nothing, it says so and how to
// widen.
func (s *session) scene(d scene, v place.View) error {
	r, outside, err := s.reportOf(v)
	if err != nil {
		return err
	}
	out := output{report: r, table: grid{header: r.Header, rows: r.Rows}}
	if s.flags.format == render.Text {
		out.draw = func(look *theme.Theme, width int) string { return d.draw(look, r, width) }
		if d.text != nil {
			d.text(r, &out)
		}
	}
	if err := s.print(out); err != nil {
		return err
	}
	if outside != "" {
		say(s.env.Err, "comity: "+oneLine(outside))
	}
	if r.Empty != "" {
		say(s.env.Err, "comity: "+oneLine(r.Empty))
	}
	return nil
}

// reportOf makes the report of a scene; outside says that its day lies beyond the
// records.
func (s *session) reportOf(v place.View) (r *report.Report, outside string, err error) {
	c, err := s.corpus()
	if err != nil {
		return nil, "", err
	}
	r, err = report.Of(s.ctx, c, v)
	if err != nil {
		return nil, "", sceneError(err, v)
	}
	outside, before := relation.Outside(c, v.AsOf)
	if before {
		return nil, "", usage("--as-of: %s", outside)
	}
	return r, outside, nil
}

// sceneError words what is wrong with what a scene was asked.
func sceneError(err error, v place.View) error {
	var missing *model.NotFoundError
	if at := new(query.Error); errors.As(err, &at) {
		return expressionError(v.Param("who"), at)
	}
	if errors.As(err, &missing) {
		return err
	}
	return usage("%w", err)
}
