package explorer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/cite"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/md"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
	"comity/ui/theme"
)

// copying shows the text sent to the terminal's clipboard, which may have
// refused it, so that it can be selected by hand.
type copying struct {
	cover
	of     string
	forms  []form
	at     int
	view   scroller
	turned bool // the form that is copied is to be scrolled to
	w      int  // as it was drawn
}

// form is one form of what can be copied.
type form struct{ name, text string }

// copiedMsg carries the text to copy: making it takes milliseconds.
type copiedMsg struct {
	of    string // what the forms are of; "" where their names say it
	forms []form
	at    int
}

// copyText copies the text in view: the section of the page that is on the
// screen. The next forms are the whole page and the official words.
func (a *Explorer) copyText() tea.Cmd {
	if s, ok := a.slides(); ok {
		return func() tea.Msg { return copiedMsg{forms: []form{{"the slide", strings.Join(s.Words(), "\n") + "\n"}}} }
	}
	item, ok := a.shown()
	if !ok {
		a.toast = "no text in view"
		return nil
	}
	source, document := a.source, a.document(item)
	at := a.sectionInView(document)
	return func() tea.Msg {
		var forms []form
		if len(document.Sections) > 1 {
			forms = append(forms, form{"the section in view", plainText(document.Part(at))})
		}
		forms = append(forms, form{"the whole page", plainText(document.Markdown())})
		if words := source.official(item); words != "" {
			forms = append(forms, form{"the official text", words})
		}
		return copiedMsg{forms: forms}
	}
}

// copyCitation copies the citation of the page, in a style.
func (a *Explorer) copyCitation(style cite.Style) tea.Cmd {
	if s, ok := a.answered(); ok {
		n := s.Answer()
		reference := cite.OfAnswer(a.source.corpus, place.OfQuestion(n.Question).String(), model.Printable(n.Question), n.Expression, n.Says, a.day.today)
		corpus := a.source.corpus
		return func() tea.Msg { return quotation(report.OfAnswer(corpus, n), reference, style) }
	}
	if _, norm := a.stagedNorm(); a.stage != nil && a.stage.slides == nil && !norm {
		if !a.stage.Offers(keys.CopyCitation) {
			a.toast = a.nothingTo("cite")
			return nil
		}
		return a.citeScene(style)
	}
	var reference cite.Reference
	item, ok := a.shown()
	if ok {
		reference, ok = a.source.place(item).Reference(a.source.corpus, a.day.today)
	}
	if !ok {
		a.toast = a.nothingTo("cite")
		return nil
	}
	return func() tea.Msg { return citation(reference, style) }
}

// nothingTo answers a key that takes away where nothing is shown or chosen yet.
func (a *Explorer) nothingTo(key string) string {
	return "there is nothing to " + key + a.keyFor(a.scope(), keys.Edit, "; %s chooses what to compare")
}

// citation is a citation in every style, to copy in one of them.
func citation(reference cite.Reference, style cite.Style) copiedMsg {
	msg := copiedMsg{of: "citation of " + cmp.Or(reference.ShortTitle, reference.Title)}
	for i, s := range cite.Styles() {
		msg.forms = append(msg.forms, form{string(s), s.Write(reference)})
		if s == style {
			msg.at = i
		}
	}
	return msg
}

// quotation is what a scene or an answer says with its citation, and the citation alone
// in every style.
func quotation(r *report.Report, reference cite.Reference, style cite.Style) copiedMsg {
	msg := citation(reference, style)
	msg.forms = append([]form{{"what it says, with sources and citation", r.Quote(cite.Plain.Write(reference))}}, msg.forms...)
	if style != cite.Plain {
		msg.at++
	}
	return msg
}

// citeScene copies what the scene on the screen says, with its citation.
func (a *Explorer) citeScene(style cite.Style) tea.Cmd {
	corpus, v, today := a.source.corpus, a.where(), a.day.today
	return func() tea.Msg {
		reference, r, err := report.Reference(context.Background(), corpus, v, today)
		if err != nil {
			return copiedMsg{forms: []form{{"no citation", model.Printable(err.Error())}}}
		}
		if r == nil {
			return citation(reference, style)
		}
		return quotation(r, reference, style)
	}
}

// copyPlace copies the place, for "comity open".
func (a *Explorer) copyPlace() tea.Cmd {
	text := a.where().String()
	command := "comity open " + text
	if strings.ContainsAny(text, "?&") { // which a shell would take for its own
		command = "comity open '" + text + "'"
	}
	return func() tea.Msg {
		return copiedMsg{forms: []form{{"the place", text}, {"the command that opens it", command}}}
	}
}

// showCopied shows what is copied, and sends it.
func (a *Explorer) showCopied(msg copiedMsg) {
	c := &copying{cover: cover{transparent{keys.Copying}}, of: msg.of, forms: msg.forms, at: msg.at}
	drop[*copying](a)
	a.arrive(c)
	c.send(a)
}

// send passes the current form to the painter.
func (c *copying) send(a *Explorer) {
	a.terminal.clip = c.forms[c.at].text
	c.turned = true
}

// Clip returns the text for the terminal's clipboard, once.
func (a *Explorer) Clip() (text string, ok bool) {
	text, a.terminal.clip = a.terminal.clip, ""
	return text, text != ""
}

// do runs an action while the copied text is shown.
func (c *copying) do(a *Explorer, action keys.Action, count int, counted bool) tea.Cmd {
	switch action {
	case keys.NextForm:
		c.at = (c.at + 1) % len(c.forms)
		c.send(a)
	case keys.PrevForm:
		c.at = (c.at + len(c.forms) - 1) % len(c.forms)
		c.send(a)
	case keys.CopyAgain:
		c.send(a)
		a.toast = "sent again"
	default:
		lines, _ := c.lines(a.theme, a.layout.w-1)
		c.view.act(action, count, counted, len(lines))
	}
	return nil
}

// lines returns the forms below each other as lines of a width, the texts with nothing
// beside them, and on which lines the forms begin.
func (c *copying) lines(t *theme.Theme, w int) (lines []string, begins []int) {
	for i, f := range c.forms {
		begins = append(begins, len(lines))
		if len(c.forms) > 1 {
			name, ink := "  "+f.name, t.Ink.Dim
			if i == c.at {
				name, ink = t.Border.Caret+" "+f.name, t.Ink.Cursor
			}
			lines = append(lines, ink.Render(cells.Fit(name, w, t.Border.Ellipsis)))
		}
		for _, line := range cells.Wrap(strings.TrimRight(f.text, "\n"), w) {
			lines = append(lines, cells.Fit(line, w, ""))
		}
		if i+1 < len(c.forms) {
			lines = append(lines, cells.Spaces(w))
		}
	}
	return lines, begins
}

// copiedHead is how many lines stand above the forms.
const copiedHead = 3

// mouse copies the form whose name is clicked.
func (c *copying) mouse(a *Explorer, msg tea.MouseMsg) tea.Cmd {
	_, begins := c.lines(a.theme, a.layout.w-1)
	at := slices.Index(begins, msg.Mouse().Y-a.layout.body.y-copiedHead+c.view.top)
	if _, click := msg.(tea.MouseClickMsg); click && at >= 0 && msg.Mouse().Y < a.layout.footer.y {
		top := c.view.top
		c.at = at
		c.send(a)
		c.view.top, c.turned = top, false
		return nil
	}
	return c.cover.mouse(a, msg)
}

// draw draws what was copied over the body: a line about it, and the text from
// the first cell on.
func (c *copying) draw(a *Explorer, r rect) []string {
	t := a.theme
	lines, begins := c.lines(t, r.w-1)
	c.view.height = r.h - copiedHead
	if c.turned || c.w != r.w {
		c.view.top, c.turned, c.w = begins[c.at], false, r.w
	}
	c.view.clamp(len(lines))
	title := c.forms[c.at].name
	if len(c.forms) > 1 {
		title += ", " + prose.Of(c.at+1, len(c.forms)) + " forms"
	}
	if title = " Copied: " + title; c.of != "" {
		title += " " + t.Border.Dot + " " + c.of
	}
	sent := ""
	for _, sent = range a.sentWords() {
		if cells.Width(sent) < r.w {
			break
		}
	}
	out := []string{
		t.Ink.Title.Render(cells.Fit(title, r.w, t.Border.Ellipsis)),
		t.Ink.Dim.Render(cells.Fit(" "+sent, r.w, t.Border.Ellipsis)),
		t.Ink.Frame.Render(strings.Repeat(t.Border.H, r.w)),
	}
	shown := slices.Clone(lines[c.view.top:min(c.view.top+c.view.height, len(lines))])
	out = append(out, screen.WithThumb(t, shown, c.view.top, len(lines))...)
	for len(out) < r.h {
		out = append(out, cells.Spaces(r.w))
	}
	return out
}

// sentWords returns the status of the text, longest first.
func (a *Explorer) sentWords() []string {
	by := "or select it here by hand"
	if a.terminal.mouse {
		by += ", holding shift"
	}
	return []string{"Sent to your terminal, which may refuse it; " + by, "Sent to your terminal, which may refuse it", "Sent; the terminal may refuse it", "Sent, if not refused"}
}

// sectionInView returns which section of the page shown the first line on the
// screen is in; 0 above the first heading.
func (a *Explorer) sectionInView(document *report.Article) int {
	if a.layout.panes[reader].empty() {
		return 0
	}
	lines := a.page().Lines
	for i := min(a.reading.top+1, len(lines)-1); i >= 0; i-- {
		words := strings.TrimSpace(ansi.Strip(lines[i].Text))
		if at := slices.IndexFunc(document.Sections, func(s report.Section) bool { return s.Heading == words && words != "" }); at >= 0 {
			return at
		}
	}
	return 0
}

// plainText is Markdown as text without style, a paragraph on a line.
func plainText(markdown string) string {
	const unbroken = 20000
	look := theme.New(theme.Options{Mono: true, ASCII: true})
	lines, err := md.Text(look, markdown, unbroken)
	if err != nil {
		lines = md.PlainText(look, markdown, unbroken)
	}
	var b strings.Builder
	for _, line := range lines {
		text := strings.TrimRight(ansi.Strip(line.Text), " ")
		if words, quoted := strings.CutPrefix(text, look.Bar()); quoted {
			text = "> " + words
		}
		b.WriteString(text + "\n")
	}
	return strings.TrimSpace(b.String()) + "\n"
}

// official returns the official text on the page of an item, if the corpus has
// it.
func (s *source) official(r ref) string {
	var quotes []string
	switch p := s.place(r); p.Kind {
	case place.Norm:
		return s.corpus.Norms()[r.N].OfficialText + "\n"
	case place.Statement:
		for _, q := range s.corpus.Statements()[r.N].Quoted {
			quotes = append(quotes, quoted(q))
		}
	}
	return strings.Join(quotes, "\n")
}

// quoted is a quotation with where it stands.
func quoted(q model.Quote) string { return q.Text + "\n(" + q.Para + ")\n" }
