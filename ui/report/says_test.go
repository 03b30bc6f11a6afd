package report_test

import (
	"strings"
	"testing"

	"comity/assets"
	"comity/model"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/uitest"
)

// What States say stands on the pages of norms and States, byte for byte, and no
// view among measures, plans and needs.
func TestWhatStatesSay(t *testing.T) {
	c, err := model.Unpack(assets.Packed())
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range c.Norms() {
		r, err := report.Of(t.Context(), c, place.View{Place: place.OfNorm(n)})
		if err != nil {
			t.Fatal(err)
		}
		page := r.Page
		claims, there := page.Section(report.WhatTheySay)
		if there != n.UN() {
			t.Errorf("%s: the section is there: %t", n.ID, there)
			continue
		}
		views, hasViews := page.Section(report.TheirViews)
		n1, n2 := 0, 0
		for _, s := range c.SaidOn(n) {
			in, out := claims.Markdown, views.Markdown
			if n1++; s.Says == model.View {
				n1--
				n2++
				in, out = out, in
			}
			if line := "**" + string(s.Says) + "**"; !strings.Contains(in, report.Escape(s.Quote)) || !strings.Contains(in, line) || strings.Contains(out, line) {
				t.Errorf("%s: %q is not where it belongs", n.ID, s.Quote)
			}
		}
		if (n2 > 0) != hasViews {
			t.Errorf("%s: %d views, and a section of them: %t", n.ID, n2, hasViews)
		}
		if n.UN() && (n1 == 0) != strings.Contains(claims.Markdown, model.NothingSaid) {
			t.Errorf("%s: %d claims, and the page says:\n%s", n.ID, n1, claims.Markdown)
		}
	}
	for _, co := range c.Countries() {
		page := uitest.Markdown(t, c, place.OfCountry(co))
		for _, s := range c.SaidBy(co) {
			if !strings.Contains(page, report.Escape(s.Quote)) {
				t.Errorf("%s: the page has no %q", co.ISO3, s.Quote)
			}
		}
	}
}

// Each national document and each entry of it has a place with a page that quotes it,
// and is cited with its speaker and address.
func TestPapers(t *testing.T) {
	c := uitest.Corpus(t)
	for _, at := range report.Papers(c) {
		d, number, err := c.FindDocument(at.ID)
		if read, wrong := place.ParseView(c, at.String()); err != nil || wrong != nil || read.Place != at {
			t.Fatalf("%s is read as %s: %v, %v", at, read.Place, err, wrong)
		}
		page := uitest.Markdown(t, c, at)
		r, ok := at.Reference(c, model.Date{})
		if !ok || r.Author != c.Speaker(d) || r.URL != d.URL || !strings.Contains(page, report.Escape(d.ReadNote)) {
			t.Errorf("%s is cited as %+v, and its page says:\n%s", at, r, page)
		}
		for i, s := range d.Entries {
			if quoted := strings.Contains(page, report.Escape(s.Quote)); quoted != (number == 0 || number == i+1) && number == 0 {
				t.Errorf("%s does not quote entry %d", at, i+1)
			} else if number == i+1 && (!strings.Contains(page, "\n> ") || !strings.Contains(r.Remark, "“"+s.Quote+"”") || r.Paragraph != s.Where) {
				t.Errorf("%s is cited as %+v", at, r)
			}
		}
	}
	for _, wrong := range []string{"document/nowhere", "document/aus-annex-b/0", "document/aus-annex-b/99", "document/aus-annex-b/x"} {
		if v, err := place.ParseView(c, wrong); err == nil {
			t.Errorf("%s is %s", wrong, v)
		}
	}
	eu, _ := c.Group("eu")
	if page := uitest.Markdown(t, c, place.OfGroup(eu)); !strings.Contains(page, "## What EU says about the norms") {
		t.Error("the page of the EU does not say what it says")
	}
}
