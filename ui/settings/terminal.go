package settings

import (
	"slices"
	"strconv"
	"strings"
)

// Terminal returns the settings that the environment implies by what it tells of
// the terminal, each with the name of the variable: no colour where CLICOLOR is 0
// or where the terminal that TERM names has none, and ASCII where the locale is
// that of C, which has no other letters, or where RUNEWIDTH_EASTASIAN says that the
// terminal draws borders and marks two cells wide, as many fonts of East Asia do.
func Terminal(environ []string) (implied []Given) {
	if value, _ := Lookup(environ, "CLICOLOR"); value == "0" { // https://bixense.com/clicolors
		implied = append(implied, Given{"color", "false", "CLICOLOR"})
	} else if term, _ := Lookup(environ, "TERM"); colourless(term) {
		implied = append(implied, Given{"color", "false", "TERM"})
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} { // the first that is set counts
		if value, _ := Lookup(environ, name); value != "" {
			if value == "C" || value == "POSIX" {
				implied = append(implied, Given{"ascii", "true", name})
			}
			break
		}
	}
	value, _ := Lookup(environ, "RUNEWIDTH_EASTASIAN")
	if wide, err := strconv.ParseBool(value); wide && err == nil {
		implied = append(implied, Given{"ascii", "true", "RUNEWIDTH_EASTASIAN"})
	}
	return implied
}

// colourless reports whether a type of terminal has no colours: the terminals of
// DEC, and those that terminfo names -m or -mono. The database itself is not read: a
// server could not once it is confined, and it has no types of its visitors' systems.
func colourless(term string) bool {
	first, _, _ := strings.Cut(term, "-")
	return strings.HasSuffix(term, "-m") || strings.HasSuffix(term, "-mono") ||
		slices.Contains([]string{"vt52", "vt100", "vt102", "vt200", "vt220", "vt300", "vt320", "vt400", "vt420", "vt510", "vt520"}, first)
}

// readTerminal takes in what the environment tells of the terminal.
func (s *Settings) readTerminal(environ []string) {
	for _, g := range Terminal(environ) {
		*s.flag(g.Name), s.from[g.Name] = g.Value == "true", g.From
	}
}
