package cli_test

import (
	"strings"
	"testing"
)

// "comity says" reads norms and States in any order, and keeps views apart.
func TestSays(t *testing.T) {
	for line, want := range map[string]string{
		"says j Switzerland":                           "measure\tun/j\tSwitzerland\tSays it does not pursue good-faith reporters",
		"says Switzerland j":                           "measure\tun/j\tSwitzerland\tSays it does not pursue good-faith reporters",
		"says norm j":                                  "measure\tun/j\tLatvia\t",
		"says un --format csv":                         "measure,un,Australia,",
		"says un --views":                              "view\tun\tAustralia",
		"says New Zealand":                             "plan\tun/g\tNew Zealand\tSays its national team will take reports",
		"says k --format md":                           "# What documents say about norm k\n\ncomity holds no document in which a State says what it does",
		"says c --format md":                           "Views, which claim no implementation, are apart: 5 entries",
		"says EU --views":                              "view\tun/c\tEU\tSays norms c, f, g and h can serve",
		"says norm g EU --views":                       "view\tun/g\tEU\t",
		"search checklist valuable tool clarification": "group\tgroup/eu\t",
		"cite document/che-ncsc-cvd/1":                 "Switzerland. Report a vulnerability: scope and rules",
		"says g about Chile --json":                    `"quote": "establecer los requisitos`,
	} {
		got := comity(t, strings.Fields(line)...)
		if got.code != 0 || !strings.Contains(got.out, want) {
			t.Errorf("%s: exit %d, %s%s\nexpected %q", line, got.code, got.err, got.out, want)
		}
		if claims := !strings.Contains(line, "--views"); claims && (strings.Contains(got.out, "view\t") || strings.Contains(got.out, "view,")) {
			t.Errorf("%s: a view among claims:\n%s", line, got.out)
		}
	}
	for line, want := range map[string]string{
		"says g7/3":     "G7 point 3 has no records of what States say",
		"says Atlantis": `no norm or country is called "Atlantis"`,
	} {
		if got := comity(t, strings.Fields(line)...); got.code != 2 && got.code != 1 || !strings.Contains(got.err, want) {
			t.Errorf("%s: exit %d, %s\nexpected %q", line, got.code, got.err, want)
		}
	}
}
