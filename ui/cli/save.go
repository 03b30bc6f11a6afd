package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"comity/model"
	"comity/model/datapackage"
)

// save writes files into a folder that does not exist or is empty, all of them
// or none: they are written beside it and moved there together. Nothing that
// is there already is ever changed, but for a folder that holds only what comity wrote
// there before: one with a file of that name, ours, which lists them. Once the context
// has ended, nothing is written.
func save(ctx context.Context, dir string, files []datapackage.File, ours string) (err error) {
	target, mode, before, err := vacant(dir, ours)
	if err != nil {
		return err
	}
	if ours != "" {
		files = append(slices.Clip(files), datapackage.File{Name: ours, Content: namesOf(files)})
	}
	beside, err := os.MkdirTemp(filepath.Dir(target), ".comity-export-*")
	if err != nil {
		return fmt.Errorf("nothing was written: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(beside)) }()
	fresh := filepath.Join(beside, "package") // with the default mode, unlike MkdirTemp
	if err := os.Mkdir(fresh, 0o777); err != nil {
		return fmt.Errorf("nothing was written: %w", err)
	}
	for _, f := range files {
		name := filepath.Join(fresh, filepath.FromSlash(f.Name))
		if err = ctx.Err(); err == nil && ours != "" {
			err = os.MkdirAll(filepath.Dir(name), 0o777)
		}
		if err == nil {
			err = os.WriteFile(name, f.Content, 0o666)
		}
		if err != nil {
			return fmt.Errorf("nothing was written: %w", err)
		}
	}
	if before {
		old := filepath.Join(beside, "before")
		if err = os.Rename(target, old); err == nil {
			if err = os.Rename(fresh, target); err != nil {
				err = errors.Join(err, os.Rename(old, target))
			}
		}
		if err != nil {
			return fmt.Errorf("nothing was written: %w", err)
		}
		return nil
	}
	if mode != 0 { // an empty folder makes way for one of the same mode; Remove takes no other
		if err = os.Chmod(fresh, mode); err == nil {
			err = os.Remove(target)
		}
		if err != nil {
			return fmt.Errorf("nothing was written: %w", err)
		}
	}
	if err := os.Rename(fresh, target); err != nil {
		if mode != 0 {
			err = errors.Join(err, os.Mkdir(target, mode))
		}
		return fmt.Errorf("nothing was written: %w", err)
	}
	return nil
}

// namesOf are the names of files, a line each.
func namesOf(files []datapackage.File) []byte {
	var b strings.Builder
	for _, f := range files {
		b.WriteString(f.Name + "\n")
	}
	return []byte(b.String())
}

// foreign returns a file in a folder that comity has not written there, or nothing: the
// file of that name, ours, lists what it has.
func foreign(dir, ours string) (string, error) {
	text, err := os.ReadFile(filepath.Join(dir, ours))
	if err != nil {
		return "", err
	}
	known := map[string]bool{ours: true}
	for name := range strings.Lines(string(text)) {
		known[strings.TrimSpace(name)] = true
	}
	found := ""
	err = filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, file)
		if err == nil && !d.IsDir() && !known[filepath.ToSlash(name)] {
			found = name
			return fs.SkipAll
		}
		return err
	})
	return found, err
}

// vacant finds where a folder is to be, its mode if it is there and empty, and whether
// it is there and comity's own.
func vacant(dir, ours string) (target string, mode fs.FileMode, before bool, err error) {
	target, err = filepath.Abs(dir)
	if err != nil {
		return "", 0, false, err
	}
	info, err := os.Stat(target)
	if errors.Is(err, fs.ErrNotExist) {
		if parent, err := os.Stat(filepath.Dir(target)); err != nil || !parent.IsDir() {
			return "", 0, false, fmt.Errorf("nothing was written: the folder %s, in which to create %s, does not exist", model.Quoted(filepath.Dir(target)), model.Quoted(filepath.Base(target)))
		}
		return target, 0, false, nil
	}
	if err != nil {
		return "", 0, false, fmt.Errorf("nothing was written: %w", err)
	}
	if !info.IsDir() {
		return "", 0, false, fmt.Errorf("nothing was written: %s exists and is not a folder", model.Quoted(dir))
	}
	if target, err = filepath.EvalSymlinks(target); err != nil {
		return "", 0, false, fmt.Errorf("nothing was written: %w", err)
	}
	list, err := os.ReadDir(target)
	switch here, errHere := os.Stat("."); {
	case err != nil:
		return "", 0, false, fmt.Errorf("nothing was written: %w", err)
	case errHere == nil && os.SameFile(here, info): // moving it away would leave the caller nowhere
		return "", 0, false, errors.New("nothing was written: it is the current folder; name a folder inside it")
	case len(list) > 0 && ours != "":
		switch other, err := foreign(target, ours); {
		case err == nil && other == "":
			return target, 0, true, nil
		case err == nil:
			return "", 0, false, fmt.Errorf("nothing was written: %s has a file that comity did not write: %s; name a new folder", model.Quoted(dir), model.Quoted(other))
		}
		return "", 0, false, fmt.Errorf("nothing was written: the folder %s has other files; name one that is empty or does not exist", model.Quoted(dir))
	case len(list) > 0:
		return "", 0, false, fmt.Errorf("nothing was written: the folder %s is not empty; name one that is empty or does not exist", model.Quoted(dir))
	}
	return target, info.Mode().Perm(), false, nil
}
