package page

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
)

// Norm is the page of a norm.
func Norm(c *model.Corpus, n *model.Norm) string {
	d := &doc{}
	d.title(n.Title)
	d.para(normFacts(n))
	d.quote(n.OfficialText)
	d.twin(c, n)
	d.carriers(c, n)
	d.behind(c, n)
	d.keyIdeas(n)
	d.lineage(n)
	d.openQuestions(n)
	d.realCases(n)
	d.actions(n)
	d.related(c, n)
	d.normRecord(n)
	d.sources(n.Sources)
	return d.b.String()
}

// normFacts is the one line of facts; the symbol of a G7 point names its list.
func normFacts(n *model.Norm) string {
	list := ""
	if n.UN() {
		list = "UN norm **" + n.Label() + "**"
	}
	kind := "limiting: what States should not do"
	if n.Kind != "limiting" {
		kind = Escape(n.Kind) + ": what States should do"
	}
	official := ""
	if n.Confidence.OfficialText != model.High {
		official = mark + " " + Unchecked
	}
	return facts(list, Escape(n.SourceSymbol), kind, official)
}

// NormName is a norm within its list: "norm f", "G7 point 12".
func NormName(n *model.Norm) string {
	if n.UN() {
		return "norm " + n.Label()
	}
	return "G7 point " + n.Label()
}

// twin says which point of the other list is the same norm, or that none is.
func (d *doc) twin(c *model.Corpus, n *model.Norm) {
	twin, ok := c.Norm(n.Twin)
	switch {
	case ok && twin.UN():
		d.para("**UN norm " + twin.Label() + "**: " + Escape(n.TwinNote))
	case ok:
		d.para("**G7 point " + twin.Label() + "**: " + Escape(n.TwinNote))
	default:
		d.para(Escape(n.TwinNote))
	}
}

// carriers lists the statements that carry the norm, the strongest way first.
func (d *doc) carriers(c *model.Corpus, n *model.Norm) {
	carriers := c.CarriersOf(n)
	d.section("Statements that carry it")
	for _, how := range model.Hows() {
		var in []*model.Statement
		for _, s := range carriers {
			if c.How(s, n) == how {
				in = append(in, s)
			}
		}
		if len(in) == 0 {
			continue
		}
		d.para("**" + sentence(how.Word()) + "** " + strconv.Itoa(len(in)) + ": " + how.Meaning())
		for _, s := range in {
			why := ""
			if how != model.Set { // the reason to back the set is not about this norm
				why = Escape(c.Why(s, n))
			}
			d.item(facts(s.When().Long(), Escape(s.ShortTitle), why))
		}
	}
	if len(carriers) == 0 {
		d.para("None on record.")
	}
}

// behind counts the States behind the norm and lists those in their own name.
func (d *doc) behind(c *model.Corpus, n *model.Norm) {
	var counts model.Counts
	var own []*model.Country
	for _, co := range c.Countries() {
		act, _ := c.Standing(n, co)
		counts[act]++
		if act.OwnName() {
			own = append(own, co)
		}
	}
	d.section("Countries behind it")
	d.para(facts(
		counted("in its own name", len(own)), counted("as a member", counts[model.Member]),
		counted("by its vote", counts[model.Yes]), counted("none on record", counts[model.NotListed]), counted("unknown", counts[model.Unknown]),
	))
	d.para("Each State by the strongest thing it did on a text that cites the norm or backs the set. " +
		"Texts on the same subject, experts and attributions are not counted.")
	d.para(allMembers(c, n))
	if len(own) > 0 {
		d.para("In their own name:")
		d.byUNGroup(own, noNote)
	}
}

// allMembers names the texts by which the whole membership backs a norm; no
// State is on record by name there, so none is counted.
func allMembers(c *model.Corpus, n *model.Norm) string {
	var texts []string
	for _, s := range c.CarriersOf(n) {
		if s.WithoutVote() && c.How(s, n) != model.Subject {
			texts = append(texts, Escape(s.ShortTitle))
		}
	}
	if len(texts) == 0 {
		return ""
	}
	return "Besides, the whole UN membership of the day adopted without a vote, so that no State is counted for it: " +
		strings.Join(texts, ", ") + "."
}

func (d *doc) keyIdeas(n *model.Norm) {
	if len(n.KeyIdeas) == 0 {
		return
	}
	d.section("Key ideas")
	d.para(legend(slices.ContainsFunc(n.KeyIdeas, func(k model.KeyIdea) bool { return !k.Checked() })))
	for _, k := range n.KeyIdeas {
		d.item(withAside(Escape(k.Text), aside(facts(Escape(k.Cite), Escape(k.ContentBasis)), k.Checked())))
	}
}

func (d *doc) lineage(n *model.Norm) {
	if len(n.Lineage) == 0 {
		return
	}
	d.section("Where the wording comes from")
	d.para(legend(slices.ContainsFunc(n.Lineage, func(s model.Step) bool { return s.Confidence != model.High })))
	for _, s := range n.Lineage {
		d.para(withAside(facts(s.Date.Long(), "**"+Escape(s.Step)+"**"), aside(Escape(s.Cite), s.Confidence == model.High)))
		d.quote(s.Quote)
	}
}

func (d *doc) openQuestions(n *model.Norm) {
	if len(n.OpenQuestions) == 0 {
		return
	}
	d.section("Open questions")
	d.para(legend(slices.ContainsFunc(n.OpenQuestions, func(q model.OpenQuestion) bool { return q.Confidence != model.High })))
	for _, q := range n.OpenQuestions {
		d.item(withAside(Escape(q.Question), aside(Escape(q.Source), q.Confidence == model.High)))
	}
}

func (d *doc) realCases(n *model.Norm) {
	if len(n.RealCases) == 0 {
		return
	}
	d.section("Real cases")
	d.para(legend(slices.ContainsFunc(n.RealCases, func(r model.RealCase) bool { return r.Confidence != model.High })))
	for _, r := range n.RealCases {
		d.item(strings.TrimSpace(facts(r.Date.Long(), "**"+Escape(r.Title)+"**") + ": " + Escape(r.Summary) + " " +
			link(r.Source.Title, r.Source.URL) + " " + unchecked(r.Confidence)))
	}
}

// actions are never UN text, and the page says so first.
func (d *doc) actions(n *model.Norm) {
	if len(n.Actions.National)+len(n.Actions.International) == 0 {
		return
	}
	d.section("Ways to put it into practice (comity's reading)")
	d.para("This is not UN text, and nothing here is taken from the OEWG's voluntary checklist.")
	all := slices.Concat(n.Actions.National, n.Actions.International)
	d.para(legend(slices.ContainsFunc(all, func(a model.Action) bool { return a.Confidence != model.High })))
	for _, part := range []struct {
		label string
		list  []model.Action
	}{{"At home", n.Actions.National}, {"With others", n.Actions.International}} {
		if len(part.list) == 0 {
			continue
		}
		d.para("**" + part.label + "**")
		for _, a := range part.list {
			d.item(withAside(Escape(a.Text), aside(actionBasis(a), a.Confidence == model.High)))
		}
	}
}

// actionBasis says what an action is drawn from, without citing it as if it
// stood there.
func actionBasis(a model.Action) string {
	if a.Cite == "" || strings.HasPrefix(a.Cite, "none") {
		return Escape(a.Basis)
	}
	return facts("drawn from "+Escape(a.Cite), Escape(a.Basis))
}

func (d *doc) related(c *model.Corpus, n *model.Norm) {
	r := n.Related
	if len(r.Norms)+len(r.Instruments)+len(r.Actors) == 0 {
		return
	}
	d.section("Related")
	d.para(legend(!strings.HasPrefix(n.Confidence.Related, string(model.High))))
	for _, other := range r.Norms {
		if o, ok := c.Norm(other.ID); ok {
			d.item("**" + NormName(o) + "** " + Escape(o.Title) + ": " + Escape(other.Why))
		}
	}
	for _, i := range r.Instruments {
		d.item("**" + Escape(i.Name) + "**: " + Escape(i.Relevance))
	}
	for _, a := range r.Actors {
		d.item("**" + Escape(a.Name) + "**: " + Escape(a.Role))
	}
}

// normRecord says how the quotation was checked and what could not be read.
func (d *doc) normRecord(n *model.Norm) {
	if n.OfficialTextNote == "" && n.KindNote == "" && n.GGE2021Paras == "" && len(n.CheckedAgainst)+len(n.NotObtained) == 0 {
		return
	}
	d.section("About this record")
	if len(n.CheckedAgainst) > 0 {
		d.item("Official text compared with: " + Escape(strings.Join(n.CheckedAgainst, "; ")))
	}
	d.item(Escape(n.OfficialTextNote))
	d.item(Escape(n.KindNote))
	if n.GGE2021Paras != "" {
		basis, _, _ := strings.Cut(n.Confidence.GGE2021Paras, ";")
		d.item("Explained in A/76/135, paragraphs " + Escape(n.GGE2021Paras) + " " + italic(mark+" "+Unchecked+": "+Escape(basis)))
	}
	for _, what := range n.NotObtained {
		d.item("Not obtained: " + Escape(what))
	}
}
