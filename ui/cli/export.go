package cli

import (
	"path/filepath"
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/ui/explorer"
	"comity/ui/place"
	"comity/ui/render"
	"comity/ui/settings"
)

// exporter writes what the explorer shows to files.
type exporter struct{ session *session }

// exporter is nil where the caller may not write to this machine.
func (s *session) exporter() explorer.Exporter {
	if s.env.Write == nil {
		return nil
	}
	return exporter{s}
}

// Formats are those of the command that prints a place.
func (exporter) Formats(k place.Kind) []string {
	switch {
	case k == place.Brief:
		return nil
	case slices.Contains(place.Scenes(), k):
		return prose.Strings(render.Scene.Files())
	}
	return prose.Strings(render.Record.Files())
}

// Render returns what the command of a place prints in a format.
func (e exporter) Render(v place.View, format string) ([]byte, error) {
	out, err := e.session.outputOf(v)
	if err != nil {
		return nil, err
	}
	return e.session.bytes(out, render.Format(format))
}

// outputOf is what the command of a place prints: a record, a list or a scene.
func (s *session) outputOf(v place.View) (output, error) {
	c, err := s.corpus()
	if err != nil {
		return output{}, err
	}
	switch v.Kind {
	case place.Norm, place.Statement, place.Country, place.Document, place.Page, place.Term:
		if v.ID == "" {
			return listOf(c, v.Kind), nil
		}
		return recordOf(c, v)
	case place.Group:
		return groupRecord(c, v.ID, v.AsOf.String())
	case place.Ask:
		a := s.reader().Read(v.Question(), s.today())
		return answerOutput(c, &a), nil
	}
	r, _, err := s.reportOf(v)
	if err != nil {
		return output{}, err
	}
	return output{report: r}, nil
}

// listOf is the list of all records of a kind.
func listOf(c *model.Corpus, kind place.Kind) output {
	switch kind {
	case place.Norm:
		return normRows(c, c.Norms())
	case place.Statement:
		return statementRows(c, c.Statements())
	}
	return countryOutput(c, c.Countries())
}

// Folder is the working folder, in the home folder with ~ before it.
func (e exporter) Folder() string {
	at, err := filepath.Abs(".")
	if err != nil {
		return "the working folder"
	}
	if rest, in := strings.CutPrefix(at, settings.HomeFolder(e.session.env.get)); in && rest != at {
		return "~" + rest
	}
	return at
}

// Write writes a file on this machine.
func (e exporter) Write(path string, data []byte, replace bool) error {
	if rest, home := strings.CutPrefix(filepath.ToSlash(path), "~/"); home {
		path = filepath.Join(settings.HomeFolder(e.session.env.get), rest)
	}
	return e.session.env.Write(path, data, replace)
}
