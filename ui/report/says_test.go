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
			if line := "**" + string(s.Says) + "** "; !strings.Contains(in, report.Escape(s.Quote)) || !strings.Contains(in, line) || strings.Contains(out, line) {
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
