package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"comity/model"
	"comity/model/datapackage"
	"comity/ui/settings"
)

// save writes files into a folder that does not exist or is empty, all of them
// or none: they are written beside it and moved there together. Nothing that
// is there already is ever changed, but for a folder that holds only what comity wrote
// there before: one with a file of that name, ours, which lists them. Once the context
// has ended, or a signal has come, nothing is written.
func save(ctx context.Context, dir string, files []datapackage.File, ours string) (err error) {
	target, mode, before, err := vacant(dir, ours)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, append(slices.DeleteFunc([]os.Signal{os.Interrupt, syscall.SIGHUP}, signal.Ignored), syscall.SIGTERM)...)
	defer stop()
	if ours != "" {
		files = append(slices.Clip(files), datapackage.File{Name: ours, Content: sumsOf(files)})
	}
	const pattern = ".comity-export-*"
	settings.Sweep(filepath.Dir(target), pattern, fs.ModeDir, func(left string) {
		_ = errors.Join(os.RemoveAll(filepath.Join(left, "package")), os.Remove(left)) // what was there before stays
	})
	beside, err := os.MkdirTemp(filepath.Dir(target), pattern)
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
		if err = context.Cause(ctx); err == nil && ours != "" {
			err = os.MkdirAll(filepath.Dir(name), 0o777)
		}
		if err == nil {
			err = os.WriteFile(name, f.Content, 0o666)
		}
		if err != nil {
			return fmt.Errorf("nothing was written: %w", err)
		}
	}
	if mode != 0 {
		err = os.Chmod(fresh, mode)
	}
	if before && err == nil {
		old := filepath.Join(beside, "before")
		if err = os.Rename(target, old); err == nil {
			if err = os.Rename(fresh, target); err == nil {
				_ = os.Rename(old, fresh) // under that name Sweep removes it
				return nil
			}
			err = errors.Join(err, os.Rename(old, target))
		}
	}
	if err != nil {
		return fmt.Errorf("nothing was written: %w", err)
	}
	if mode != 0 { // an empty folder makes way for one of the same mode; Remove takes no other
		if err = os.Remove(target); err != nil {
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

// sumsOf are the hashes and names of files, a line each, as sha256sum has them.
func sumsOf(files []datapackage.File) []byte {
	var b strings.Builder
	for _, f := range files {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(f.Content), f.Name)
	}
	return []byte(b.String())
}

// foreign says what a folder has that comity has not written there, or not so, if
// anything: the file of that name, ours, lists what it has.
func foreign(dir, ours string) (found string, err error) {
	const mebibytes = 64 // more than any file that comity writes
	files := os.DirFS(dir)
	text, err := model.ReadFile(files, ours, mebibytes)
	if err != nil {
		return "", err
	}
	sums, folders := map[string]string{}, map[string]bool{".": true}
	for line := range strings.Lines(string(text)) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		sums[name] = sum
		for at := path.Dir(name); !folders[at]; at = path.Dir(at) {
			folders[at] = true
		}
	}
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == ours || d.IsDir() && folders[name] {
			return err
		}
		what := "a file that was changed after comity wrote it: "
		switch {
		case d.IsDir():
			what = "a folder that comity did not write: "
		case sums[name] == "" || !d.Type().IsRegular():
			what = "a file that comity did not write: "
		default:
			if text, err := model.ReadFile(files, name, mebibytes); err == nil && fmt.Sprintf("%x", sha256.Sum256(text)) == sums[name] {
				return nil
			}
		}
		found = what + model.Quoted(name)
		return fs.SkipAll
	})
	return found, err
}

// vacant finds where a folder is to be, its mode if it is there, and whether it is
// comity's own.
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
	mode = info.Mode() & (fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky)
	list, err := os.ReadDir(target)
	switch here, errHere := os.Stat("."); {
	case err != nil:
		return "", 0, false, fmt.Errorf("nothing was written: %w", err)
	case errHere == nil && os.SameFile(here, info): // moving it away would leave the caller nowhere
		return "", 0, false, errors.New("nothing was written: it is the current folder; name a folder inside it")
	case len(list) > 0 && ours != "":
		switch other, err := foreign(target, ours); {
		case err == nil && other == "":
			return target, mode, true, nil
		case err == nil:
			return "", 0, false, fmt.Errorf("nothing was written: %s has %s; name a new folder", model.Quoted(dir), other)
		}
		return "", 0, false, fmt.Errorf("nothing was written: the folder %s has other files; name one that is empty or does not exist", model.Quoted(dir))
	case len(list) > 0:
		return "", 0, false, fmt.Errorf("nothing was written: the folder %s is not empty; name one that is empty or does not exist", model.Quoted(dir))
	}
	return target, mode, false, nil
}
