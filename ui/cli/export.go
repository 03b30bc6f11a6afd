package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"comity/ui/app"
	"comity/ui/place"
)

// exporter takes what the explorer shows away, by the command that prints it.
type exporter struct{ session *session }

// exporter is nil where the caller may not write to this machine.
func (s *session) exporter() app.Exporter {
	if s.env.Write == nil {
		return nil
	}
	return exporter{s}
}

// Formats are those of the command that prints a place.
func (exporter) Formats(k place.Kind) []string {
	if k == place.Brief { // which is a file itself
		return nil
	}
	if slices.Contains(place.Scenes(), k) {
		return []string{formatHTML, formatSVG, formatMD, formatCSV, formatJSON}
	}
	return []string{formatMD, formatJSON, formatCSV}
}

// Render runs the command that prints a place.
func (e exporter) Render(v place.View, format string) ([]byte, error) {
	var out, talk bytes.Buffer
	env := e.session.env
	env.Out, env.Err = &out, &talk
	run := &session{env: env, ctx: context.WithoutCancel(e.session.ctx), flags: flags{format: formatText}, settings: e.session.settings}
	if err := run.run(append(e.command(v), "--format", format)); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// command is the call that prints a place.
func (e exporter) command(v place.View) []string {
	var args []string
	switch v.Kind {
	case place.Norm, place.Statement, place.Country:
		args = []string{string(v.Kind), v.ID}
		if v.ID == "" {
			args = []string{map[place.Kind]string{place.Norm: "norms", place.Statement: "statements", place.Country: "countries"}[v.Kind]}
		}
	case place.Page, place.Term:
		args = []string{"page", v.Place.String()}
	default:
		args = []string{string(v.Kind)}
		for name, value := range v.Bare().Params {
			switch {
			case value == "":
			case name == "of" && v.Kind != place.Matrix: // what is compared
				args = append(args, strings.Split(value, ",")...)
			default:
				args = append(args, "--"+name+"="+value)
			}
		}
		if !v.AsOf.IsZero() {
			args = append(args, "--as-of", v.AsOf.String())
		}
	}
	if dir := e.session.flags.data; dir != "" {
		args = append(args, "--data", dir)
	}
	return args
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
		return fmt.Errorf("nothing was written: %q is no usual file", path)
	}
	beside, err := os.CreateTemp(filepath.Dir(path), ".comity-*")
	if at := new(fs.PathError); errors.As(err, &at) { // whose path is a name nobody typed
		return fmt.Errorf("nothing was written: no file can be made in %q: %w", filepath.Dir(path), at.Err)
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
