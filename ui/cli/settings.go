package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"comity/model"
	"comity/ui/keys"
	"comity/ui/settings"
)

// choose puts the settings together from the file, the environment and the
// flags of a command, if there is one.
func (s *session) choose(cmd *cobra.Command) error {
	file, err := s.settingsFile()
	if err != nil {
		return err
	}
	chosen, err := settings.Read(file, s.env.Environ, given(cmd))
	if err != nil {
		return &exit{code: unknown, err: err}
	}
	s.settings = chosen
	for _, notice := range chosen.Notices {
		say(s.env.Err, "comity: "+oneLine(notice))
	}
	return nil
}

// chooseAnyway is choose for what must work with settings that are broken: then
// only the flags count, and what other variables tell.
func (s *session) chooseAnyway(cmd *cobra.Command) error {
	if s.choose(cmd) == nil {
		return nil
	}
	others := slices.DeleteFunc(slices.Clone(s.env.Environ), func(v string) bool { return strings.HasPrefix(v, "COMITY_") })
	chosen, err := settings.Read(settings.File{}, others, given(cmd))
	if err != nil {
		return err
	}
	s.settings = chosen
	return nil
}

// given is what flags say about settings.
func given(cmd *cobra.Command) []settings.Given {
	if cmd == nil {
		return nil
	}
	var out []settings.Given
	cmd.Flags().Visit(func(f *pflag.Flag) {
		value := f.Value.String()
		if name := settings.ServeName(f.Name); (cmd.Name() == "serve" || cmd.Name() == "run") && settings.Known(name) {
			out = append(out, settings.Given{Name: name, Value: value, From: "--" + f.Name})
		}
		switch f.Name {
		case "theme", "ascii", "mouse", "accessible":
			out = append(out, settings.Given{Name: f.Name, Value: value, From: "--" + f.Name})
		case "no-color":
			with := map[string]string{"true": "false", "false": "true"}[value]
			out = append(out, settings.Given{Name: "color", Value: with, From: "--" + f.Name})
		}
	})
	return out
}

// settingsFile reads the settings file. That there is none is fine, unless the
// caller has named it.
func (s *session) settingsFile() (settings.File, error) {
	path, named := settings.Path(s.env.Environ)
	if s.env.Config == nil || path == "" {
		return settings.File{}, nil
	}
	file := settings.File{Path: model.Printable(path)}
	data, err := s.env.Config(path)
	var at *fs.PathError
	switch {
	case err == nil:
		file.Data = data
		return file, nil
	case !errors.As(err, &at):
		return file, usage("%s: %w", file.Path, err)
	case at.Op == "stat" && !named: // not there, or nowhere that the caller may look
		return settings.File{}, nil
	}
	return file, usage("%s: %w", file.Path, at.Err)
}

// readConfig reads a settings file of this machine, and no more of it than
// could be one.
func readConfig(path string) ([]byte, error) {
	info, err := os.Stat(path)
	var at *fs.PathError
	switch {
	case errors.As(err, &at):
		return nil, &fs.PathError{Op: "stat", Path: path, Err: at.Err} // each system has names of its own for it
	case info.IsDir():
		return nil, errors.New("is a directory, expected a file")
	case !info.Mode().IsRegular() && path != os.DevNull:
		return nil, errors.New("is not a regular file")
	}
	return readFile(path, 2*settings.MaxFile)
}

// table is what the keys of the explorer do.
func (s *session) table() []keys.Binding {
	if s.settings.Keys != nil {
		return s.settings.Keys
	}
	return keys.Table()
}

func settingColumns() []string { return []string{"name", "value", "from"} }

// settingView is a value and where it was chosen.
type settingView struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	From  string `json:"from"`
}

func (s *session) settingsCommand() *cobra.Command {
	var long strings.Builder
	long.WriteString("Each setting, its value and where it comes from. Flags override the environment,\nthe environment overrides the file, the file overrides the defaults.\n\nColumns: " +
		strings.Join(settingColumns(), ", ") + ".\n\nThe settings, each with its variable:")
	widest := 0
	for _, one := range settings.All() {
		widest = max(widest, len(one.Name))
	}
	for _, one := range settings.All() {
		long.WriteString("\n  " + one.Name + strings.Repeat(" ", widest+2-len(one.Name)) + one.Variable())
	}
	long.WriteString("\n\nCOMITY_CONFIG is the path of another settings file; if it is empty, no file is\nread. The table [keys] of the file changes key bindings, see --example. Settings\nof comity serve are listed only if you have set them.")
	cmd := &cobra.Command{
		Use: "settings", GroupID: "more", Short: "settings, and where each comes from", Long: long.String(), Args: none, DisableFlagsInUseLine: true,
		Example: "  comity settings\n  comity settings --example",
	}
	var path, example bool
	if s.env.Config != nil {
		cmd.Flags().BoolVar(&path, "path", false, "print the path of the settings file")
	}
	cmd.Flags().BoolVar(&example, "example", false, "print a commented settings file with all defaults")
	cmd.RunE = func(*cobra.Command, []string) error {
		switch {
		case path && example:
			return usage("cannot combine --path with --example")
		case path:
			return s.settingsPath()
		case example:
			_, err := io.WriteString(s.env.Out, settings.Example())
			return err
		}
		if err := s.checkSettings(); err != nil {
			return err
		}
		return s.print(settingList(s.settings))
	}
	return cmd
}

// checkSettings faults what only some commands read.
func (s *session) checkSettings() error {
	if s.settings.Start != "" {
		c, err := s.corpus()
		if err != nil {
			return err
		}
		if _, err := s.start(c); err != nil {
			return err
		}
	}
	_, err := s.env.served(s.settings)
	return err
}

// settingsPath prints where the settings file is.
func (s *session) settingsPath() error {
	path, _ := settings.Path(s.env.Environ)
	if path == "" {
		return &exit{code: failed, err: errors.New("there is no settings file: HOME and XDG_CONFIG_HOME are not set, or COMITY_CONFIG is empty; set one of them")}
	}
	_, err := io.WriteString(s.env.Out, model.Printable(path)+"\n")
	return err
}

func settingList(chosen *settings.Settings) output {
	g := grid{header: settingColumns(), flex: "from"}
	list := []settingView{}
	for _, v := range chosen.Values() {
		list = append(list, settingView(v))
		g.add(v.Name, v.Value, v.From)
	}
	return output{table: g, json: list}
}

// despite reports a command that must work with settings that are broken,
// because it helps to mend them.
func (s *session) despite(cmd *cobra.Command) bool {
	asked := func(flag string) bool { return cmd.Flags().Changed(flag) }
	return cmd.Name() == "help" || s.flags.version || cmd.Name() == "settings" && (asked("path") || asked("example"))
}
