package explorer

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen"
)

// Exporter writes what is shown to a file. It is nil for remote visitors.
type Exporter interface {
	// Render returns a place in a format, one of Formats.
	Render(v place.View, format string) ([]byte, error)
	// Formats returns the formats for a kind of place, the default first.
	Formats(k place.Kind) []string
	// Folder returns the folder of a file whose name has none.
	Folder() string
	// Write writes a file atomically. It returns an error that is fs.ErrExist
	// if the file exists, unless it is to be replaced.
	Write(path string, data []byte, replace bool) error
}

// exportedMsg is the result of an export.
type exportedMsg struct {
	path string
	data []byte
	err  error
}

// startExport asks for the name of the file.
func (a *Explorer) startExport() {
	v := a.where()
	formats := a.storage.exporter.Formats(v.Kind)
	if len(formats) == 0 {
		a.toast = "a slide cannot be saved from here"
		return
	}
	if a.stage != nil && !a.stage.Offers(keys.Export) {
		a.toast = a.nothingTo("save")
		return
	}
	name := strings.NewReplacer("/", "-", "?", "-").Replace(v.Place.String())
	if v.Kind == place.Ask { // its question names it
		const longest = 40
		name = "ask-" + strings.ReplaceAll(model.Fold(v.Question()), " ", "-")
		name = name[:min(len(name), longest)]
	}
	l := lineInput{pane: none, before: " save as ", after: " in " + a.storage.exporter.Folder() + orEnding(formats), accept: a.export}
	a.typeLine(l, maxQuery, strings.Trim(name, "-")+"."+formats[0])
}

// orEnding names the other formats, each by the ending of the file's name.
func orEnding(formats []string) string {
	if len(formats) < 2 {
		return "  "
	}
	return ", or end it in ." + strings.Join(formats[1:], ", .") + "  "
}

// export renders what is shown and writes it to the typed file.
func (a *Explorer) export(path string) tea.Cmd {
	path = strings.TrimSpace(path)
	v, exporter := a.where(), a.storage.exporter
	format := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), ".")
	if format == "txt" {
		format = "text"
	}
	if known := exporter.Formats(v.Kind); !slices.Contains(known, format) {
		a.toast = "a file that ends in ." + strings.Join(known, ", .")
		return nil
	}
	return func() tea.Msg {
		data, err := exporter.Render(v, format)
		if err == nil {
			err = exporter.Write(path, data, false)
		}
		return exportedMsg{path, data, err}
	}
}

// exported shows the result of an export, and asks about an existing file.
func (a *Explorer) exported(msg exportedMsg) {
	switch {
	case errors.Is(msg.err, fs.ErrExist):
		a.arrive(&confirming{transparent: transparent{keys.Confirming}, path: msg.path, data: msg.data})
	case msg.err != nil:
		a.toast = model.Printable(msg.err.Error())
	default:
		a.toast = "written: " + model.Printable(msg.path)
	}
}

// confirming asks whether the file that is there is to be replaced.
type confirming struct {
	transparent
	path string
	data []byte
}

// do replaces the existing file, or keeps it.
func (c *confirming) do(a *Explorer, action keys.Action, _ int, _ bool) tea.Cmd {
	a.close()
	if action != keys.Replace {
		a.toast = "nothing was written"
		return nil
	}
	exporter := a.storage.exporter
	return func() tea.Msg { return exportedMsg{c.path, c.data, exporter.Write(c.path, c.data, true)} }
}

func (c *confirming) prompt(a *Explorer, w int) screen.Line {
	const said = " already exists "
	name := model.Printable(filepath.Base(c.path))
	room := a.hints(keys.Confirming).Room(w) - len(said) - 1
	return screen.Line{{Text: " " + cells.Fit(name, max(min(cells.Width(name), room), 1), a.theme.Border.Ellipsis) + said, Ink: a.theme.Ink.Accent}}
}
