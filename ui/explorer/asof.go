package explorer

import (
	"slices"
	"strconv"

	"comity/model"
	"comity/model/relation"
	"comity/ui/cells"
	"comity/ui/keys"
)

// setDay sets the day of the lists and answers; the zero day is today. The
// caller arranges the lists.
func (a *Explorer) setDay(day model.Date) {
	if day == a.day.asOf {
		return
	}
	a.day.asOf = day
	a.day.answerer, a.day.words = relation.New(a.source.corpus, day), a.source.words.AsOf(day)
	a.panes.answers, a.reading.banner = [listCount]relation.Answer{}, banner{}
	a.panes.pins = slices.DeleteFunc(slices.Clone(a.panes.pins), a.day.answerer.CameLater)
}

// date sets the day of everything, and says what that leaves out. The scene on
// the screen stays.
func (a *Explorer) date(day model.Date) {
	pins := len(a.panes.pins)
	a.setDay(day)
	for p := range listCount {
		a.arrange(p)
	}
	if a.stage != nil {
		v := a.stage.View()
		v.AsOf = day
		if next, err := a.newStage(v); err == nil {
			a.stage = next
		}
	}
	if day.IsZero() {
		a.toast = "as of today"
		return
	}
	a.toast = "as of " + day.Long() + ": " + strconv.Itoa(a.day.answerer.Sizes[statements]) + " texts, " + strconv.Itoa(a.day.answerer.Later) + " came later"
	if outside, _ := relation.Outside(a.source.corpus, day); outside != "" {
		a.toast = outside
	}
	if gone := pins - len(a.panes.pins); gone > 0 {
		a.toast += ", " + strconv.Itoa(gone) + " of them pinned before"
	}
}

// tooLate says that an item is a text that came after the day; "" where it is not.
func (a *Explorer) tooLate(r ref) string {
	if !a.day.answerer.CameLater(r) {
		return ""
	}
	return a.source.name(r) + " came after " + relation.Last(a.day.asOf).Long() + a.keyFor(keys.Anywhere, keys.AsOfToday, "; %s shows everything as of today")
}

// undated adds to the age warning of a page that it is not dated back, longest
// first.
func (a *Explorer) undated(of ref, texts []string) []string {
	if a.day.asOf.IsZero() || a.source.dated(of) {
		return texts
	}
	long := "This page is as of today, not dated back to " + a.day.asOf.Long()
	out := []string{long, "As of today, not dated back to " + shortDate(a.day.asOf), "As of today, not dated back", "As of today"}
	for _, text := range slices.Backward(texts) {
		out = slices.Insert(out, 0, long+". "+text)
	}
	return out
}

// listLater says that the list of the selected text, or the one under a cursor,
// is later than the day of everything else.
func (a *Explorer) listLater(refs ...ref) string {
	for _, r := range refs {
		if r.List != statements {
			continue
		}
		if s := a.source.corpus.Statements()[r.N]; relation.ListLater(s, a.day.asOf) {
			return " (list as of " + s.AsOf.Long() + ")"
		}
	}
	return ""
}

// hidden says in a title how many texts came after the day.
func (a *Explorer) hidden(p paneID) string {
	if p != statements || a.day.answerer.Later == 0 {
		return ""
	}
	word := " later hidden"
	if a.layout.panes[p].w < narrowWords {
		word = " hidden"
	}
	return " " + a.theme.Border.Dot + " " + strconv.Itoa(a.day.answerer.Later) + word
}

// nothing says why a list has no rows.
func (a *Explorer) nothing(p paneID) string {
	if p == statements && a.day.answerer.Sizes[p] == 0 {
		return relation.NoText(a.day.asOf)
	}
	return "nothing matches"
}

// headed returns the day of everything, for the right end of a header, as long
// as there is room.
func (a *Explorer) headed(w int) (day string, room int) {
	if a.day.asOf.IsZero() {
		return "", w
	}
	for _, form := range []struct {
		words string
		leave int
	}{{" as of " + a.day.asOf.Long(), narrowWords - 8}, {" as of " + shortDate(a.day.asOf), minWidth}, {" " + a.day.asOf.String(), 0}} {
		if day = form.words; w-cells.Width(day) >= form.leave {
			break
		}
	}
	return a.theme.Ink.Accent.Render(day), w - cells.Width(day)
}
