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
)

// Exporter writes what is shown to a file. It is nil for remote visitors.
type Exporter interface {
	// Render returns a place in a format, one of Formats.
	Render(v place.View, format string) ([]byte, error)
	// Formats returns the formats for a kind of place, the default first.
	Formats(k place.Kind) []string
	// Write writes a file atomically. It returns an error that is fs.ErrExist
	// if the file exists, unless it is to be replaced.
	Write(path string, data []byte, replace bool) error
}

// exporting is an export in progress.
type exporting struct {
	asks bool   // whether the file that is there is to be replaced
	path string // where it goes
	data []byte
}

// exportedMsg is the result of an export.
type exportedMsg struct {
	exporting
	err error
}

// startExport asks for the name of the file.
func (a *Explorer) startExport() {
	v := a.where()
	if len(a.storage.exporter.Formats(v.Kind)) == 0 {
		a.toast = "a slide cannot be saved from here"
		return
	}
	name := strings.NewReplacer("/", "-", "?", "-").Replace(v.Place.String())
	a.typing.into = intoFile
	a.typing.start(strings.Trim(name, "-") + "." + a.storage.exporter.Formats(v.Kind)[0])
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
		return exportedMsg{exporting{path: path, data: data}, err}
	}
}

// exported shows the result of an export, and asks about an existing file.
func (a *Explorer) exported(msg exportedMsg) {
	switch {
	case errors.Is(msg.err, fs.ErrExist):
		a.exporting = exporting{true, msg.path, msg.data}
	case msg.err != nil:
		a.toast = model.Printable(msg.err.Error())
	default:
		a.toast = "written: " + model.Printable(msg.path)
	}
}

// answerExport replaces the existing file, or keeps it.
func (a *Explorer) answerExport(action keys.Action) tea.Cmd {
	e, exporter := a.exporting, a.storage.exporter
	a.exporting = exporting{}
	if action != keys.Replace {
		a.toast = "nothing was written"
		return nil
	}
	return func() tea.Msg { return exportedMsg{e, exporter.Write(e.path, e.data, true)} }
}

// saveAs begins the footer while the name of a file is typed.
const saveAs = " save as "

// askedFile is the footer while the name of a file is typed, or while asking
// about an existing file.
func (a *Explorer) askedFile(w int) string {
	t := a.theme
	if a.exporting.asks {
		text := " " + filepath.Base(a.exporting.path) + " already exists:" +
			a.keyFor(keys.Confirming, keys.Replace, " %s replaces it,") + a.keyFor(keys.Confirming, keys.KeepFile, " %s keeps it")
		return t.Ink.Accent.Render(cells.Fit(model.Printable(text), w, t.Border.Ellipsis))
	}
	room := max(w-cells.Width(saveAs), 1)
	typed, _ := shownPart(&a.typing.input, max(room*2/3, 1))
	rest := " " + strings.Join(a.storage.exporter.Formats(a.where().Kind), ", ")
	return t.Ink.Accent.Render(cells.Fit(saveAs, min(cells.Width(saveAs), w), "")) + t.Ink.Bold.Render(typed) +
		t.Ink.Dim.Render(cells.Fit(rest, room-cells.Width(typed), t.Border.Ellipsis))
}
