package surveyscreen

import (
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/model/survey"
	"comity/ui/settings"
	"comity/ui/uitest"
)

// partly is a workbook with some parts alone, opened.
func partly(t *testing.T, only ...string) (*settings.WorkbookFile, *Screen) {
	t.Helper()
	c := uitest.Corpus(t)
	f := settings.OpenWorkbook(t.TempDir() + "/part.yaml")
	co, _ := c.Country("FJI")
	if err := f.Create(survey.New(c, survey.Options{Country: co, Year: 2026, Date: model.Date{Year: 2026}, Only: only})); err != nil {
		t.Fatal(err)
	}
	book, err := f.Read()
	if err != nil {
		t.Fatal(err)
	}
	s := New(Options{Corpus: c, File: f, Book: book})
	run(s, tea.WindowSizeMsg{Width: 100, Height: 44})
	return f, s
}

// What comity has on record is confirmed or corrected on the screen.
func TestRecordsAreConfirmed(t *testing.T) {
	f, s := partly(t, survey.Norms)
	press(s, "tab")
	if got := shown(s); !strings.Contains(got, "What comity has on reco") || strings.Contains(got, "Part IV") || !strings.Contains(got, "Is this correct?") {
		t.Fatalf("the screen says:\n%s", got)
	}
	press(s, "i")
	if strings.Contains(shown(s), "no page about this") {
		t.Errorf("the record is not explained:\n%s", shown(s))
	}
	press(s, "i", "enter", "down", "down", "enter", "The day is another.", "tab")
	all := on(t, f).Records("")
	if all[0].State != survey.NotCorrect || all[0].Comment != "The day is another." || all[1].State != survey.ToBeConfirmed {
		t.Errorf("the file has %+v", all[:2])
	}
	if got := shown(s); !strings.Contains(got, " 1 of "+strconv.Itoa(len(all))) || !strings.Contains(got, "not correct") {
		t.Errorf("the list says:\n%s", got)
	}
}

// Points of contact are added, changed and taken away; what an entry has besides stays.
func TestContacts(t *testing.T) {
	f, s := partly(t, survey.Contacts)
	press(s, "enter", "Ana", "tab", "technical", "tab", "esc")
	press(s, "down", "enter", "Ben", "esc")
	want := []survey.Contact{{Name: "Ana", Role: "technical"}, {Name: "Ben"}}
	if got := on(t, f).Contacts(); len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Fatalf("the file has %+v:\n%s", got, shown(s))
	}
	// Another session puts one before them, and takes the first away.
	other := settings.OpenWorkbook(f.Path())
	theirs, err := other.Read()
	if err != nil {
		t.Fatal(err)
	}
	theirs.SetContacts([]survey.Contact{{Name: "Ada"}, {Name: "Ben"}})
	if _, err := other.Save(theirs); err != nil {
		t.Fatal(err)
	}
	press(s, "enter", "jamin", "tab", "deputy", "esc")
	got := map[survey.Contact]bool{}
	for _, c := range on(t, f).Contacts() {
		got[c] = true
	}
	if len(got) != 2 || !got[survey.Contact{Name: "Ada"}] || !got[survey.Contact{Name: "Benjamin", Role: "deputy"}] {
		t.Errorf("the file has %+v:\n%s", got, shown(s))
	}
}

// A session that was killed, or is open elsewhere, is said first, also where the
// window is small.
func TestSessionsBefore(t *testing.T) {
	_, s := partly(t)
	s.o.Session = &settings.Session{Left: time.Date(2026, 11, 30, 9, 5, 0, 0, time.UTC)}
	s.notice = standing(s.o)
	run(s, tea.WindowSizeMsg{Width: 40, Height: 12})
	if got := strings.Join(strings.Fields(shown(s)), " "); !strings.Contains(got, "The session begun on 30 November 2026, 09:05, ended without being closed") {
		t.Errorf("the screen says:\n%s", shown(s))
	}
	s.o.Session = &settings.Session{Open: true}
	if got := standing(s.o); !strings.HasPrefix(got, "Another session has this workbook open; what both write is kept. Answers to 0 of 20 items") {
		t.Errorf("it says %q", got)
	}
}

// All of the help can be read in a small window.
func TestHelpScrolls(t *testing.T) {
	_, s := partly(t)
	run(s, tea.WindowSizeMsg{Width: 40, Height: 12})
	seen := ""
	for press(s, "?"); !strings.Contains(seen, shown(s)); press(s, "j") {
		seen += shown(s)
	}
	for _, want := range []string{"In a survey workbook", "While answering", "any other key closes it."} {
		if !strings.Contains(strings.Join(strings.Fields(seen), " "), want) {
			t.Errorf("%q is never on the screen:\n%s", want, seen)
		}
	}
	if press(s, "x"); s.help {
		t.Error("another key does not close the help")
	}
}

// In the list each record begins with what tells it from its neighbours, and the screen keeps
// its height where a message goes.
func TestRowsDiffer(t *testing.T) {
	_, s := partly(t, survey.Norms)
	press(s, "tab")
	seen := map[string]bool{}
	for _, r := range s.rows {
		if r.item == nil || r.part.Key != survey.Records {
			continue
		}
		const shown = 26
		name := []rune(r.item.Short)
		if start := string(name[:min(len(name), shown)]); r.item.Short == "" || seen[start] {
			t.Errorf("%q is %q in the list", r.item.Title, r.item.Short)
		} else {
			seen[start] = true
		}
	}
	if len(seen) == 0 {
		t.Error("there is no record")
	}
	before := s.bodyHeight()
	s.notice = "saved"
	if got := s.bodyHeight(); got != before {
		t.Errorf("with a message the body has %d lines, and %d without", got, before)
	}
}
