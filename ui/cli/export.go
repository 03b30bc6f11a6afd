package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"comity/model"
	"comity/ui/explorer"
	"comity/ui/place"
	"comity/ui/render"
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
		return wordsOf(render.Briefing.Files())
	case slices.Contains(place.Scenes(), k):
		return wordsOf(render.Scene.Files())
	}
	return wordsOf(render.Record.Files())
}

// Render returns what the command of a place prints in a format.
func (e exporter) Render(v place.View, format string) ([]byte, error) {
	out, err := e.session.outputOf(v)
	if err != nil {
		return nil, err
	}
	return out.bytes(render.Format(format))
}

// outputOf is what the command of a place prints: a record, a list or a scene.
func (s *session) outputOf(v place.View) (output, error) {
	c, err := s.corpus()
	if err != nil {
		return output{}, err
	}
	switch v.Kind {
	case place.Norm:
		return recordOrList(c, v.ID, normRecord, normList)
	case place.Statement:
		return recordOrList(c, v.ID, statementRecord, statementList)
	case place.Country:
		return recordOrList(c, v.ID, countryRecord, countryList)
	case place.Group:
		return groupRecord(c, v.ID, v.AsOf.String())
	case place.Page, place.Term:
		return pageRecord(c, v.Place.String())
	case place.Ask:
		a := s.reader(c).Read(v.Question(), s.today())
		return answerOutput(&a), nil
	}
	sheet, _, err := s.sheet(v)
	if err != nil {
		return output{}, err
	}
	return output{sheet: sheet}, nil
}

// recordOrList is one record, or without a name the list of its kind.
func recordOrList(c *model.Corpus, name string, record func(*model.Corpus, string) (output, error), list func(*model.Corpus) output) (output, error) {
	if name == "" {
		return list(c), nil
	}
	return record(c, name)
}

// Write writes a file on this machine.
func (e exporter) Write(path string, data []byte, replace bool) error {
	if rest, home := strings.CutPrefix(path, "~/"); home {
		path = filepath.Join(e.session.env.get("HOME"), rest)
	}
	return e.session.env.Write(path, data, replace)
}

// writeFile writes a file whole or not at all. One that is there already stays
// as it is unless it is to be replaced; then the error is fs.ErrExist.
func writeFile(path string, data []byte, replace bool) (err error) {
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return fmt.Errorf("nothing was written: %q is a folder; name a file in it", path)
	case err == nil && !replace:
		return fs.ErrExist
	case err == nil && !info.Mode().IsRegular():
		return fmt.Errorf("nothing was written: %q is not a regular file", path)
	}
	beside, err := os.CreateTemp(filepath.Dir(path), ".comity-*")
	if at := new(fs.PathError); errors.As(err, &at) { // whose path is a name nobody typed
		return fmt.Errorf("nothing was written: cannot create a file in %q: %w", filepath.Dir(path), at.Err)
	}
	if err != nil {
		return fmt.Errorf("nothing was written: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("nothing was written: %w", err), os.Remove(beside.Name()))
		}
	}()
	_, err = beside.Write(data)
	if err = errors.Join(err, beside.Chmod(0o644), beside.Sync(), beside.Close()); err != nil {
		return err
	}
	if replace {
		return os.Rename(beside.Name(), path)
	}
	if err = os.Link(beside.Name(), path); err == nil { // which never writes over another
		return os.Remove(beside.Name())
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	// Some disks have no links: an empty file holds the name until the whole one is there.
	held, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if err = errors.Join(held.Close(), os.Rename(beside.Name(), path)); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
