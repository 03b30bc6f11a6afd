// Package cli is the command line: every command of comity, for the person at
// this machine and, without the parts that touch it, for one who comes over
// the network. Standard output is data, standard error is talk.
package cli

import (
	"context"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"comity/assets"
	"comity/model"
	"comity/model/ask"
	"comity/model/brief"
	"comity/model/datapackage"
	"comity/model/search"
	"comity/ui/accessible"
	"comity/ui/broadcast"
	"comity/ui/explorer"
	"comity/ui/settings"
)

// Env is everything a command may touch.
type Env struct {
	In       io.Reader
	Out, Err io.Writer
	Environ  []string

	// Corpus returns the built-in corpus.
	Corpus func() (*model.Corpus, error)
	// Version is the version of the built-in corpus, if it is known without reading it.
	Version string
	// Overlay reads the corpus strictly, with the records of folders added. It is nil
	// if the caller may not name folders of this machine.
	Overlay func(dirs ...string) (*model.Corpus, error)
	// Package reads the data package in a folder. It is nil where Overlay is.
	Package func(dir string) (*datapackage.Package, error)
	// Save writes files into a folder that does not exist or is empty, or that has only
	// what was saved there with the same file ours. It is nil where the caller may not
	// write to this machine.
	Save func(ctx context.Context, dir string, files []datapackage.File, ours string) error
	// Write writes a file whole or not at all, over another only if that is to be
	// replaced; else the error is fs.ErrExist. It is nil where the caller may not
	// write to this machine.
	Write func(path string, data []byte, replace bool) error
	// Config reads a settings file. It is nil where the caller may not read the
	// files of this machine; Environ is the caller's own in any case.
	Config func(path string) ([]byte, error)
	// Stat describes a file and ReadFile reads at most that many bytes of it, for
	// briefings. Both are nil if the caller may not read files of this machine.
	Stat     func(path string) (fs.FileInfo, error)
	ReadFile func(path string, most int64) ([]byte, error)
	// Briefs returns the built-in briefings.
	Briefs func() *brief.Library
	// Pair returns the folder of the sockets that connect the terminals of a
	// presenter. It is nil for visitors of a server.
	Pair func(runtime string) (dir string, err error)
	// Now returns the current time, for "data lint --stale" and citations.
	Now func() time.Time
	// Bookmarks opens the bookmarks in a file. It is nil where the caller is not
	// the person at this machine.
	Bookmarks func(path string) *settings.Bookmarks
	// Workbook opens the survey workbook in a file. It is nil where the caller is not
	// the person at this machine.
	Workbook func(path string) *settings.WorkbookFile
	// Index returns the search index, if it exists already.
	Index func() *search.Index
	// Reader returns the reader of plain questions, if it exists already.
	Reader func() *ask.Reader
	// Serve runs the server until the context ends. It is nil for visitors.
	Serve func(context.Context, *Hosting, *settings.Settings) error
	// Guest is what a visitor of a server has of it; nil for anybody else.
	Guest *Guest
	// Explore opens the explorer on a terminal.
	Explore func(context.Context, explorer.Options) error
	// Linear opens what there is without a screen, as lines of text.
	Linear func(context.Context, accessible.Options) error
}

// Local is the environment of this process.
func Local() Env {
	local := Env{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Environ: os.Environ(),
		Corpus:    func() (*model.Corpus, error) { return model.Unpack(assets.Packed()) },
		Version:   model.PackedVersion(assets.Packed()),
		Overlay:   overlay,
		Package:   func(dir string) (*datapackage.Package, error) { return datapackage.Read(os.DirFS(dir)) },
		Save:      save,
		Write:     settings.WriteFile,
		Config:    readConfig,
		Stat:      os.Stat,
		ReadFile:  readFile,
		Pair:      broadcast.MirrorFolder,
		Briefs:    decksWithNotes,
		Now:       time.Now,
		Bookmarks: func(path string) *settings.Bookmarks { return settings.OpenBookmarks(path, time.Now) },
		Workbook:  settings.OpenWorkbook,
		Explore:   explorer.Run,
		Linear: func(ctx context.Context, o accessible.Options) error {
			o.Gate = accessible.OwnGate()
			return accessible.Run(ctx, o)
		},
	}
	local.Serve = local.serve
	return local
}

func overlay(dirs ...string) (*model.Corpus, error) {
	var layers []fs.FS
	for _, dir := range dirs {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return nil, &model.NotFoundError{Kind: "folder", Name: dir}
		}
		layers = append(layers, os.DirFS(dir))
	}
	return model.Load(assets.Data(), layers...)
}

// get reads a variable of the environment; the last one counts.
func (e Env) get(key string) string {
	value, _ := settings.Lookup(e.Environ, key)
	return value
}

// dumb reports a terminal that cannot move its cursor.
func (e Env) dumb() bool { return e.get("TERM") == "dumb" }

// sized is a stream that is a terminal elsewhere: no file of this machine is
// behind it.
type sized interface{ Size() (width, height int) }

// terminal reports whether a stream is a terminal, and returns its file if the
// terminal is on this machine.
func terminal(stream any) (*os.File, bool) {
	if _, ok := stream.(sized); ok {
		return nil, true
	}
	file, ok := stream.(*os.File)
	return file, ok && term.IsTerminal(file.Fd())
}

// profile returns what colours standard output takes; without a terminal, and
// where colour is not wanted, no escape is ever written.
func (e Env) profile(noColor bool) colorprofile.Profile {
	if _, ok := terminal(e.Out); !ok || noColor || e.get("NO_COLOR") != "" {
		return colorprofile.NoTTY
	}
	return colorprofile.Env(e.Environ) // Detect would run tmux and wait for it
}

// width is that of the terminal, or the usual one.
func (e Env) width() int {
	if there, ok := e.Out.(sized); ok {
		w, _ := there.Size()
		return w
	}
	if file, ok := terminal(e.Out); ok {
		if w, _, err := term.GetSize(file.Fd()); err == nil && w > 0 {
			return w
		}
	}
	return 80
}
