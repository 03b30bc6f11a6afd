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
func Data() fs.FS {
	sub, err := fs.Sub(data, "data")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return sub
}

// Packed is the compact form of Data, for model.Unpack.
func Packed() string { return packed }
