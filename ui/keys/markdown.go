package keys

import "strings"

// Markdown returns the table as the README has it.
func Markdown() string {
	var b strings.Builder
	for _, scope := range Scopes() {
		b.WriteString("**" + scope.Title() + "**\n\n| key | what it does |\n| --- | --- |\n")
		for _, binding := range Table() {
			if binding.Scope == scope {
				b.WriteString("| `" + strings.Join(binding.Keys, "` `") + "` | " + binding.Help + " |\n")
			}
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}
