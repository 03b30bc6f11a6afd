// Package settings is what a person chose, in a file, in the environment and by
// flags, in that order of precedence, and where each choice was made. [Settings]
// are given what they read and touch nothing of the machine, so that the settings
// of one person are never those of a visitor.
//
// [Bookmarks] are the places that a person keeps, in one JSON file. Each change
// replaces the whole file or nothing, so that no bookmark is lost by a crash, a full
// disk or a second comity process.
package settings

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/ui/keys"
	"comity/ui/theme"
)

// Setting is one of the settings there are.
type Setting struct {
	Name    string
	Default string
	Switch  bool   // true or false
	Help    string // a noun phrase for the help, without a full stop
	Number  bool   // a whole number
	Time    bool   // a duration, such as 15m
}

// Variable is the name of the setting in the environment.
func (s Setting) Variable() string {
	return prefix + strings.ToUpper(strings.ReplaceAll(s.Name, ".", "_"))
}

const (
	prefix   = "COMITY_"
	fileName = prefix + "CONFIG" // names the file instead of one
	noColour = "NO_COLOR"        // https://no-color.org
	keyTable = "keys"
)

// All are the settings; the keys have a table of their own in the file.
func All() []Setting {
	return append([]Setting{
		{Name: "theme", Default: theme.Auto, Switch: false, Help: "colour theme: " + strings.Join(theme.Names(), ", ")},
		{Name: "ascii", Default: "false", Switch: true, Help: "marks and borders in ASCII"},
		{Name: "mouse", Default: "false", Switch: true, Help: "enable the mouse (turns off your terminal's own text selection)"},
		{Name: "color", Default: "true", Switch: true, Help: "colour; the variable " + noColour + " overrides it"},
		{Name: "accessible", Default: "false", Switch: true, Help: "screen-reader mode: plain lines and numbered choices"},
		{Name: "start", Default: "", Switch: false, Help: "place where the explorer opens, such as norm/f or country/EST (default page/start)"},
	}, serving()...)
}

// Settings are all the values.
type Settings struct {
	Theme                           string
	ASCII, Mouse, Color, Accessible bool
	Start                           string // a place as a person typed it, or nothing

	// Serve are those of comity serve, as they were written, by what follows
	// the dot of their names.
	Serve map[string]string

	// Keys is the table of keys with the changes made, or nil where there is
	// no change.
	Keys []keys.Binding

	// Notices are what to tell the person, such as a name that is another now, with
	// its place in the file.
	Notices []string

	changes []keys.Change
	from    map[string]string
}

// Value is one value and where it was chosen.
type Value struct{ Name, Value, From string }

// Given is a value that is chosen outside the file and the environment.
type Given struct{ Name, Value, From string }

// File is the settings file; without a path there is none.
type File struct {
	Path string
	Data []byte
}

// Default returns the default settings.
func Default() *Settings {
	return &Settings{Theme: theme.Auto, Color: true, Serve: map[string]string{}, from: map[string]string{}}
}

// Read merges the file, the environment and the flags, each overriding the one
// before. What the environment tells of the terminal replaces the defaults; see
// [Terminal]. The error is one line that begins with the place of the fault.
func Read(file File, environ []string, flags []Given) (*Settings, error) {
	s := Default()
	s.readTerminal(environ)
	if len(file.Data) > 0 {
		if err := s.readFile(file); err != nil {
			return nil, err
		}
	}
	if err := s.readEnvironment(environ); err != nil {
		return nil, err
	}
	for _, g := range flags {
		if err := s.set(g.Name, g.Value, g.From); err != nil {
			return nil, err
		}
	}
	if value, _ := Lookup(environ, noColour); value != "" {
		s.Color, s.from["color"] = false, noColour
	}
	return s, nil
}

// Path returns the path of the settings file by the environment, or "" for none, and
// whether COMITY_CONFIG names it.
func Path(environ []string) (path string, named bool) {
	if value, ok := Lookup(environ, fileName); ok {
		return value, value != ""
	}
	dir := ConfigFolder(func(name string) string {
		value, _ := Lookup(environ, name)
		return value
	})
	if dir == "" {
		return "", false
	}
	return filepath.Join(dir, "config.toml"), false
}

// Values returns every setting with its value and origin. Key bindings and settings
// of comity serve are included only if they were changed.
func (s *Settings) Values() []Value {
	var out []Value
	for _, setting := range All() {
		from := s.from[setting.Name]
		switch {
		case from == "" && strings.HasPrefix(setting.Name, serve):
			continue // most people serve nobody
		case from == "":
			from = "default"
		}
		out = append(out, Value{setting.Name, s.value(setting.Name), from})
	}
	for _, c := range s.changes {
		name := keyTable + "."
		if c.Scope != "" {
			name += string(c.Scope) + "."
		}
		out = append(out, Value{name + string(c.Action), strings.Join(c.Keys, ", "), c.At})
	}
	return out
}

// From returns where a setting was chosen, or "" for the default.
func (s *Settings) From(name string) string { return s.from[name] }

// Origin returns where a setting was chosen, with its name, to begin a fault with.
func (s *Settings) Origin(name string) string {
	switch from := s.from[name]; {
	case from == "":
		return name
	case strings.HasPrefix(from, "--"), strings.HasPrefix(from, prefix): // has the name
		return from
	default:
		return from + ": " + name
	}
}

func (s *Settings) value(name string) string {
	switch name {
	case "theme":
		return s.Theme
	case "start":
		return model.Printable(s.Start)
	}
	if _, ok := strings.CutPrefix(name, serve); ok {
		return s.served(name)
	}
	return strconv.FormatBool(*s.flag(name))
}

// flag is the place of a switch.
func (s *Settings) flag(name string) *bool {
	return map[string]*bool{"ascii": &s.ASCII, "mouse": &s.Mouse, "color": &s.Color, "accessible": &s.Accessible}[name]
}

// set takes a value in as it is written.
func (s *Settings) set(name, value, from string) error {
	var err error
	switch name {
	case "theme":
		s.Theme, err = theme.Find(value)
	case "start":
		s.Start = strings.TrimSpace(value)
	default:
		if option, ok := strings.CutPrefix(name, serve); ok {
			s.Serve[option], err = served(name, value)
			break
		}
		*s.flag(name), err = truth(value)
	}
	if err != nil {
		if strings.HasPrefix(from, "--") { // what a person has just typed
			return err
		}
		return fmt.Errorf("%s: %w", from, err)
	}
	s.from[name] = from
	return nil
}

// truth reads true or false as people write it in the environment.
func truth(word string) (bool, error) {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "1", "true", "yes", "on":
		return true, nil
	case "0", "false", "no", "off":
		return false, nil
	}
	return false, fmt.Errorf("%s is not true or false", model.InQuotes(word))
}

// readEnvironment takes in the variables. One that is empty is not set.
func (s *Settings) readEnvironment(environ []string) error {
	known := []string{fileName}
	for _, setting := range All() {
		known = append(known, setting.Variable())
		if value, _ := Lookup(environ, setting.Variable()); value != "" {
			if err := s.set(setting.Name, value, setting.Variable()); err != nil {
				return err
			}
		}
	}
	for _, pair := range environ {
		name, _, _ := strings.Cut(pair, "=")
		if strings.HasPrefix(name, prefix) && !slices.Contains(known, name) {
			return &model.NotFoundError{Kind: "variable", Name: name, Nearest: model.Nearest(name, known, 1)}
		}
	}
	return nil
}

// Lookup reads a variable; the last one counts.
func Lookup(environ []string, name string) (string, bool) {
	for _, pair := range slices.Backward(environ) {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			return value, true
		}
	}
	return "", false
}
