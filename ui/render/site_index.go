package render

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"comity/model"
	"comity/model/datapackage"
)

// index is the search of a site: its pages, and in which of them each word is.
type index struct {
	pages [][3]string // file, title, kind
	words map[string][]int
}

// add adds a page with the words by which it is found; those of its title weigh more,
// which the script sees.
func (x *index) add(file, title, kind string, texts ...string) {
	if x.words == nil {
		x.words = map[string][]int{}
	}
	n := len(x.pages)
	x.pages = append(x.pages, [3]string{file, title, kind})
	for _, text := range texts {
		for word := range strings.FieldsFuncSeq(model.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			const longest = 30
			if in := x.words[word]; len(word) <= longest && (len(in) == 0 || in[len(in)-1] != n) {
				x.words[word] = append(in, n)
			}
		}
	}
}

// script is the index as a script, which a browser loads from a disk too: a line for
// each word, with its pages as differences in base 36.
func (x *index) script() string {
	var b strings.Builder
	for _, word := range slices.Sorted(maps.Keys(x.words)) {
		b.WriteString(word)
		last := 0
		for _, n := range x.words[word] {
			b.WriteString(" " + strconv.FormatInt(int64(n-last), 36))
			last = n
		}
		b.WriteByte('\n')
	}
	data, err := json.Marshal(map[string]any{"pages": x.pages, "words": b.String()})
	if err != nil {
		panic(err) // it is made of strings
	}
	return "window.comityIndex=" + string(data) + ";\n"
}

// sitemap lists the pages for search engines.
func (s *site) sitemap() string {
	p := &paper{}
	p.b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	p.open("urlset", "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
	p.line()
	for _, f := range s.out {
		if strings.HasSuffix(f.Name, ".html") {
			p.open("url")
			p.leaf("loc", s.URL+f.Name)
			p.leaf("lastmod", s.corpus.Edition().Compiled.String())
			p.close("url")
			p.line()
		}
	}
	p.close("urlset")
	p.line()
	return p.b.String()
}

// feed is what changed since another corpus, an entry for each record.
func (s *site) feed() string {
	compiled := s.corpus.Edition().Compiled.String() + "T00:00:00Z"
	p := &paper{}
	p.b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	p.open("feed", "xmlns", "http://www.w3.org/2005/Atom")
	p.line()
	id := "tag:comity," + s.corpus.Edition().Compiled.String() + ":" + s.corpus.Version().Hash
	p.leaf("title", "comity: changes since corpus "+s.Changes.Old)
	p.leaf("id", id)
	p.leaf("updated", compiled)
	p.open("author")
	p.leaf("name", "comity")
	p.close("author")
	if s.URL != "" {
		p.void("link", "rel", "self", "href", s.URL+"changes.atom")
	}
	p.line()
	for _, at := range s.changed() {
		p.open("entry")
		p.leaf("title", at.title)
		p.leaf("id", id+"/"+at.place)
		p.leaf("updated", compiled)
		if file := s.from("")(at.place); file != "" {
			p.void("link", "href", s.URL+file)
		}
		p.leaf("content", strings.Join(at.lines, "\n"), "type", "text")
		p.close("entry")
		p.line()
	}
	p.close("feed")
	p.line()
	return p.b.String()
}

type changedRecord struct {
	place, title string
	lines        []string
}

// changed are the records with changes, each once.
func (s *site) changed() []changedRecord {
	var out []changedRecord
	for i := range s.Changes.Records {
		c := &s.Changes.Records[i]
		at := cmp.Or(c.Place, c.Table+"/"+c.Key)
		n := slices.IndexFunc(out, func(r changedRecord) bool { return r.place == at })
		if n < 0 {
			n = len(out)
			out = append(out, changedRecord{place: at, title: cmp.Or(c.Title, c.Key)})
		}
		line := c.Change + ": " + c.Table + " " + c.Key
		if c.Change == datapackage.Changed {
			for _, cell := range c.Cells {
				out[n].lines = append(out[n].lines, line+", "+cell.Column+": "+cell.Was+" → "+cell.Now)
			}
			continue
		}
		out[n].lines = append(out[n].lines, line)
	}
	return out
}
