package model

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// corpusFile holds the one [Edition] of a data folder.
const corpusFile = "corpus.yaml"

// Edition is what a corpus says of itself.
type Edition struct {
	// Compiled is the newest day on which the records were looked at as a whole.
	Compiled     Date   `yaml:"compiled"`
	Title        string `yaml:"title"`
	About        string `yaml:"about"`
	Licence      string `yaml:"licence"` // an SPDX identifier
	LicenceTitle string `yaml:"licence_title"`
	LicenceURL   string `yaml:"licence_url"`
}

// Version tells one state of the corpus from every other: two corpora with the
// same version say the same of norms, texts and States.
type Version struct {
	Compiled Date
	Hash     string // the first digits of the SHA-256 of the packed records, without the guides
}

// hashDigits is how many hexadecimal digits name a corpus.
const hashDigits = 12

// String is the version as it is shown: "2026-11-22 (1a2b3c4d5e6f)".
func (v Version) String() string { return v.Compiled.String() + " (" + v.Hash + ")" }

// Edition is what the corpus says of itself.
func (c *Corpus) Edition() Edition { return c.records.Edition }

// Version is that of the records, with those laid over them. It is known from
// the start: Load takes the hash, and Unpack reads the one that was packed.
func (c *Corpus) Version() Version { return Version{c.records.Edition.Compiled, c.hash} }

// facts are the records without the guides, which change with the program and say
// nothing that is cited.
func facts(r records) records {
	r.Pages = slices.DeleteFunc(slices.Clone(r.Pages), func(p Page) bool { return p.Guide })
	return r
}

// hashOf names packed records.
func hashOf(packed []byte) string {
	sum := sha256.Sum256(packed)
	return hex.EncodeToString(sum[:])[:hashDigits]
}

// readEdition reads what a folder says of itself.
func (l *loader) readEdition(name string, data []byte) {
	var e Edition
	if l.decode(name, "-", data, &e) {
		l.Edition = e
	}
}

// checkEdition faults what a corpus says of itself.
func (x *checker) checkEdition() {
	x.file, x.record = corpusFile, "-"
	e := &x.Edition
	if *e == (Edition{}) {
		x.fault("is missing, expected the description of the corpus")
		return
	}
	x.text(e)
	if e.Compiled.Day == 0 {
		x.fault("compiled is %s, expected a day such as 2026-11-22", InQuotes(e.Compiled.String()))
	}
	x.present("title", e.Title)
	x.present("about", e.About)
	x.present("licence", e.Licence)
	x.present("licence_title", e.LicenceTitle)
	x.address("licence_url", e.LicenceURL)
}
