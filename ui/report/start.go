package report

import (
	"net/url"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/brief"
	"comity/model/prose"
	"comity/ui/place"
)

// Question is a question of the page that a visitor sees first.
type Question struct {
	Words string
	View  string // the place that answers it
}

// Questions returns the questions of the page that a visitor sees first. Each is
// answered on another screen.
func Questions() []Question {
	both := `did("ga-res-73-27", "yes") && did("ga-res-73-266", "yes")`
	return []Question{
		{"Who is on record for norm f?", "map?norm=f"},
		{"Who voted for both 73/27 and 73/266?", "matrix?who=" + url.QueryEscape(both) + "&rows=similarity&pin=ga-res-73-27,ga-res-73-266"},
		{"What was agreed, and when?", "timeline"},
		{"Chile and the Netherlands compared", "compare?of=CHL,NLD"},
		{"Crosswalk: UN norms and G7 points", "crosswalk"},
	}
}

// Entrance is what the page that a visitor sees first says besides the corpus.
type Entrance struct {
	Keys      []string // of the questions, as far as there are any
	Screen    bool     // in the explorer, which has screens and keys
	Narrow    bool     // in a small window, whose frame has the title
	Decks     []Named  // the briefings
	Briefings string   // the key that opens them, if there is one
}

// Named is a place with its title.
type Named struct{ Title, Place string }

// Decks are briefings as the page names them.
func Decks(titles []brief.Title) []Named {
	return prose.Each(titles, func(t brief.Title) Named { return Named{Title: t.Title, Place: place.OfBriefing(t.ID).String()} })
}

// Start is the page that a visitor sees first: what this is, questions to run, how
// to ask, and the briefings.
func Start(c *model.Corpus, e Entrance) *Article {
	d := &writer{corpus: c}
	if !e.Narrow {
		d.title("Start here")
	}
	what := "What " + strconv.Itoa(len(c.Countries())) + " States signed, joined and voted for on responsible State behaviour in cyberspace, with sources."
	if e.Narrow {
		what = "What " + strconv.Itoa(len(c.Countries())) + " States signed, joined and voted for."
	}
	if e.Screen {
		what += " **:** asks, **1** to **6** screens, **?** help."
	}
	d.para(what)
	var rows []string
	for i, q := range Questions() {
		key := ""
		if i < len(e.Keys) && e.Keys[i] != "" {
			key = "**" + e.Keys[i] + "** "
		}
		rows = append(rows, key+toPlace(Escape(q.Words), q.View))
	}
	d.lines(rows...)
	with := ""
	if e.Screen {
		with = " with **:**"
	}
	d.para("**Ask**" + with + " in your own words: *who signed the paris call in africa*")
	var decks []string
	for _, deck := range e.Decks {
		short, _, _ := strings.Cut(deck.Title, ": ")
		decks = append(decks, toPlace(Escape(short), deck.Place))
	}
	if len(decks) > 0 {
		key := ""
		if e.Briefings != "" {
			key = "**" + e.Briefings + "** "
		}
		d.para(key + "**Briefings** " + strings.Join(decks, " · "))
	}
	d.para("**More** " + toPlace("all pages and terms", Contents))
	return d.article()
}
