package report

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// normPage is the page of a norm: its explainer, if it has one, and between that
// and the related texts what the records say of it.
func normPage(c *model.Corpus, n *model.Norm) *Article {
	d := &writer{corpus: c}
	d.title(n.Title)
	d.para(d.normFacts(n))
	explainer, ok := c.Explainer(n)
	if !ok {
		d.quote(n.OfficialText)
		d.records(n)
		d.normRecord(n)
		d.sources(n.Sources)
		d.legend()
		return d.article()
	}
	before, related := sectionApart(explainer.Body, "Related")
	d.prose(before)
	d.records(n)
	d.section(Related, "Related")
	d.prose(related)
	d.normRecord(n)
	d.citedSources()
	d.legend()
	return d.article()
}

// sectionApart returns the Markdown of a page above a section, and that of the section.
func sectionApart(body, heading string) (before, section string) {
	lines := strings.SplitAfter(body, "\n")
	for _, b := range prose.Blocks(body) {
		if b.Kind == prose.Section && b.Text == heading {
			return strings.Join(lines[:b.Line-1], ""), strings.Join(lines[b.Line:], "")
		}
	}
	return body, ""
}

// records adds what the records add: where the wording comes from, which texts
// carry the norm, which States support it, and what they say they do.
func (d *writer) records(n *model.Norm) {
	d.lineage(n)
	d.carriers(n)
	d.behind(n)
	d.saysOfNorm(n)
}

// normFacts is the one line of facts; the symbol of a G7 point names its list.
func (d *writer) normFacts(n *model.Norm) string {
	list := ""
	if n.UN() {
		list = "UN norm **" + n.Label() + "**"
	}
	kind := "limiting: what States should not do"
	if n.Kind != "limiting" {
		kind = Escape(n.Kind) + ": what States should do"
	}
	return facts(list, Escape(n.SourceSymbol), kind, labelledGrade("wording", d.grade(n.Confidence.OfficialText)))
}

// listName returns a norm with its list: "UN norm f", "G7 point 6".
func listName(n *model.Norm) string {
	if n.UN() {
		return "UN norm " + n.Label()
	}
	return n.Name()
}

// twin says which point of the other list corresponds, or that none does, and
// where the norm is explained if not here.
func (d *writer) twin(n *model.Norm) {
	twin, ok := d.corpus.Norm(n.Twin)
	if !ok {
		d.para(Escape(n.TwinNote))
		return
	}
	where := ""
	_, here := d.corpus.Explainer(n)
	if _, there := d.corpus.Explainer(twin); there && !here {
		where = "It is explained there."
	}
	d.para(withAside(toNorm(listName(twin), twin)+": "+Escape(n.TwinNote), where))
}

// carriers lists the statements that carry the norm, the strongest way first.
func (d *writer) carriers(n *model.Norm) {
	carriers := d.corpus.CarriersOf(n)
	d.section("carriers", "Statements that carry it")
	for _, how := range model.Hows() {
		in := prose.Only(carriers, func(s *model.Statement) bool { return d.corpus.How(s, n) == how })
		if len(in) == 0 {
			continue
		}
		d.para("**" + prose.Capital(how.Word()) + "** " + strconv.Itoa(len(in)) + ": " + how.Meaning())
		for _, s := range in {
			why := ""
			if how != model.Set { // the reason to back the set is not about this norm
				why = Escape(d.corpus.Why(s, n))
			}
			d.item(facts(s.When().Long(), toStatement(Escape(s.ShortTitle), s), why))
		}
	}
	if len(carriers) == 0 {
		d.para("None on record.")
	}
}

// behind counts the States on record for the norm and lists those in their own
// name.
func (d *writer) behind(n *model.Norm) {
	var counts model.Counts
	var own []*model.Country
	for _, co := range d.corpus.Countries() {
		act, _ := d.corpus.Standing(n, co)
		counts[act]++
		if act.OwnName() {
			own = append(own, co)
		}
	}
	d.section(Behind, "States on record for it")
	d.para(facts(
		facts(counts.Words(model.Listed, model.Party, model.Signatory, model.Member, model.Yes)...), counted("none on record", counts[model.NotListed]), facts(counts.Words(model.Unknown, model.NotEligible)...),
	))
	d.para(model.StandingRule)
	for _, words := range model.CorrectedWords(d.corpus.CorrectedOn(n)) {
		d.para("**" + Escape(words) + ".**")
	}
	d.detail(allMembers(d.corpus, n))
	if len(own) > 0 {
		d.detail("In their own name:")
		d.byUNGroup(own, func(*model.Country) string { return "" })
	}
}

// allMembers lists the texts by which the whole membership supports a norm;
// they name no State, so none is counted.
func allMembers(c *model.Corpus, n *model.Norm) string {
	texts := prose.Each(model.AdoptedByAll(c.SupportersOf(n)), func(s *model.Statement) string { return Escape(s.ShortTitle) })
	if len(texts) == 0 {
		return ""
	}
	return "The whole membership also adopted these without a vote; no State is counted for them: " +
		strings.Join(texts, ", ") + "."
}

// lineage lists the steps to the wording, those that came after it, and what the
// counterpart in the other list changes.
func (d *writer) lineage(n *model.Norm) {
	if len(n.Lineage) == 0 {
		d.twin(n)
		return
	}
	var adopted model.Date
	for _, s := range d.corpus.CarriersOf(n) {
		if d.corpus.How(s, n) == model.Origin {
			adopted = s.When()
		}
	}
	after := slices.IndexFunc(n.Lineage, func(step model.Step) bool { return step.Date.Compare(adopted) > 0 })
	if after < 0 {
		after = len(n.Lineage)
	}
	d.section("lineage", "Where the wording comes from")
	d.steps(n.Lineage[:after])
	if after < len(n.Lineage) {
		d.section("later", "Later texts on it")
		d.steps(n.Lineage[after:])
	}
	d.twin(n)
}

// steps lists steps in the history of a wording.
func (d *writer) steps(steps []model.Step) {
	for _, step := range steps {
		what := "**" + Escape(step.Step) + "**"
		if s, ok := d.corpus.Statement(step.Statement); ok {
			what = toStatement(Escape(s.ShortTitle), s) + ": " + Escape(step.Step)
		}
		d.item(facts(step.Date.Long(), what, italic(withAside(Escape(step.Cite), d.mark(step.Confidence)))))
		d.quote(step.Quote)
	}
}

// normRecord says how the quotation was checked and what could not be read.
func (d *writer) normRecord(n *model.Norm) {
	if n.OfficialTextNote == "" && n.KindNote == "" && n.GGE2021Paras == "" && len(n.CheckedAgainst)+len(n.NotObtained) == 0 {
		return
	}
	d.section(AboutRecord, "About this record")
	if len(n.CheckedAgainst) > 0 {
		d.item("Official text compared with: " + Escape(strings.Join(n.CheckedAgainst, "; ")))
	}
	d.item(Escape(n.OfficialTextNote))
	d.item(Escape(n.KindNote))
	if n.GGE2021Paras != "" {
		d.item(withAside("Explained in A/76/135, paragraphs "+Escape(n.GGE2021Paras), d.mark(n.Confidence.GGE2021Paras)))
	}
	for _, what := range n.NotObtained {
		d.item("Not obtained: " + Escape(what))
	}
}
