package theme

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
)

// The themes by their names. Dark and Light settle what the background is; the
// others follow the terminal's.
const (
	Auto         = "auto"
	Dark         = "dark"
	Light        = "light"
	HighContrast = "high-contrast"
	ColourSafe   = "colour-safe"
	Mono         = "mono"
)

// Names returns the names in the order in which a key goes through them.
func Names() []string { return []string{Auto, Dark, Light, HighContrast, ColourSafe, Mono} }

// Find gives the name of a theme as people may spell it.
func Find(name string) (string, error) {
	want := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), " ", "-")
	if want == "color-safe" {
		want = ColourSafe
	}
	if !slices.Contains(Names(), want) {
		return "", &model.NotFoundError{Kind: "theme", Name: name, Nearest: model.Nearest(want, Names(), len(Names()))}
	}
	return want, nil
}

// Words is the name of a theme within a line that says it.
func Words(name string) string {
	if name == HighContrast {
		return "high contrast"
	}
	return name
}

// Next is the theme after one. After Auto comes the opposite of what is seen,
// so that the first press always shows a change.
func Next(name string, dark bool) string {
	switch {
	case name != Auto && slices.Contains(Names(), name):
		names := Names()
		return names[(slices.Index(names, name)+1)%len(names)]
	case dark:
		return Light
	}
	return Dark
}

// DarkBy reports whether the background is dark by COLORFGBG, which some terminals set:
// the number of its colour comes last. Without it, it is taken for dark.
func DarkBy(environ []string) bool {
	for _, variable := range environ {
		if value, ok := strings.CutPrefix(variable, "COLORFGBG="); ok {
			n, err := strconv.Atoi(value[strings.LastIndexByte(value, ';')+1:])
			return err != nil || n < 7 || n == 8
		}
	}
	return true
}

// For gives the options of a theme on a terminal whose background is dark or
// not. Names that look the same give the same options.
func For(name string, dark bool) Options {
	switch name {
	case Dark:
		return Options{Dark: true}
	case Light:
		return Options{}
	case Mono:
		return Options{Dark: dark, Mono: true}
	case HighContrast, ColourSafe:
		return Options{Palette: name, Dark: dark}
	}
	return Options{Dark: dark}
}
