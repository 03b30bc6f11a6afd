package settings

import (
	"fmt"
	"strconv"
	"strings"

	"comity/model/prose"
	"comity/ui/keys"
)

// Example is a file that says of every setting and key what it is. All of it is
// commented out, so that it changes nothing: "#" stands before what can be set,
// "# " before what is said about it.
func Example() string {
	var b strings.Builder
	b.WriteString("# Settings of comity. The environment (COMITY_THEME and so on) overrides this\n" +
		"# file, and flags override both. The values below are the defaults.\n")
	for _, s := range All() {
		value := s.Default
		if !s.Switch && !s.Number {
			value = strconv.Quote(value)
		}
		b.WriteString("\n# " + s.Help + "\n#" + s.Name + " = " + value + "\n")
	}
	b.WriteString("\n# Keys: an action and its key, or a list of keys, or [] for none. A key is a\n" +
		"# character or a name, also after ctrl+, alt+ or shift+; \"g g\" is a sequence.\n" +
		"# [keys] changes an action everywhere; a table such as [keys.reader] changes it\n" +
		"# only there. Ctrl+c always quits.\n#\n" +
		"#   [keys]\n#   pin = [\"space\", \"p\"]\n#   \"next pane\" = \"tab\"\n")
	for _, scope := range keys.Scopes() {
		b.WriteString("\n# " + scope.Title() + "\n#[" + keyTable + "." + string(scope) + "]\n")
		for _, binding := range keys.Table() {
			if binding.Scope == scope {
				fmt.Fprintf(&b, "#%-40s# %s\n", bare(string(binding.Action))+" = "+list(binding.Keys)+" ", binding.Help)
			}
		}
	}
	return b.String()
}

// bare is a name as TOML takes it before the sign.
func bare(name string) string {
	if strings.Contains(name, " ") {
		return strconv.Quote(name)
	}
	return name
}

// list is one key, or several.
func list(names []string) string {
	quoted := prose.Each(names, strconv.Quote)
	if len(quoted) == 1 {
		return quoted[0]
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
