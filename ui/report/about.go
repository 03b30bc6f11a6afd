package report

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// history lists how a list grew, and what happened after its date.
func (d *writer) history(s *model.Statement) {
	if len(s.History)+len(s.Joined)+len(s.LaterJoiners) == 0 && s.LaterActions+s.Force == "" && s.LaterJoinersNote == "" {
		return
	}
	d.section("growth", "How the list grew")
	for _, stand := range s.History {
		d.item(standLine(d.corpus, stand))
	}
	d.para(Escape(s.HistoryNote))
	for on, joined := range prose.Grouped(s.Joined, func(p model.Pair) string { return p.Value }) {
		if day, err := model.ParseDate(on); err == nil { // the loader faults others
			d.item("**" + day.Long() + "**: " + strings.Join(prose.Each(joined, func(p model.Pair) string { return named1(d.corpus, p.Key) }), ", "))
		}
	}
	d.para(Escape(s.JoinedNote))
	if len(s.LaterJoiners) > 0 {
		d.para("After the date of the list:")
		for _, later := range s.LaterJoiners {
			d.item("**" + named1(d.corpus, later.Key) + "**: " + Escape(later.Value))
		}
	}
	d.para(Escape(s.LaterJoinersNote))
	d.para(Escape(s.Force))
	d.para(Escape(s.LaterActions))
}

// standLine returns the list as of one day.
func standLine(c *model.Corpus, stand model.ListVersion) string {
	parts := []string{"**" + stand.AsOf.Long() + "**"}
	if len(stand.States) > 0 {
		parts = append(parts, prose.Count(len(stand.States), "State"))
	}
	if len(stand.Added) > 0 {
		parts = append(parts, "added: "+named(c, stand.Added))
	}
	if len(stand.Other)+len(stand.OtherAdded) > 0 {
		parts = append(parts, "with "+Escape(strings.Join(append(stand.Other[:len(stand.Other):len(stand.Other)], stand.OtherAdded...), ", ")))
	}
	if stand.Stated != "" {
		parts = append(parts, "stated: "+Escape(stand.Stated))
	}
	return facts(parts...)
}

// about writes minor facts of a statement, and the confidence in the record.
func (d *writer) about(s *model.Statement) {
	d.section(AboutRecord, "About it")
	d.item(labelled("Where", facts(Escape(s.Forum), Escape(s.Place))))
	d.item(labelled("Date", Escape(s.DateNote)))
	d.item(labelled("Hosts", linked(d.corpus, s.Hosts)))
	d.item(labelled("Main sponsors", linked(d.corpus, s.MainSponsors)))
	d.item(labelled("Read by", linked(d.corpus, []model.ISO3{s.ReadBy})))
	d.item(labelled("Chair", Escape(s.Chair)))
	d.item(labelled("Set up by", Escape(s.Mandate)))
	d.item(labelled("Outcome", Escape(s.Outcome)))
	d.item(labelled("Voting record", votingRecord(s)))
	d.item(labelled("Record of the meeting", Escape(s.Meeting)))
	d.item(labelled("Stated number", stated(s)))
	d.item(labelled("Confidence", s.Confidence.Words()))
	for _, note := range s.Notes {
		d.item(Escape(note))
	}
	if s.URL != "" {
		title := prose.Capital(s.PageName())
		if !s.URLChecked {
			title += " (not compared for this record)"
		}
		d.item(link(title, s.URL))
	}
}

// votingRecord is the record of a vote in the UN Digital Library.
func votingRecord(s *model.Statement) string {
	if s.VoteRecord == "" {
		return ""
	}
	return link("UN Digital Library, record "+s.VoteRecord, model.VoteRecordURL(s))
}

// stated returns the number that the text or its depositary states, what it
// counts, and the number on the list here.
func stated(s *model.Statement) string {
	if s.StatedCount == 0 {
		return ""
	}
	words := strconv.Itoa(s.StatedCount)
	if s.StatedOf != "" {
		words += " (" + Escape(s.StatedOf) + ")"
	}
	if list := s.ListCount(); list != "" && (s.StatedCount != len(s.States) || len(s.Organizations) > 0) {
		words += "; on the list here: " + Escape(list)
	}
	return words
}
