package render

import (
	"context"
	_ "embed" // the style and the script of the site
	"path"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/brief"
	"comity/model/datapackage"
	"comity/ui/place"
	"comity/ui/report"
)

//go:embed site.css
var siteStyle string

//go:embed site.js
var siteScript string

// SiteOptions configure a site.
type SiteOptions struct {
	Briefings []*brief.Deck
	Ask       report.Asker         // answers the questions of live blocks
	Day       model.Date           // on which it is made, for citations
	URL       string               // where it will be, with a slash at its end; may be empty
	Changes   *datapackage.Changes // for the feed; nil for none
}

type site struct {
	SiteOptions
	ctx    context.Context
	corpus *model.Corpus
	pages  []sitePage
	files  map[string]string // of a place, the file of its page
	out    []datapackage.File
	words  index
}

type sitePage struct {
	at      place.View
	file    string
	section string // of the navigation
}

// The sections of the navigation: their files and names.
func siteSections() [][2]string {
	return [][2]string{
		{"norms.html", "Norms"}, {"statements.html", "Statements"}, {"countries.html", "Countries"}, {"groups.html", "Groups"}, {"page/contents.html", "Pages"}, {"documents.html", "Documents"},
		{"matrix.html", "Matrix"}, {"map.html", "Map"}, {"timeline.html", "Timeline"}, {"crosswalk.html", "Crosswalk"}, {"briefings.html", "Briefings"},
	}
}

// Site returns the files of a site of static pages: of every record, page and term, of
// the scenes, and of the briefings. It loads nothing from elsewhere, and its search
// works from a disk.
func Site(ctx context.Context, c *model.Corpus, o SiteOptions) ([]datapackage.File, error) {
	s := &site{SiteOptions: o, ctx: ctx, corpus: c, files: map[string]string{}}
	if err := s.plan(); err != nil {
		return nil, err
	}
	for _, p := range s.pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := s.page(p); err != nil {
			return nil, err
		}
	}
	s.lists()
	s.briefings()
	s.front()
	s.add("site.css", pageStyle+figureStyle()+variables()+siteStyle)
	s.add("site.js", siteScript)
	s.add("index.js", s.words.script())
	if s.URL != "" { // the protocol of sitemaps takes nothing but full addresses
		s.add("sitemap.xml", s.sitemap())
	}
	if o.Changes != nil {
		s.add("changes.atom", s.feed())
	}
	return s.out, nil
}

func (s *site) add(name, content string) {
	s.out = append(s.out, datapackage.File{Name: name, Content: []byte(content)})
}

// plan gives every place its file.
func (s *site) plan() error {
	c := s.corpus
	record := func(p place.Place, section string) {
		s.pages = append(s.pages, sitePage{place.View{Place: p}, p.String() + ".html", section})
	}
	for _, n := range c.Norms() {
		record(place.OfNorm(n), "Norms")
	}
	for _, t := range c.Statements() {
		record(place.OfStatement(t), "Statements")
	}
	for _, co := range c.Countries() {
		record(place.OfCountry(co), "Countries")
	}
	for _, g := range c.Groups() {
		record(place.OfGroup(g), "Groups")
	}
	record(place.Place{Kind: place.Page, ID: place.Contents}, "Pages")
	record(place.OfStart(), "Pages")
	for _, p := range slices.Concat(c.Pages(), c.Terms()) {
		record(place.OfPage(p), "Pages")
	}
	for _, d := range c.Documents() {
		for n := range len(d.Entries) + 1 {
			record(place.OfDocument(d, n), "Documents")
		}
	}
	scene := func(at, file, section string) error {
		v, err := place.ParseView(c, at)
		s.pages = append(s.pages, sitePage{v, file, section})
		return err
	}
	scenes := [][3]string{
		{"matrix", "matrix.html", "Matrix"}, {"map?who=position()", "map.html", "Map"}, {"timeline", "timeline.html", "Timeline"}, {"crosswalk", "crosswalk.html", "Crosswalk"},
	}
	for _, n := range c.Norms() {
		id := strings.TrimPrefix(place.OfNorm(n).String(), "norm/")
		scenes = append(scenes, [3]string{"map?norm=" + id, "map/norm-" + strings.ReplaceAll(id, "/", "-") + ".html", "Map"})
	}
	for _, t := range c.Statements() {
		scenes = append(scenes, [3]string{"map?statement=" + string(t.ID), "map/" + string(t.ID) + ".html", "Map"})
	}
	for _, co := range c.Countries() {
		scenes = append(scenes, [3]string{"compare?of=" + string(co.ISO3), "compare/" + string(co.ISO3) + ".html", "Countries"})
	}
	for _, one := range scenes {
		if err := scene(one[0], one[1], one[2]); err != nil {
			return err
		}
	}
	for _, p := range s.pages {
		s.files[p.at.Bare().String()] = p.file
	}
	for at, file := range map[string]string{"norm": "norms.html", "statement": "statements.html", "country": "countries.html", "map": "map.html"} {
		s.files[at] = file
	}
	for _, d := range s.Briefings {
		s.files["brief/"+d.ID] = "brief/" + d.ID + ".html"
	}
	return nil
}

// from returns the addresses of places as seen from a file; empty for what has no page.
func (s *site) from(file string) func(target string) string {
	return func(target string) string {
		if onWeb(target) {
			return ""
		}
		target = strings.TrimPrefix(target, "comity:")
		if number, ok := strings.CutPrefix(target, "source/"); ok {
			return "#source-" + number
		}
		to, ok := s.files[target]
		if !ok {
			if v, err := place.ParseView(s.corpus, target); err == nil {
				to = s.files[v.Bare().String()]
			}
			s.files[target] = to
		}
		if to == "" {
			return ""
		}
		return root(file) + to
	}
}

// root leads from a file to the top of the site.
func root(file string) string { return strings.Repeat("../", strings.Count(file, "/")) }

// page makes the page of a place.
func (s *site) page(p sitePage) error {
	r, err := report.Of(s.ctx, s.corpus, p.at)
	if err != nil {
		return err
	}
	ref, ok := p.at.Reference(s.corpus, s.Day)
	if p.at.Kind.Staged() {
		ref, _, err = report.Reference(s.ctx, s.corpus, p.at, s.Day)
		ok = err == nil
	}
	page := &webPage{site: s, file: p.file, title: r.Title, section: p.section, place: r.Place, wide: r.Matrix != nil}
	if ok {
		page.ref = &ref
	}
	w := &paper{links: s.from(p.file)}
	if r.Page == nil {
		w.content(r)
		page.about = strings.Join(r.Lead, " ")
	} else {
		s.document(w, page, r.Page)
		page.also = s.views(p)
	}
	page.main = w.b.String()
	s.add(p.file, page.html())
	s.index(p, page, r)
	return nil
}

// index adds a page to the search.
func (s *site) index(p sitePage, page *webPage, r *report.Report) {
	text := page.about
	if r.Page != nil {
		text = r.Page.Portable().Markdown()
	}
	if co, ok := s.corpus.Country(model.ISO3(p.at.ID)); ok && p.at.Kind == place.Country {
		for name, state := range s.corpus.StateNames() {
			if state == co {
				text += " " + name
			}
		}
	}
	kind := string(p.at.Kind)
	if p.at.Kind == place.Country && p.at.ID == "" {
		kind = p.section
	}
	s.words.add(p.file, page.title, kind, page.title+" "+p.at.ID, text)
}

// views are the other pages about a record.
func (s *site) views(p sitePage) [][2]string {
	to := s.from(p.file)
	id := strings.TrimPrefix(p.at.Place.String(), string(p.at.Kind)+"/")
	switch p.at.Kind {
	case place.Norm:
		return [][2]string{{to("map?norm=" + id), "Map of this norm"}}
	case place.Statement:
		return [][2]string{{to("map?statement=" + id), "Map of this statement"}}
	case place.Country:
		return [][2]string{{to("compare?of=" + id), "Compared with all others"}}
	}
	return nil
}

// document writes a page of Markdown, each section with its id.
func (s *site) document(w *paper, page *webPage, d *report.Article) {
	w.leaf("h1", d.Title)
	for i := range d.Sections {
		section := &d.Sections[i]
		text := &writer{corpus: s.corpus, levels: levels{base: 2, first: 2, prev: 2}, links: w.links}
		text.markdown(readAll(section.Markdown))
		body := text.b.String()
		if section.ID == report.SourceEntries {
			for n := range d.Cites {
				body = strings.Replace(body, "<li>", `<li id="source-`+strconv.Itoa(n+1)+`">`, 1)
			}
		}
		if section.Heading == "" {
			w.b.WriteString(body)
			continue
		}
		page.contents = append(page.contents, [2]string{"#" + section.ID, section.Heading})
		w.open("section", "id", section.ID)
		heading := read(section.Heading)
		w.leaf("h2", words(heading.source, heading.root.FirstChild()))
		w.line()
		w.b.WriteString(body)
		w.close("section")
		w.line()
	}
	page.about = s.lead(d)
}

// lead is the first paragraph of a page, as words.
func (s *site) lead(d *report.Article) string {
	t := read(d.Sections[0].Markdown)
	if n := t.root.FirstChild(); n != nil {
		return strings.TrimSpace(words(t.source, n))
	}
	return ""
}

// lists writes the pages that list the records of a kind.
func (s *site) lists() {
	c := s.corpus
	of := func(kind place.Kind) (out []place.Place) {
		for _, p := range s.pages {
			if p.at.Kind == kind {
				out = append(out, p.at.Place)
			}
		}
		return out
	}
	var documents []place.Place
	papers := &report.Report{Header: []string{"title", "of", "date", "kind"}}
	for _, d := range c.Documents() {
		documents = append(documents, place.OfDocument(d, 0))
		papers.Rows = append(papers.Rows, []string{d.Title, c.Speaker(d), d.Date.String(), d.KindWord()})
	}
	s.list("norms.html", "Norms", "norm", report.Norms(c, c.Norms()), 1, of(place.Norm))
	s.list("statements.html", "Statements", "statement", report.Statements(c, c.Statements()), 2, of(place.Statement))
	s.list("countries.html", "Countries", "country", report.Countries(c, c.Countries()), 1, of(place.Country))
	s.list("groups.html", "Groups", "", report.Groups(c.Groups()), 2, of(place.Group))
	s.list("documents.html", "Documents", "", papers, 0, documents)
}

// list writes a list of records, whose names are in a column.
func (s *site) list(file, title, at string, r *report.Report, name int, of []place.Place) {
	first := func(row []string) []report.Cell {
		out := []report.Cell{{Text: row[name]}}
		for i, text := range row {
			if i != name {
				out = append(out, report.Cell{Text: text, Whole: r.Header[i] == "date" || r.Header[i] == "as_of"})
			}
		}
		return out
	}
	t := &report.Table{Head: first(r.Header)}
	for i, row := range r.Rows {
		t.Rows = append(t.Rows, report.Row{At: of[i], Cells: first(row)})
	}
	w := &paper{links: s.from(file)}
	w.leaf("h1", title)
	w.table(t, title)
	page := &webPage{site: s, file: file, title: title, section: title, place: at, main: w.b.String(), about: title + ": " + strconv.Itoa(len(t.Rows))}
	s.add(file, page.html())
	s.words.add(file, title, "list", title, "")
}

func (s *site) briefings() {
	w := &paper{}
	w.leaf("h1", "Briefings")
	w.open("ul", "class", "cards")
	for _, d := range s.Briefings {
		file := path.Join("brief", d.ID+".html")
		s.out = append(s.out, datapackage.File{Name: file, Content: BriefingHTML(s.ctx, s.corpus, d, BriefingOptions{Ask: s.Ask})})
		s.words.add(file, d.Title, "briefing", d.Title, d.Title)
		w.open("li")
		w.leaf("a", d.Title, "href", file)
		w.leaf("p", strconv.Itoa(len(d.Slides))+" slides")
		w.close("li")
	}
	w.close("ul")
	page := &webPage{site: s, file: "briefings.html", title: "Briefings", section: "Briefings", place: "brief", main: w.b.String(), about: "Slides with live views."}
	s.add("briefings.html", page.html())
}
