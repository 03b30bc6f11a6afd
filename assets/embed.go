// Package assets holds the corpus: as the files people edit, and as the
// compact form that is made from them (see corpus_test.go).
package assets

import (
	"embed"
	"io/fs"
)

//go:embed data
var data embed.FS

//go:embed corpus.bin
var packed string

// Data is the folder of records: norms, statements, countries, groups,
// positions and the map.
func Data() fs.FS { return folder(data, "data") }

// Briefs is the folder of the briefings that come with comity: Markdown files,
// called by the id of their deck.
func Briefs() fs.FS { return folder(data, "data/briefs") }

func folder(files fs.FS, name string) fs.FS {
	sub, err := fs.Sub(files, name)
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return sub
}

// Packed is the compact form of Data, for model.Unpack.
func Packed() string { return packed }
