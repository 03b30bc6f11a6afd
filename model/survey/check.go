package survey

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"comity/model"
	"comity/model/prose"
)

// Check returns what is missing or contradictory in a workbook that was read, and as
// remarks what is worth knowing: in the order of the file. An item without an answer
// is no fault. Today is for how old it is; without it, that is not looked at.
func Check(c *model.Corpus, w *Workbook, today model.Date) []Fault {
	x := &checker{c: c, w: w}
	x.head(today)
	for _, r := range w.refs() {
		switch {
		case r.Part == Records:
			x.record(r)
		case r.Part != "":
			x.item(r)
		}
		x.conflicts(r)
	}
	for i, n := range entries(value(w.top(), Contacts)) {
		if t := texts(n, contactKeys()); strings.Join(t, "") != "" && t[0] == "" && t[2] == "" {
			x.fault(n, "contact %d has neither a name nor a body", i+1)
		}
	}
	x.unknown(w.top(), topOf)
	slices.SortStableFunc(x.faults, inOrder)
	return x.faults
}

type checker struct {
	c      *model.Corpus
	w      *Workbook
	faults Faults
}

func (x *checker) fault(n *yaml.Node, format string, args ...any) { x.faults.add(n, format, args...) }

func (x *checker) remark(n *yaml.Node, format string, args ...any) {
	x.faults.add(n, format, args...)
	x.faults[len(x.faults)-1].Remark = true
}

// place is the node of an answer, or that of its item where it is not there.
func (x *checker) place(r Ref, key string) *yaml.Node {
	m := x.w.at(r)
	if i := pair(m, key); i >= 0 {
		return m.Content[i-1]
	}
	if r.Part == "" {
		return x.w.top()
	}
	part := value(x.w.top(), r.Part)
	return part.Content[pair(part, r.Item)-1]
}

func quoted(s string) string { return model.Printable(strconv.Quote(s)) }

func (x *checker) head(today model.Date) {
	code := string(x.w.Country())
	if _, ok := x.c.Country(x.w.Country()); !ok {
		codes := prose.Each(x.c.Countries(), func(co *model.Country) string { return string(co.ISO3) })
		if code == "" {
			x.fault(x.place(Ref{}, CountryKey), "the country is missing, expected a code such as PHL")
		} else {
			x.fault(x.place(Ref{}, CountryKey), "no country has the code %s, expected ISO 3166-1 alpha-3; nearest: %s", quoted(code), strings.Join(model.Nearest(code, codes, 3), ", "))
		}
	}
	if year := x.w.Get(Ref{}, YearKey); x.w.Year() < 2000 || x.w.Year() > 2200 {
		x.fault(x.place(Ref{}, YearKey), "the year is %s, expected one such as 2026", quoted(year))
	}
	switch day := x.w.Get(Ref{}, DateKey); {
	case day == "":
	case x.w.Date().IsZero():
		x.fault(x.place(Ref{}, DateKey), "the date is %s, expected one such as 2026-11-30", quoted(day))
	case today.Year > 0 && months(x.w.Date(), today) > 24:
		x.remark(x.place(Ref{}, DateKey), "the workbook is older than 24 months; UNIDIR's instructions say %s", strconv.Quote(Regularly().Text))
	}
}

func months(from, to model.Date) int { return (to.Year-from.Year)*12 + to.Month - max(from.Month, 1) }

// item faults answers that lack something or do not go together.
func (x *checker) item(r Ref) {
	said, scale := x.w.Get(r, ScaleKey), x.w.Scale(r)
	measures := x.w.Get(r, MeasuresKey) != ""
	at := x.place(r, ScaleKey)
	switch {
	case said != "" && scale == "":
		x.fault(at, "%s: the scale is %s, expected one of: %s; nearest: %s", r, quoted(said), scaleWords(), strings.Join(model.Nearest(strings.ToLower(said), prose.Strings(Scales()), 1), ""))
	case scale == InPlace && !measures && len(x.w.Evidence(r)) == 0:
		x.fault(at, "%s: the scale is in place, but no measure and no evidence is given", r)
	case scale == Partly && !measures && len(x.w.Evidence(r)) == 0:
		x.fault(at, "%s: the scale is partly, but no measure and no evidence is given", r)
	case (scale == NothingReported || scale == NotApplicable) && measures:
		x.fault(at, "%s: the scale is %s, but measures are given", r, scale)
	case said == "" && measures && len(x.w.Conflicts(r)) == 0:
		x.remark(x.place(r, MeasuresKey), "%s: measures are given, but no scale; one of: %s", r, scaleWords())
	}
	for _, n := range entries(value(x.w.at(r), EvidenceKey)) {
		x.evidence(r, n)
	}
}

// evidence faults a public text without what finds it.
func (x *checker) evidence(r Ref, n *yaml.Node) {
	t := texts(n, evidenceKeys())
	switch {
	case strings.Join(t, "") == "":
	case t[0] == "":
		x.fault(n, "%s: this evidence has no title", r)
	case t[1] == "":
		x.fault(n, "%s: the evidence %s has no address", r, quoted(t[0]))
	case !strings.HasPrefix(t[1], "https://") && !strings.HasPrefix(t[1], "http://"):
		x.fault(n, "%s: the address %s does not begin with https:// or http://", r, quoted(t[1]))
	case t[2] == "":
		x.fault(n, "%s: the evidence %s has no date: the day of the text, or on which it was read", r, quoted(t[0]))
	default:
		if _, err := model.ParseDate(t[2]); err != nil {
			x.fault(n, "%s: the date of this evidence is %s, expected 2026, 2026-11 or 2026-11-30", r, quoted(t[2]))
		}
	}
}

// record faults what is said about a record of comity.
func (x *checker) record(r Ref) {
	state := x.w.Get(r, "state")
	if state != "" && !slices.Contains(Confirmations(), state) {
		x.fault(x.place(r, "state"), "%s: the state is %s, expected one of: %s; nearest: %s", r.Item, quoted(state),
			strings.Join(Confirmations(), ", "), strings.Join(model.Nearest(state, Confirmations(), 1), ""))
	}
	if state == NotCorrect && x.w.Get(r, "comment") == "" {
		x.fault(x.place(r, "state"), "%s: the record is not correct, but no comment says what is", r.Item)
	}
}

// conflicts faults each answer on which copies differ.
func (x *checker) conflicts(r Ref) {
	for _, c := range x.w.Conflicts(r) {
		who := prose.Each(c.Values, func(v Value) string { return v.By })
		if here := x.w.Get(r, c.Key); here != "" {
			x.fault(x.place(r, conflictsKey), "%s: an answer is given, and its conflict is still here; delete the entries of %s under conflicts", c.Name(), c.Key)
			continue
		}
		x.fault(x.place(r, conflictsKey), "%s: %s, by %s; write the answer at %s and delete these entries", c.Name(), prose.Count(len(c.Values), "value"), prose.List(who, "and"), c.Key)
	}
}

// unknown remarks on keys that comity does not know, with the nearest that it does.
func (x *checker) unknown(m *yaml.Node, of shape) {
	for k, n := range pairs(m) {
		switch want, inner := of(k.Value); want {
		case unknownKey:
			near := ""
			if list := model.Nearest(k.Value, known(of), 1); len(list) > 0 {
				near = "; nearest: " + list[0]
			}
			x.remark(k, "unknown key %s; it is kept%s", quoted(k.Value), near)
		case aMapping:
			x.unknown(n, inner)
		case aText:
		case aList:
			for _, entry := range entries(n) {
				x.unknown(entry, inner)
			}
		}
	}
}

func known(of shape) []string {
	all := slices.Concat(topKeys(), fieldKeys(), recordKeys(), evidenceKeys(), contactKeys(), conflictKeys())
	for _, part := range PartKeys() {
		all = append(all, itemKeys(part)...)
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(key string) bool { kind, _ := of(key); return kind == unknownKey })
}

// Tally counts the items that a file has and those with an answer, its points of
// contact where it has nothing else, and the records that are still to be confirmed.
func Tally(w *Workbook) string {
	items, answered := 0, 0
	for _, r := range w.refs() {
		if r.Part == "" || r.Part == Records {
			continue
		}
		items++
		if w.Answered(r) {
			answered++
		}
	}
	out := fmt.Sprintf("answers to %d of %s", answered, prose.Count(items, "item"))
	if items == 0 && w.Has(Ref{Contacts, ""}) {
		out = prose.Count(len(w.Contacts()), "point of contact", "points of contact")
	}
	open := 0
	all := w.Records("")
	for _, r := range all {
		if r.State == ToBeConfirmed || r.State == "" {
			open++
		}
	}
	if len(all) > 0 {
		out += fmt.Sprintf(", %d of %s to be confirmed", open, prose.Count(len(all), "record"))
	}
	return out
}
