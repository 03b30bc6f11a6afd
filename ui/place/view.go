package place

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"comity/model"
	"comity/model/prose"
)

// View is a place and its display options: all that a screen of the explorer
// shows. Its string is what a key copies and "comity open" takes. It belongs to
// the corpus that it was read of.
type View struct {
	// Place is the selected row, or the page on the whole screen. Its id is
	// empty if a filter leaves no row.
	Place
	In    Focus            // the focused part
	Pins  []Place          // in the order in which they were pinned
	Drove Kind             // the list selected before, if any
	Lists map[Kind]Listing // the display options of the lists, if not the defaults
	Line  int              // the first line of the page on the screen, from 1; 0 is the top
	Link  int              // which use of a link on the page is selected, from 1; 0 is none
	Find  string           // the search on the page
	Match int              // the current match, from 1

	scene    scene      // what a scene shows; see [View.Matrix] and its like
	Position            // in a scene or a briefing
	AsOf     model.Date // the day everything is as of; zero is today
}

// Listing is the display options of one list.
type Listing struct {
	ID     string // the row under the cursor, for lists that are not selected
	Filter string
	Sort   string // one of Sorts
	Row    int    // the first row on the screen, from 1; 0 puts the cursor in the middle
}

// Focus is the focused part.
type Focus string

// The parts that can have the focus.
const (
	InList   Focus = ""       // the list of the place
	InReader Focus = "reader" // the reader in its pane
	OnPage   Focus = "page"   // the reader on the whole screen
	OnStage  Focus = "stage"  // a norm for a room: its text, and who is on record for it
)

// Sorts returns the names of the orders of a list; the first is the default.
func Sorts(k Kind) []string {
	switch k {
	case Statement:
		return []string{"newest first", "oldest first", "by kind", "by mark"}
	case Country:
		return []string{"by name", "by region", "by UN group", "by act"}
	}
	return []string{"by list"}
}

// Lists are the kinds of the three lists, in the order of the panes.
func Lists() []Kind { return []Kind{Norm, Statement, Country} }

// slug returns an order as written in a place: "by-un-group".
func slug(sort string) string { return strings.ReplaceAll(model.Fold(sort), " ", "-") }

// String returns the view in its shortest form, as copied and typed:
// "statement/first-committee-2018?pin=joint-statement-2019".
func (v View) String() string {
	var out []string
	add := func(key, value string) {
		if value != "" && value != "0" {
			out = append(out, key+"="+escape(value))
		}
	}
	for _, name := range ParamNames(v.Kind) {
		add(name, v.Param(name))
	}
	if !v.AsOf.IsZero() {
		add(asOf, v.AsOf.String())
	}
	add("view", string(v.In))
	if v.In == OnStage {
		add(atParam, v.At)
		add(showParam, v.Show)
	}
	pins := make([]string, len(v.Pins))
	for i, p := range v.Pins {
		pins[i] = p.String()
		if p.Kind == v.Kind {
			_, pins[i], _ = strings.Cut(pins[i], "/")
		}
	}
	add("pin", strings.Join(pins, ","))
	add("drove", string(v.Drove))
	for _, k := range Lists() {
		l, prefix := v.Lists[k], string(k)+"."
		if k == v.Kind {
			prefix = ""
		} else {
			_, id, _ := strings.Cut(Place{k, l.ID}.String(), "/")
			add(string(k), id)
		}
		add(prefix+"filter", l.Filter)
		add(prefix+"sort", slug(l.Sort))
		add(prefix+"row", strconv.Itoa(l.Row))
	}
	add("line", strconv.Itoa(v.Line))
	add("link", strconv.Itoa(v.Link))
	add("find", v.Find)
	add("match", strconv.Itoa(v.Match))
	path := strings.TrimSuffix(v.Place.String(), "/")
	if v.Kind.Staged() && v.ID == "" {
		path = v.Screen()
	}
	if len(out) == 0 {
		return path
	}
	return path + "?" + strings.Join(out, "&")
}

// escape makes a value safe within a place, and leaves what reads well.
func escape(value string) string {
	return strings.NewReplacer("%2F", "/", "%2C", ",", "%3A", ":").Replace(url.QueryEscape(value))
}

// maxView bounds a view that is typed, in bytes, and maxNumber a number in it.
const (
	maxView   = 2000
	maxNumber = 99999
)

// ParseView reads a view: a place and, after a question mark, its display
// options. It returns a [model.NotFoundError] with the nearest names for what
// does not exist.
func ParseView(c *model.Corpus, s string) (View, error) {
	s = strings.TrimSpace(s)
	if len(s) > maxView {
		return View{}, &model.NotFoundError{Kind: "place", Name: s[:40] + "…"}
	}
	path, query, _ := strings.Cut(s, "?")
	v := View{Lists: map[Kind]Listing{}}
	name := strings.ToLower(path)
	if name == crosswalk {
		name = string(Diff)
	}
	if k := Kind(name); slices.Contains(Lists(), k) || k.Staged() {
		v.Kind = k // the list or the scene as a whole, or the briefings
		v.scene.written = map[string]string{}
	} else {
		path, on, dated := strings.Cut(path, "@") // a group as it is compared
		p, err := Parse(c, path)
		if err == nil && dated {
			err = known("day of a record", on, nil)
			if v.AsOf, _ = model.ParseDate(on); p.Kind == Group && !v.AsOf.IsZero() {
				err = nil
			}
		}
		if err != nil {
			return View{}, err
		}
		v.Place = p
	}
	for part := range strings.SplitSeq(query, "&") {
		key, value, _ := strings.Cut(part, "=")
		raw := value
		value, err := url.QueryUnescape(raw)
		// A filter may hold all that can be typed, a joiner too; what shows it cleans it.
		if err != nil || strings.ContainsFunc(value, unicode.IsControl) {
			return View{}, &model.NotFoundError{Kind: "value of " + key, Name: raw}
		}
		if key == "" && value == "" {
			continue
		}
		if err := v.set(c, key, value); err != nil {
			return View{}, err
		}
	}
	v.read(c)
	return v, nil
}

func (v *View) set(c *model.Corpus, key, value string) (err error) {
	switch {
	case key == asOf:
		v.AsOf, err = model.ParseDate(value)
		if err != nil {
			return &model.NotFoundError{Kind: "day", Name: value}
		}
		return nil
	case v.Kind == Brief:
		return v.setSlide(key, value)
	case v.Kind.Staged():
		if !v.Position.set(key, value) {
			v.scene.written[key] = value
		}
		return known("parameter of the "+string(v.Kind), key, append(ParamNames(v.Kind), asOf))
	}
	switch key {
	case "view":
		v.In = Focus(value)
		return known("view", value, v.focuses())
	case "pin":
		return v.pin(c, value)
	case "drove":
		v.Drove = Kind(value)
		return known("list", value, prose.Strings(Lists()))
	case "line":
		return number(&v.Line, key, value)
	case "link":
		return number(&v.Link, key, value)
	case "match":
		return number(&v.Match, key, value)
	case "find":
		v.Find = value
		return nil
	}
	if v.Kind == Norm && (key == atParam || key == showParam) && v.Position.set(key, value) { // for a room
		return nil
	}
	return v.setList(c, key, value)
}

// number takes in a number from 1 on.
func number(to *int, key, value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > maxNumber {
		return &model.NotFoundError{Kind: key, Name: value}
	}
	*to = n
	return nil
}

// setList takes in one parameter of a list.
func (v *View) setList(c *model.Corpus, key, value string) (err error) {
	kind, rest, dotted := strings.Cut(key, ".")
	switch {
	case !dotted && slices.Contains(Lists(), Kind(key)) && Kind(key) != v.Kind:
		p, err := Parse(c, key+"/"+value)
		l := v.Lists[Kind(key)]
		l.ID = p.ID
		v.Lists[Kind(key)] = l
		return err
	case !dotted && slices.Contains(Lists(), v.Kind):
		kind, rest = string(v.Kind), key
	}
	l := v.Lists[Kind(kind)]
	switch {
	case !slices.Contains(Lists(), Kind(kind)) || Kind(kind) == v.Kind && dotted:
		err = known("parameter of a view", key, v.parameters())
	case rest == "filter":
		l.Filter = value
	case rest == "sort":
		l.Sort, err = sortOf(Kind(kind), value)
	case rest == "row":
		err = number(&l.Row, key, value)
	default:
		err = known("parameter of a view", key, v.parameters())
	}
	v.Lists[Kind(kind)] = l
	return err
}

// focuses are the values that view can have.
func (v *View) focuses() []string {
	out := []string{string(InReader), string(OnPage)}
	if v.Kind == Norm {
		out = append(out, string(OnStage))
	}
	return out
}

// setSlide takes in one parameter of a slide.
func (v *View) setSlide(key, value string) error {
	switch key {
	case slideParam, stepParam, atParam, rowParam:
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n > maxNumber {
			return &model.NotFoundError{Kind: key, Name: value}
		}
		v.Position.set(key, strconv.Itoa(n))
		return nil
	case showParam:
		v.Show = value
		return known("view of a slide", value, []string{Presenter})
	}
	return known("parameter of a briefing", key, append(ParamNames(Brief), asOf))
}

// pin sets the pins: places, or ids of the selected kind.
func (v *View) pin(c *model.Corpus, value string) error {
	for name := range strings.SplitSeq(value, ",") {
		kind, _, _ := strings.Cut(name, "/")
		if !slices.Contains(Lists(), Kind(strings.ToLower(kind))) {
			name = string(v.Kind) + "/" + name
		}
		p, err := Parse(c, name)
		if err != nil {
			return err
		}
		if !slices.Contains(Lists(), p.Kind) {
			return &model.NotFoundError{Kind: "norm, statement or country", Name: name}
		}
		if !slices.Contains(v.Pins, p) {
			v.Pins = append(v.Pins, p)
		}
	}
	return nil
}

// parameters are the names that a view takes.
func (v *View) parameters() []string {
	out := []string{asOf, "view", "pin", "drove", "line", "link", "find", "match"}
	if slices.Contains(Lists(), v.Kind) {
		out = append(out, "filter", "sort", "row")
	}
	for _, k := range Lists() {
		if k != v.Kind {
			out = append(out, string(k), string(k)+".filter", string(k)+".sort", string(k)+".row")
		}
	}
	return out
}

// sortOf is the way to sort that a slug names.
func sortOf(k Kind, value string) (string, error) {
	var slugs []string
	for _, s := range Sorts(k) {
		if slug(s) == slug(value) {
			return s, nil
		}
		slugs = append(slugs, slug(s))
	}
	return "", known("sort", value, slugs)
}

// known faults a word that is not among those there are.
func known(what, word string, words []string) error {
	if slices.Contains(words, word) {
		return nil
	}
	return &model.NotFoundError{Kind: what, Name: word, Nearest: model.Nearest(word, words, 3)}
}

// Resolver returns a function that checks the place of a live block of a briefing and
// returns what is wrong with it, or nil.
func Resolver(c *model.Corpus) func(at string) error {
	return func(at string) error {
		v, err := ParseView(c, at)
		if err == nil && v.Kind == Brief {
			return errors.New("a briefing cannot be embedded in a briefing")
		}
		if err == nil {
			err = v.Fault()
		}
		return err
	}
}
