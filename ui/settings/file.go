package settings

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"comity/model"
	"comity/model/prose"
	"comity/ui/keys"
)

// MaxFile is how large the file may be, in bytes.
const MaxFile = 64 << 10

// readFile takes in the file. The library reads it once to find what is no
// TOML; then it is walked through, because lines are wanted of what is.
func (s *Settings) readFile(file File) error {
	file.Data = bytes.TrimPrefix(file.Data, []byte("\ufeff")) // some editors begin a file with it
	if len(file.Data) > MaxFile {
		return fmt.Errorf("%s: the file is too large; the limit is %d KiB", file.Path, MaxFile>>10)
	}
	if line, why := unreadable(file.Data); why != "" {
		return fmt.Errorf("%s:%d: %s", file.Path, line, why)
	}
	var document map[string]any
	if err := toml.Unmarshal(file.Data, &document); err != nil {
		var at *toml.DecodeError
		if !errors.As(err, &at) {
			return fmt.Errorf("%s: %w", file.Path, err)
		}
		line, _ := at.Position()
		return fmt.Errorf("%s:%d: %s", file.Path, line, model.Printable(strings.TrimPrefix(at.Error(), "toml: ")))
	}
	r := reader{settings: s, path: file.Path}
	r.parser.Reset(file.Data)
	var table []string
	for r.parser.NextExpression() {
		node := r.parser.Expression()
		var err error
		switch names, at := r.names(node, nil); node.Kind {
		case unstable.Table:
			table = names
			err = r.header(names, at)
		case unstable.ArrayTable:
			err = fault(at, "[[%s]] is a list of tables, expected [keys]", model.Printable(strings.Join(names, ".")))
		case unstable.KeyValue:
			err = r.entry(slices.Concat(table, names), node.Value(), at)
		}
		if err != nil {
			return err
		}
	}
	if err := r.parser.Error(); err != nil {
		return fmt.Errorf("%s: %w", file.Path, err)
	}
	if s.changes == nil {
		return nil
	}
	var err error
	s.Keys, err = keys.Rebind(keys.Table(), s.changes)
	return err
}

// unreadable finds the line with what no text holds.
func unreadable(data []byte) (line int, why string) {
	line = 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			return line, "is not UTF-8: is this a text file?"
		case r == '\n':
			line++
		case r == 0x7f || r < ' ' && r != '\t' && r != '\r':
			return line, "contains a control character: is this a text file?"
		}
		data = data[size:]
	}
	return 0, ""
}

// fault is what is wrong at a line.
func fault(at, format string, args ...any) error {
	return fmt.Errorf("%s: %w", at, fmt.Errorf(format, args...))
}

type reader struct {
	settings *Settings
	path     string
	parser   unstable.Parser
}

// names are the parts of a key behind those of its table, and the line where it
// stands.
func (r *reader) names(node *unstable.Node, under []string) (names []string, at string) {
	if !slices.Contains([]unstable.Kind{unstable.Table, unstable.ArrayTable, unstable.KeyValue}, node.Kind) {
		return nil, r.path
	}
	names = slices.Clone(under)
	line := 0
	for it := node.Key(); it.Next(); {
		if line == 0 {
			line = 1 + bytes.Count(r.parser.Data()[:it.Node().Raw.Offset], []byte("\n"))
		}
		names = append(names, string(it.Node().Data))
	}
	return names, r.path + ":" + strconv.Itoa(line)
}

// header looks at the name of a table: only the keys have any.
func (r *reader) header(names []string, at string) error {
	if err := r.known(names[0], at); err != nil {
		return err
	}
	if names[0] == serveTable && len(names) == 1 {
		return nil
	}
	if names[0] != keyTable {
		return fault(at, "%s is a table, expected %s", names[0], expected(names[0]))
	}
	if len(names) > 1 {
		_, err := r.scope(names[1:], at)
		return err
	}
	return nil
}

// scope reads the name of a scope of keys, or a name that it once had.
func (r *reader) scope(names []string, at string) (keys.Scope, error) {
	all := prose.Strings(keys.Scopes())
	if len(names) > 1 {
		return "", fault(at, "keys.%s has too many parts, expected [keys] or [keys.reader]", model.Printable(strings.Join(names, ".")))
	}
	if now, renamed := keys.Renamed(names[0]); renamed {
		notice := fmt.Sprintf(": [keys.%s] is called [keys.%s] now; both are read", names[0], now)
		if !slices.ContainsFunc(r.settings.Notices, func(said string) bool { return strings.HasSuffix(said, notice) }) {
			r.settings.Notices = append(r.settings.Notices, at+notice)
		}
		return now, nil
	}
	if !slices.Contains(all, names[0]) {
		return "", fmt.Errorf("%s: %w", at, &model.NotFoundError{Kind: "scope of keys", Name: names[0], Nearest: model.Nearest(names[0], all, 3)})
	}
	return keys.Scope(names[0]), nil
}

func (r *reader) known(name, at string) error {
	all := []string{keyTable, serveTable}
	all = append(all, prose.Each(All(), func(setting Setting) string { return setting.Name })...)
	if slices.Contains(all, name) {
		return nil
	}
	nearest := name
	if name == "colour" {
		nearest = "color"
	}
	return fmt.Errorf("%s: %w", at, &model.NotFoundError{Kind: "setting", Name: name, Nearest: model.Nearest(nearest, all, 1)})
}

func (r *reader) entry(names []string, value *unstable.Node, at string) error {
	if err := r.known(names[0], at); err != nil {
		return err
	}
	if names[0] == keyTable {
		return r.key(names[1:], value, at)
	}
	name := names[0]
	if name == serveTable && len(names) == 1 {
		return fault(at, "%s is %s, expected the table [%s]", name, kind(value), serveTable)
	}
	if name == serveTable {
		name = strings.Join(names, ".")
		if err := r.known(name, at); err != nil {
			return err
		}
	} else if len(names) > 1 {
		return fault(at, "%s is a table, expected %s", name, expected(name))
	}
	if want := expected(name); kind(value) != want {
		return fault(at, "%s is %s, expected %s", name, kind(value), want)
	}
	return r.settings.set(name, string(value.Data), at)
}

// key takes in the keys of an action, or those of a scope.
func (r *reader) key(names []string, value *unstable.Node, at string) error {
	switch {
	case value.Kind == unstable.InlineTable:
		if len(names) > 0 {
			if _, err := r.scope(names, at); err != nil {
				return err
			}
		}
		for it := value.Children(); it.Next(); {
			inner, at := r.names(it.Node(), names)
			if err := r.key(inner, it.Node().Value(), at); err != nil {
				return err
			}
		}
		return nil
	case len(names) == 0:
		return fault(at, "%s is %s, expected a table", keyTable, kind(value))
	}
	action := names[len(names)-1]
	change := keys.Change{Action: keys.Action(action), Keys: []string{}, At: at}
	if len(names) > 1 {
		var err error
		if change.Scope, err = r.scope(names[:len(names)-1], at); err != nil {
			return err
		}
	}
	list := []*unstable.Node{value}
	if value.Kind == unstable.Array {
		list = nil
		for it := value.Children(); it.Next(); {
			if it.Node().Kind != unstable.Comment {
				list = append(list, it.Node())
			}
		}
	}
	for _, one := range list {
		if one.Kind != unstable.String {
			return fault(at, "%s is %s, expected a key in quotation marks, or a list of keys", model.Printable(action), kind(one))
		}
		change.Keys = append(change.Keys, string(one.Data))
	}
	r.settings.changes = append(r.settings.changes, change)
	return nil
}

const (
	aText   = "text in quotation marks"
	aSwitch = "true or false"
	aNumber = "a number"
)

const serveTable = "serve"

func expected(name string) string {
	for _, setting := range All() {
		switch {
		case setting.Name != name:
		case setting.Switch:
			return aSwitch
		case setting.Number:
			return aNumber
		}
	}
	return aText
}

// kind is what a value is, in words.
func kind(value *unstable.Node) string {
	switch value.Kind {
	case unstable.String:
		return aText
	case unstable.Bool:
		return aSwitch
	case unstable.Integer, unstable.Float:
		return aNumber
	case unstable.Array:
		return "a list"
	case unstable.InlineTable:
		return "a table"
	}
	return "a date or time"
}
