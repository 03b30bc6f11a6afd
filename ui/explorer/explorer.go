// Package explorer is the explorer: three linked lists and a reader over one corpus.
// It holds the state of one visitor. The frame is composed once after each
// message, so that View does no work.
package explorer

import (
	"os"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"comity/model"
	"comity/model/ask"
	"comity/model/brief"
	"comity/model/relation"
	"comity/model/search"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen"
	"comity/ui/screen/briefingscreen"
	"comity/ui/settings"
	"comity/ui/theme"
)

// Options configure an explorer.
type Options struct {
	Corpus  *model.Corpus
	Theme   string         // its name, as theme.Names lists it
	Keys    []keys.Binding // what the keys do; nil: as in keys.Table
	ASCII   bool
	NoColor bool
	Basic   bool // sixteen colours; Run asks the environment
	Mouse   bool
	Start   place.View // the zero value is the first screen
	Today   model.Date // what has aged by it is said so; zero: nothing is
	Width   int        // in cells; Run asks the terminal
	Height  int

	// Bookmarks stores bookmarks between sessions. If nil, its keys are
	// disabled.
	Bookmarks settings.BookmarkKeeper

	// Shared is shared with other explorers over the same corpus. It may be
	// nil.
	Shared *Shared

	// Export writes files. If nil, its key is disabled.
	Export Exporter

	// Briefs are the briefings; nil is none. Live connects to a live
	// briefing. Now is its clock; nil is the system clock.
	Briefs *brief.Library
	Live   LiveBriefing
	Now    func() time.Time

	// Follow is the connection of a follower, Present that of a presenter. At
	// most one is set.
	Follow  Follower
	Present Presenter

	// Suspend stops the process until a shell resumes it, and reports whether
	// there is one. Run sets it; if nil, its key says why it is off.
	Suspend func() bool

	// In, Out and Environ are the terminal that Run uses.
	In, Out *os.File
	Environ []string
}

// Explorer is the explorer of one visitor. It is not safe for concurrent use.
type Explorer struct {
	source   *source
	shared   *Shared
	search   searches
	day      dated
	storage  storage
	keyboard keyboard
	terminal terminal
	theme    *theme.Theme
	look     look
	layout   layout

	panes    panes
	reading  reading
	stage    *stage // the screen in place of the panes, if any
	briefing briefingState
	history  history
	toast    string // the message of the last key
	notice   string // a notice from the server, such as a time limit

	layers []layer // the screen, and what is open over it

	later func(time.Duration, tea.Msg) tea.Cmd
}

// panes are the lists: which one is selected, and what each means for it.
type panes struct {
	lists    [listCount]list
	answers  [listCount]relation.Answer
	focus    paneID // the focused pane
	current  paneID // the list in focus, or the one before the reader
	previous paneID // the list selected before that
	pins     []ref
}

// reading is the page of the reader, and how far it is scrolled.
type reading struct {
	scroller
	whole   bool // the reader has the whole screen
	topic   int  // the topic that the reader shows instead of the row; or none
	stood   stood
	depth   int // how many links were followed since the reader was opened
	link    int // the use of a link on the page that is selected; or none
	finding finding
	banner  banner
	pages   pages
}

// briefingState is a visitor's part in briefings.
type briefingState struct {
	session   *briefingscreen.Session
	live      LiveBriefing
	reported  PresenterState // the last state reported to followers
	following following      // the briefing followed
	present   presenting     // the briefing presented
	home      string         // the place of the slide to return to, if any
	fading    int            // the key press whose message will fade
}

// dated is the day everything is as of, and what depends on it.
type dated struct {
	today    model.Date
	asOf     model.Date // zero is today
	answerer *relation.Answerer
	words    *relation.Rows
}

// keyboard is what the keys do, and what has been typed.
type keyboard struct {
	table   []keys.Binding
	hints   map[keys.Scope]screen.Hints
	pending string // what has been typed of a count or a two-key chord
	typed   int    // how many keys, ever
}

// searches are the searches of a visitor.
type searches struct {
	index  *search.Index // nil until the box was opened and it is made
	reader *ask.Reader   // the same
	past   []string      // what was asked, the newest first
}

// storage is where bookmarks and files go; nil where nothing can be kept.
type storage struct {
	kept     settings.BookmarkKeeper
	list     []settings.Bookmark // that were kept when they were read last
	fault    error               // of reading them
	exporter Exporter
}

// look is what decides the theme.
type look struct {
	choice   string // the name of a theme
	darkTerm bool   // what the terminal answered, dark until it has
	ascii    bool
	basic    bool
	mono     bool
}

func (l look) options() theme.Options {
	o := theme.For(l.choice, l.darkTerm)
	o.ASCII, o.Basic, o.Mono = l.ascii, l.basic, l.mono || o.Mono
	return o
}

// New makes an explorer with its first frame composed.
func New(o Options) *Explorer {
	shared := o.Shared
	if shared == nil {
		shared = NewShared(o.Corpus, ownPages)
	}
	a := &Explorer{
		source:   shared.source,
		shared:   shared,
		day:      dated{today: o.Today, answerer: shared.answerer, words: shared.source.words},
		storage:  storage{kept: o.Bookmarks, exporter: o.Export},
		keyboard: keyboard{table: o.Keys, hints: map[keys.Scope]screen.Hints{}},
		terminal: terminal{mouse: o.Mouse, suspend: o.Suspend},
		look:     look{choice: o.Theme, darkTerm: theme.DarkBy(o.Environ), ascii: o.ASCII, basic: o.Basic, mono: o.NoColor},
		reading:  reading{topic: none, link: none, finding: finding{at: none}, pages: newPages(shared.pages)},
		layers:   []layer{base{}},
		later:    later,
	}
	if a.keyboard.table == nil {
		a.keyboard.table = keys.Table()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	a.briefing.live = o.Live
	a.briefing.session = &briefingscreen.Session{Corpus: o.Corpus, Library: o.Briefs, Cache: shared.slideCache(o.Today), Now: o.Now, Fault: model.Printable(o.Live.Fault)}
	a.theme = shared.theme(a.look.options())
	a.layout.w, a.layout.h = o.Width, o.Height
	if a.storage.kept == nil {
		a.keyboard.table = keys.Without(a.keyboard.table, keys.AddBookmark, keys.Bookmarks, keys.Forget)
	}
	if a.storage.exporter == nil {
		a.keyboard.table = keys.Without(a.keyboard.table, keys.Export, keys.Replace, keys.KeepFile)
	}
	a.joinRoom(o)
	a.enter(o.Start)
	home := o.Start.Kind == place.Brief || o.Start.Place == place.OfStart()
	if home { // the lists before it are not where it began
		a.turnTo(o.Start)
	}
	a.history.start(a.snapshot())
	if !home {
		a.turnTo(o.Start) // a page on the whole screen is one step from there
	}
	a.catchUp()
	a.settle()
	a.history.note(a.snapshot())
	a.compose()
	a.tell()
	return a
}

// none means no topic, and no use of a link.
const none = -1

// Init asks for the first page in style; the first frame does not wait for it.
// Whoever paints asks the terminal for its background.
func (a *Explorer) Init() tea.Cmd {
	return tea.Batch(a.wantPages(), a.wantSlides(), a.waitForFile(), a.waitForWord(), a.waitForRoom(), a.waitForChair())
}

// View returns the frame composed after the last message.
func (a *Explorer) View() tea.View { return a.terminal.frame }

// Update handles one message: system messages first, then keys.
func (a *Explorer) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	slide, stood := a.slideAt(), a.stands(msg)
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.layout.w, a.layout.h = msg.Width, msg.Height
		a.fitFront()
	case tea.BackgroundColorMsg:
		a.look.darkTerm = msg.IsDark()
		a.retheme()
	case tea.ColorProfileMsg:
		a.look.mono = a.look.mono || msg.Profile <= colorprofile.Ascii
		a.look.basic = msg.Profile == colorprofile.ANSI
		a.retheme()
	case pageMsg:
		a.reading.pages.keep(msg)
	case indexMsg:
		cmd = a.indexed(msg)
	case copiedMsg:
		a.showCopied(msg)
	case shelfMsg:
		a.showShelf(msg)
	case exportedMsg:
		a.exported(msg)
	case digitMsg:
		cmd = a.digitAlone(msg)
	case briefingscreen.SetMsg:
		a.briefing.session.IsSet()
	case briefingscreen.TickMsg:
		a.briefing.session.Ticked()
	case fadeMsg:
		if msg.typed == a.keyboard.typed {
			a.toast = ""
		}
	case reloadedMsg:
		cmd = a.reloaded(msg)
	case heardMsg:
		cmd = a.heard(msg)
	case NoticeMsg:
		a.notice = string(msg)
	case WaitMsg:
		return a, tea.Cmd(msg)
	case tea.PasteMsg:
		cmd = a.top().take(a, short(msg))
	case tea.MouseMsg:
		cmd = a.pointed(msg)
	case tea.KeyPressMsg:
		cmd = a.onKey(msg)
	default:
		var known bool
		if cmd, known = a.hearRoom(msg); !known && (a.stage == nil || !a.stage.Take(msg)) {
			return a, nil
		}
	}
	a.moved(stood)
	a.catchUp()
	a.leftSlide(slide)
	a.settle()
	if _, typing := layerOf[*lineInput](a); !typing { // a filter is one step, not one for every letter
		a.history.note(a.snapshot())
	}
	a.compose()
	a.tell()
	return a, tea.Batch(cmd, a.wantPages(), a.wantSlides())
}

// retheme builds the theme again if its inputs have changed.
func (a *Explorer) retheme() {
	if next := a.look.options(); next != a.theme.Options {
		a.theme = a.shared.theme(next)
	}
}

// settle brings everything that follows from the state up to date: the
// answers of the panes, the rows, the layout and the scroll positions.
func (a *Explorer) settle() {
	a.answer()
	before := a.layout.panes[reader]
	a.measure()
	for p := range listCount {
		a.panes.lists[p].scroll(a.layout.panes[p].h - 2)
	}
	if a.front() && a.layout.panes[reader].empty() && !a.layout.card {
		a.reading.topic = none
	}
	if a.layout.panes[reader].empty() { // there are no numbers to be seen
		drop[*linking](a)
	}
	a.reading.clamp(len(a.page().Lines))
	a.lookThrough()
	a.keepLink(before != a.layout.panes[reader])
}

// layoutOf computes the layout of the panes, or of what has the body instead.
func (a *Explorer) layoutOf(whole bool) layout {
	if !whole && a.front() {
		return frontLayout(a.layout.w, a.layout.h, a.panes.focus, a.panes.current)
	}
	return layoutFor(a.layout.w, a.layout.h, a.panes.focus, a.panes.current, whole)
}

// measure computes the layout and how many lines of a page it has room for.
func (a *Explorer) measure() {
	a.layout = a.layoutOf(a.reading.whole || a.stage != nil)
	if a.stage != nil {
		a.layout.panes[reader] = rect{}
	}
	a.reading.height = a.layout.panes[reader].h - 2
	if a.hasBanner() {
		a.reading.height--
	}
	a.keepWords()
}

// selection returns the selected items of a list: its pins if there are two or
// more, one pin with the row under the cursor, or that row alone.
func (a *Explorer) selection(p paneID) []ref {
	var out []ref
	for _, pin := range a.panes.pins {
		if pin.List == p {
			out = append(out, pin)
		}
	}
	current := ref{List: p, N: a.panes.lists[p].item()}
	if len(out) < 2 && current.N >= 0 && (len(out) == 0 || out[0] != current) {
		out = append(out, current)
	}
	return out
}

// answer relates the focused list to the other two. The focused list keeps the
// marks of the list selected before it, so that moving through the signatories
// shows who they are.
func (a *Explorer) answer() {
	if a.front() { // nothing is looked at yet
		a.panes.answers = [listCount]relation.Answer{}
		return
	}
	for p := range listCount {
		driver := a.panes.current
		if p == a.panes.current {
			driver = a.panes.previous
		}
		selection := a.selection(driver)
		if a.panes.answers[p].From != nil && slices.Equal(selection, a.panes.answers[p].From) {
			continue
		}
		at := a.rest(p)
		a.panes.answers[p] = a.day.answerer.Answer(selection, p)
		if at == a.panes.lists[p].item() {
			a.panes.lists[p].selectItem(a.rest(p))
		}
		if a.panes.lists[p].order == relation.ByMark {
			a.arrange(p)
		}
	}
}
