package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"comity/model/datapackage"
)

// save writes files into a folder that does not exist or is empty, all of them
// or none: they are written beside it and moved there together. Nothing that
// is there already is ever changed.
func save(dir string, files []datapackage.File) (err error) {
	target, mode, err := vacant(dir)
	if err != nil {
		return err
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
		if err := os.WriteFile(filepath.Join(fresh, f.Name), f.Content, 0o666); err != nil {
			return fmt.Errorf("nothing was written: %w", err)
		}
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

// vacant finds where a folder is to be, and its mode if it is there and empty.
func vacant(dir string) (target string, mode fs.FileMode, err error) {
	target, err = filepath.Abs(dir)
	if err != nil {
		return "", 0, err
	}
	info, err := os.Stat(target)
	if errors.Is(err, fs.ErrNotExist) {
		if parent, err := os.Stat(filepath.Dir(target)); err != nil || !parent.IsDir() {
			return "", 0, fmt.Errorf("nothing was written: the folder %q, in which to create %q, does not exist", filepath.Dir(target), filepath.Base(target))
		}
		return target, 0, nil
	}
	if err != nil {
		return "", 0, fmt.Errorf("nothing was written: %w", err)
	}
	if !info.IsDir() {
		return "", 0, fmt.Errorf("nothing was written: %q exists and is not a folder", dir)
	}
	if target, err = filepath.EvalSymlinks(target); err != nil {
		return "", 0, fmt.Errorf("nothing was written: %w", err)
	}
	list, err := os.ReadDir(target)
	switch here, errHere := os.Stat("."); {
	case err != nil:
		return "", 0, fmt.Errorf("nothing was written: %w", err)
	case len(list) > 0:
		return "", 0, fmt.Errorf("nothing was written: the folder %q is not empty; name one that is empty or does not exist", dir)
	case errHere == nil && os.SameFile(here, info): // moving it away would leave the caller nowhere
		return "", 0, errors.New("nothing was written: it is the current folder; name a folder inside it")
	}
	return target, info.Mode().Perm(), nil
}
