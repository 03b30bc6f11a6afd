package render

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"comity/model/cite"
	"comity/model/prose"
	"comity/ui/report"
)

// webPage is a page of a site, whose main part is made.
type webPage struct {
	*site
	file, title, section string
	place                string          // that shows the same in the explorer; may be empty
	about                string          // in a sentence or two
	ref                  *cite.Reference // nil where there is nothing to cite
	contents, also       [][2]string     // addresses and names
	main                 string
	wide                 bool
}

func (w *webPage) html() string {
	p := &paper{}
	top := root(w.file)
	p.b.WriteString("<!DOCTYPE html>\n")
	p.open("html", "lang", "en")
	p.line()
	p.open("head")
	w.head(p, top)
	p.close("head")
	p.line()
	p.open("body", "data-root", top, "class", map[bool]string{true: "full"}[w.wide])
	p.leaf("a", "Skip to the content", "class", "skip", "href", "#main")
	w.bar(p, top)
	p.open("div", "class", "frame")
	w.side(p)
	p.open("main", "id", "main", "class", map[bool]string{true: "wide"}[w.wide])
	p.b.WriteString(w.main)
	w.cite(p)
	p.close("main", "div")
	p.line()
	w.foot(p, top)
	p.close("body", "html")
	p.line()
	return p.b.String()
}

// head writes what a browser, a search engine and a manager of references read.
func (w *webPage) head(p *paper, top string) {
	p.void("meta", "charset", "utf-8")
	p.void("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	p.leaf("title", w.title+" · comity")
	meta := func(name, value string) {
		if value != "" {
			p.line()
			p.void("meta", "name", name, "content", value)
		}
	}
	meta("description", w.about)
	meta("generator", "comity, "+w.version())
	if r := w.ref; r != nil {
		date := strings.ReplaceAll(r.Date.String(), "-", "/")
		meta("citation_title", r.Title)
		meta("citation_author", r.Author)
		meta("citation_publication_date", date)
		meta("citation_technical_report_number", r.Symbol)
		meta("citation_public_url", r.URL)
		meta("citation_language", "en")
		meta("DC.title", r.Title)
		meta("DC.creator", r.Author)
		meta("DC.date", r.Date.String())
		meta("DC.identifier", r.URL)
		meta("DC.source", prose.Capital("comity, corpus "+r.Version.String()+", "+r.Place))
		meta("DC.type", "Text")
	}
	if w.URL != "" {
		p.void("link", "rel", "canonical", "href", w.URL+w.file)
	}
	if w.Changes != nil {
		p.void("link", "rel", "alternate", "type", "application/atom+xml", "title", "Changes", "href", top+"changes.atom")
	}
	p.void("link", "rel", "stylesheet", "href", top+"site.css")
	p.b.WriteString(`<script type="application/ld+json">` + w.linked() + `</script><script defer="defer" src="` + top + `site.js"></script>`)
}

func (w *webPage) version() string { return "corpus " + w.corpus.Version().String() }

// linked is what the page is about, for machines.
func (w *webPage) linked() string {
	e := w.corpus.Edition()
	about := map[string]any{
		"@context": "https://schema.org", "@type": "WebPage", "name": w.title, "description": w.about, "inLanguage": "en",
		"isPartOf": map[string]any{"@type": "Dataset", "name": e.Title, "description": e.About, "version": w.corpus.Version().Hash, "dateModified": e.Compiled.String(), "license": e.LicenceURL},
	}
	if r := w.ref; r != nil {
		work := map[string]any{"@type": "CreativeWork", "name": r.Title, "identifier": r.Symbol, "url": r.URL, "datePublished": r.Date.String(), "citation": strings.TrimSpace(cite.Plain.Write(*r))}
		if r.Author != "" {
			work["author"] = map[string]any{"@type": "Organization", "name": r.Author}
		}
		about["mainEntity"] = work
	}
	text, err := json.Marshal(about) // which writes no < as it is
	if err != nil {
		panic(err) // it is made of strings
	}
	return string(text)
}

// bar writes the name of the site, the search and the navigation.
func (w *webPage) bar(p *paper, top string) {
	p.open("header", "class", "bar")
	p.leaf("a", "comity", "class", "name", "href", top+"index.html")
	p.open("nav", "aria-label", "Sections")
	for _, section := range siteSections() {
		p.leaf("a", section[1], "href", top+section[0], "aria-current", map[bool]string{true: "true"}[section[1] == w.section])
	}
	p.close("nav")
	p.open("form", "role", "search", "class", "search", "hidden", "hidden")
	p.void("input", "type", "search", "id", "query", "autocomplete", "off", "spellcheck", "false", "placeholder", "Search  /", "aria-label", "Search all pages")
	p.open("div", "class", "results", "hidden", "hidden")
	p.leaf("p", "", "role", "status", "class", "count")
	p.open("ul")
	p.close("ul", "div", "form", "header")
	p.line()
}

// side writes the contents of a long page.
func (w *webPage) side(p *paper) {
	const few = 2
	if len(w.contents) < few {
		return
	}
	p.open("nav", "class", "toc", "aria-label", "On this page")
	p.leaf("p", "On this page")
	p.open("ul")
	for _, to := range w.contents {
		p.open("li")
		p.leaf("a", to[1], "href", to[0])
		p.close("li")
	}
	p.close("ul")
	w.others(p)
	p.close("nav")
	p.line()
}

// others writes the other pages about the same.
func (w *webPage) others(p *paper) {
	for _, to := range w.also {
		if to[0] != "" {
			p.open("p")
			p.leaf("a", to[1], "href", to[0])
			p.close("p")
		}
	}
}

// cite writes the place of the page and its citation.
func (w *webPage) cite(p *paper) {
	if w.place == "" {
		return
	}
	p.open("aside", "class", "cite", "aria-label", "Open and cite")
	line := func(name, text string) {
		p.open("p")
		p.leaf("span", name, "class", "label")
		p.leaf("code", text)
		p.leaf("button", "Copy", "type", "button", "hidden", "hidden", "aria-label", "Copy: "+name)
		p.close("p")
	}
	line("In the terminal", (&report.Report{Place: w.place}).Command())
	if w.ref != nil {
		line("Cite as", strings.TrimSpace(cite.Plain.Write(*w.ref)))
		p.open("span", "class", "Z3988", "title", w.coins())
		p.close("span")
	}
	p.close("aside")
	p.line()
}

// coins is the citation as an OpenURL in a span.
func (w *webPage) coins() string {
	v := url.Values{"ctx_ver": {"Z39.88-2004"}, "rft_val_fmt": {"info:ofi/fmt:kev:mtx:dc"}, "rft.title": {w.ref.Title}, "rft.type": {"document"}}
	for key, value := range map[string]string{"rft.creator": w.ref.Author, "rft.date": w.ref.Date.String(), "rft.identifier": w.ref.URL, "rft.source": "comity, " + w.version() + ", " + w.ref.Place} {
		if value != "" {
			v.Set(key, value)
		}
	}
	return v.Encode()
}

func (w *webPage) foot(p *paper, top string) {
	p.open("footer")
	p.open("p")
	p.text(report.Unsaid + " " + prose.Sentence(prose.Capital(w.version())))
	if w.Changes != nil {
		p.text(" ")
		p.leaf("a", "Changes", "href", top+"changes.atom")
	}
	p.close("p", "footer")
}

// front writes the first page.
func (s *site) front() {
	p := &paper{}
	counts := map[string]int{
		"Norms": len(s.corpus.Norms()), "Statements": len(s.corpus.Statements()), "Countries": len(s.corpus.Countries()), "Groups": len(s.corpus.Groups()),
		"Pages": len(s.corpus.Pages()) + len(s.corpus.Terms()), "Documents": len(s.corpus.Documents()), "Briefings": len(s.Briefings),
	}
	about := map[string]string{
		"Norms": "the eleven of the UN and the twelve points of the G7", "Statements": "statements, resolutions, treaties, and what each State did", "Countries": "the 193 UN Members and the two observer States",
		"Groups": "the groups of States and their members", "Pages": "the framework, the norms explained, and terms", "Documents": "what States say they do about the norms", "Matrix": "every State and every text",
		"Map": "States with a published position on international law", "Timeline": "what was agreed, and when", "Crosswalk": "UN norms and G7 points compared", "Briefings": "slides with live views",
	}
	edition := s.corpus.Edition()
	p.leaf("h1", "Responsible State behaviour in cyberspace")
	p.leaf("p", prose.Sentence(prose.Capital(edition.Title)), "class", "lead")
	p.open("ul", "class", "cards")
	for _, section := range siteSections() {
		p.open("li")
		p.leaf("a", section[1], "href", section[0])
		if n := counts[section[1]]; n > 0 {
			p.leaf("span", strconv.Itoa(n), "class", "n")
		}
		p.leaf("p", prose.Sentence(prose.Capital(about[section[1]])))
		p.close("li")
	}
	p.close("ul")
	page := &webPage{site: s, file: "index.html", title: "Responsible State behaviour in cyberspace", place: "page/start", main: p.b.String(), about: edition.Title}
	s.add("index.html", page.html())
}
