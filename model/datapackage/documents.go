package datapackage

import (
	"cmp"
	"strconv"

	"comity/model"
	"comity/model/prose"
)

// documentsTable is the name of the table of national documents.
const documentsTable = "documents"

func documents(c *model.Corpus) table {
	type row = *model.Document
	return tableOf(documentsTable, "National documents", "Documents in which States and organisations say something about the norms, as far as comity holds them. "+model.SaysRule,
		c.Documents(), []column[row]{
			text("id", "The id of the document.", func(d row) string { return string(d.ID) }).must().once(),
			text("holder", "The code of the State, or the organisation, that speaks first.", func(d row) string { return cmp.Or(string(d.State), d.Organization) }).must(),
			text("iso3", "The State, unless the holder is an organisation.", func(d row) string { return string(d.State) }).matching(iso3Pattern),
			text("also", "Codes of further States in whose name the document speaks, separated by semicolons.", func(d row) string { return many(d.Also) }),
			text("title", "The title.", func(d row) string { return d.Title }).must(),
			date("date", "The date.", func(d row) model.Date { return d.Date }),
			text("date_note", "Notes on the date.", func(d row) string { return d.DateNote }),
			text("kind", "The kind of document.", func(d row) string { return d.Kind }).must().oneOf(model.DocumentKinds()),
			text("language", "ISO 639-1 code of the language of the quotations.", func(d row) string { return d.Language }).must().matching("^[a-z]{2}$"),
			uri("url", "Address of the text that was consulted.", func(d row) string { return d.URL }).must(),
			text("read", "How the document was consulted.", func(d row) string { return string(d.Read) }).must().oneOf(prose.Strings(model.Readings())),
			text("read_note", "Which part was consulted.", func(d row) string { return d.ReadNote }).must(),
			confidence("Confidence in the quotations.", func(d row) model.Confidence { return d.Confidence }),
			text("note", "Notes.", func(d row) string { return d.Note }),
		}).keyed("id").refers("iso3", countriesTable, "iso3")
}

func sayings(c *model.Corpus) table {
	type row = model.Said
	number := map[*model.Saying]int{}
	for _, d := range c.Documents() {
		for i := range d.Entries {
			number[&d.Entries[i]] = i + 1
		}
	}
	return tableOf("sayings", "What documents say about the norms", "One row for each quotation. A view claims no implementation; none of the kinds says that something was done.",
		c.AllSaid(), []column[row]{
			text("document", "The id of the document.", func(s row) string { return string(s.Document.ID) }).must(),
			text("entry", "The number of the entry in the document.", func(s row) string { return strconv.Itoa(number[s.Saying]) }).must(),
			text("norm", "The id of the norm; empty for the UN norms as a set.", func(s row) string { return normOrNone(s.Norm) }),
			text("says", "What kind of saying it is.", func(s row) string { return string(s.Says) }).must().oneOf(prose.Strings(model.AllSays())),
			text("mapping", "explicit: the document names the norm; assigned: comity assigned it.", func(s row) string { return string(s.Mapping) }).must().oneOf(prose.Strings(model.Mappings())),
			text("quote", "The words of the document.", func(s row) string { return s.Quote }).must(),
			text("where", "Where in the document they stand.", func(s row) string { return s.Where }).must(),
			text("summary", "One sentence of comity.", func(s row) string { return s.Summary }).must(),
			text("note", "Notes.", func(s row) string { return s.Note }),
		}).keyed("document", "entry").refers("document", documentsTable, "id").refers("norm", normsTable, "id")
}

// normOrNone is the id of a norm, and empty for the norms as a set.
func normOrNone(id model.NormID) string {
	if id == model.NormSet {
		return ""
	}
	return string(id)
}
