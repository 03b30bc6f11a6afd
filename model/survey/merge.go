package survey

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"comity/model/prose"
)

// Copy is a workbook with the name of its file.
type Copy struct {
	Name string
	Book *Workbook
}

// who is who wrote a copy: what it says itself, or the name of its file.
func (c *Copy) who() string { return cmp.Or(c.Book.By(), Text(c.Name)) }

// Merge puts copies of one workbook together: the same whatever their order. With a
// base, from which they were made, an answer that one copy changed is taken; without
// one, an answer that one copy has. Where copies differ, all values are kept as a
// conflict, with who wrote each. A key that is not in a copy is left alone; an empty
// one is cleared. Entries of lists and comments are joined. The error says that copies
// are not of the same State or year.
func Merge(base *Workbook, copies []Copy) (*Workbook, error) {
	if len(copies) == 0 {
		return nil, fmt.Errorf("nothing to merge; name the copies")
	}
	m := &merger{base: base, opened: map[Ref]*yaml.Node{}, index: map[*yaml.Node]map[string]int{}, decided: map[Ref]*decisions{}}
	if err := m.take(copies); err != nil {
		return nil, err
	}
	m.out = m.skeleton()
	for _, a := range addresses(append(m.flats, m.was)...) {
		m.merge(a)
	}
	m.conflicts()
	m.comments()
	return m.out, nil
}

type merger struct {
	base   *Workbook
	was    *flat // the base
	copies []Copy
	flats  []*flat // of the copies
	out    *Workbook

	opened  map[Ref]*yaml.Node            // mappings of out, once they were asked for
	index   map[*yaml.Node]map[string]int // where their keys are
	decided map[Ref]*decisions
}

// decisions are the answers of a mapping that were decided, in their order, and the values
// of the conflicts among them.
type decisions struct {
	keys   []string
	values map[string][]*yaml.Node
}

// take puts the copies into an order that depends on what they hold alone.
func (m *merger) take(copies []Copy) error {
	m.was = &flat{at: map[address]state{}}
	first := copies[0]
	if m.base != nil {
		m.was, first = flatten(m.base), Copy{"the base", m.base}
	}
	type known struct {
		Copy
		flat *flat
		text string
	}
	var all []known
	for _, c := range copies {
		for _, key := range []string{CountryKey, YearKey} {
			if want, got := first.Book.Get(Ref{}, key), c.Book.Get(Ref{}, key); want != got {
				return fmt.Errorf("the %s of %s is %s and that of %s is %s; merge copies of one workbook", key, c.Name, cmp.Or(got, "missing"), first.Name, cmp.Or(want, "missing"))
			}
		}
		f := flatten(c.Book)
		all = append(all, known{c, f, f.text()})
	}
	slices.SortFunc(all, func(a, b known) int { return cmp.Or(strings.Compare(a.text, b.text), strings.Compare(a.Name, b.Name)) })
	for _, c := range all {
		m.copies, m.flats = append(m.copies, c.Copy), append(m.flats, c.flat)
	}
	return nil
}

// skeleton is the base or the first copy, with the parts, items and records that
// only others have.
func (m *merger) skeleton() *Workbook {
	from := m.copies
	if m.base != nil {
		from = append([]Copy{{"", m.base}}, from...)
	}
	out := from[0].Book.Clone()
	for _, c := range from[1:] {
		for _, r := range c.Book.refs() {
			if out.Has(r) {
				continue
			}
			if !out.Has(Ref{r.Part, ""}) {
				put(out.top(), r.Part, &yaml.Node{Kind: yaml.MappingNode}, topKeys())
				likeKey(out.top(), c.Book.top(), r.Part)
			}
			part, theirs := out.open(Ref{r.Part, ""}), c.Book.at(Ref{r.Part, ""})
			put(part, r.Item, clone(value(theirs, r.Item)), itemKeys(r.Part))
			likeKey(part, theirs, r.Item)
		}
	}
	return out
}

// likeKey gives a key the comments that it has elsewhere.
func likeKey(mapping, like *yaml.Node, name string) {
	to, from := mapping.Content[pair(mapping, name)-1], like.Content[pair(like, name)-1]
	to.HeadComment, to.LineComment, to.FootComment = from.HeadComment, from.LineComment, from.FootComment
}

// merge decides what stands at one address.
func (m *merger) merge(a address) {
	switch {
	case a.ref == Ref{} && a.key == ByKey:
		m.decide(a, answerNode(a.ref, a.key, m.together(a)))
		return
	case a.ref == Ref{} && (a.key == DateKey || a.key == CorpusKey):
		m.decide(a, answerNode(a.ref, a.key, m.newest(a)))
		return
	}
	var states []state
	var who []string
	list := m.was.at[a].isList
	for i, f := range m.flats {
		if s, there := f.at[a]; there {
			states, who = append(states, s), append(who, m.copies[i].who())
			list = list || s.isList
		}
	}
	if list {
		m.list(a, states)
		return
	}
	m.text(a, states, who)
}

// together is everybody who filled in a copy.
func (m *merger) together(a address) string {
	var out []string
	for _, f := range m.flats {
		for _, v := range f.at[a].values {
			out = append(out, strings.Split(v.Text, "; ")...)
		}
	}
	slices.Sort(out)
	return strings.TrimPrefix(strings.Join(slices.Compact(out), "; "), "; ")
}

// newest is the latest day, or the latest corpus, of the copies.
func (m *merger) newest(a address) string {
	out := ""
	for _, f := range append(m.flats, m.was) {
		out = max(out, f.at[a].words())
	}
	return out
}

// list joins a list: with a base, an entry that a copy took out is out.
func (m *merger) list(a address, states []state) {
	var list []*yaml.Node
	was := m.was.at[a]
	for i, e := range was.entries {
		if !slices.ContainsFunc(states, func(s state) bool { return s.isList && !slices.Contains(s.entries, e) }) {
			list = append(list, was.list[i])
		}
	}
	type entry struct {
		text string
		node *yaml.Node
	}
	var added []entry
	for _, s := range states {
		for i, e := range s.entries {
			known := slices.Contains(was.entries, e) || slices.ContainsFunc(added, func(o entry) bool { return o.text == e })
			if !known {
				added = append(added, entry{e, s.list[i]})
			}
		}
	}
	slices.SortFunc(added, func(x, y entry) int { return strings.Compare(x.text, y.text) })
	list = append(list, prose.Each(added, func(e entry) *yaml.Node { return e.node })...)
	for i := range list {
		list[i] = clone(list[i])
	}
	here := m.out.open(a.ref)
	if now := value(here, a.key); len(list) == 0 && len(entries(now)) == 0 && now != nil {
		return // as empty as it is
	}
	n := &yaml.Node{Kind: yaml.SequenceNode, Content: list}
	if len(list) == 0 {
		n.Style = yaml.FlowStyle
	}
	put(here, a.key, n, orderAt(a.ref))
}

// text decides about a text or about what a key that comity does not know holds.
func (m *merger) text(a address, states []state, who []string) {
	was := m.was.at[a]
	var values []Value
	var plain *yaml.Node
	for i, s := range states {
		if m.base != nil && s.same(was) || m.base == nil && s.blank() {
			continue
		}
		plain = s.plain
		for _, v := range s.values {
			values = append(values, Value{v.Text, cmp.Or(v.By, who[i])})
		}
	}
	values = joined(values)
	if a.ref.Part == Records && len(values) > 1 { // that nobody looked at it yet differs from nothing
		values = slices.DeleteFunc(values, func(v Value) bool { return v.Text == ToBeConfirmed })
	}
	switch {
	case len(values) > 1:
		m.conflict(a, values)
	case len(values) == 0:
		m.keep(a, states)
	case m.known(a) || plain == nil:
		m.decide(a, answerNode(a.ref, a.key, values[0].Text))
	default: // the same in all that have it
		m.decide(a, clone(plain))
	}
}

// keep leaves what the base has, or a key that is empty in all copies.
func (m *merger) keep(a address, states []state) {
	if _, there := m.was.at[a]; there || len(states) == 0 || states[0].plain == nil || m.find(a) >= 0 {
		return
	}
	m.put(a, clone(states[0].plain))
}

// known reports whether a text of comity's form stands at an address.
func (m *merger) known(a address) bool {
	return slices.Contains(orderAt(a.ref), a.key) && (a.ref.Part == "" || a.ref.Item != "")
}

// joined puts equal values together, and all into an order.
func joined(values []Value) []Value {
	slices.SortFunc(values, func(a, b Value) int { return cmp.Or(strings.Compare(a.Text, b.Text), strings.Compare(a.By, b.By)) })
	var out []Value
	for _, v := range values {
		last := len(out) - 1
		switch {
		case last < 0 || out[last].Text != v.Text:
			out = append(out, v)
		case !slices.Contains(strings.Split(out[last].By, "; "), v.By):
			out[last].By += "; " + v.By
		}
	}
	return out
}

// conflict keeps all values, and none as the answer.
func (m *merger) conflict(a address, values []Value) {
	m.decide(a, answerNode(a.ref, a.key, ""), prose.Each(values, func(v Value) *yaml.Node { return keyed(conflictKeys(), a.key, v.By, v.Text) })...)
}

// decide puts a node at an address, with the values of its conflict if it is one.
func (m *merger) decide(a address, n *yaml.Node, values ...*yaml.Node) {
	m.put(a, n)
	d := m.decided[a.ref]
	if d == nil {
		d = &decisions{values: map[string][]*yaml.Node{}}
		m.decided[a.ref] = d
	}
	d.keys, d.values[a.key] = append(d.keys, a.key), values
}

// conflicts writes the values of all conflicts in place of those about what was decided.
func (m *merger) conflicts() {
	for r, d := range m.decided {
		m.out.settle(r, func(key string) bool { _, ok := d.values[key]; return ok })
		here := m.out.open(r)
		list := slices.Clone(entries(value(here, conflictsKey)))
		before := len(list)
		for _, key := range d.keys {
			list = append(list, d.values[key]...)
		}
		if len(list) > before {
			put(here, conflictsKey, &yaml.Node{Kind: yaml.SequenceNode, Content: list}, orderAt(r))
		}
	}
}

// find is where the value of an address is in its mapping, or -1.
func (m *merger) find(a address) int {
	here, ok := m.opened[a.ref]
	if !ok {
		here = m.out.open(a.ref)
		m.opened[a.ref] = here
	}
	for range 2 { // once more if keys were put before it meanwhile
		if m.index[here] == nil {
			m.index[here] = indexOf(here)
		}
		i, there := m.index[here][a.key]
		if !there {
			return -1
		}
		if i < len(here.Content) && here.Content[i-1].Value == a.key {
			return i
		}
		delete(m.index, here)
	}
	return pair(here, a.key)
}

// put puts a node at an address. Keys that have no order come behind the others, so that
// the index holds.
func (m *merger) put(a address, n *yaml.Node) {
	i, here := m.find(a), m.opened[a.ref]
	switch {
	case i >= 0:
		replace(here, i, n)
	case !slices.Contains(orderAt(a.ref), a.key):
		here.Content = append(here.Content, key(a.key), n)
		m.index[here][a.key] = len(here.Content) - 1
	default:
		put(here, a.key, n, orderAt(a.ref))
		delete(m.index, here)
	}
}

// replace puts another value in the place of the i-th node of a mapping; its comments stay.
func replace(mapping *yaml.Node, i int, n *yaml.Node) {
	was := mapping.Content[i]
	n.HeadComment, n.LineComment, n.FootComment = was.HeadComment, was.LineComment, was.FootComment
	if n.LineComment != "" && n.Style == yaml.LiteralStyle { // which has no room behind it
		k := mapping.Content[i-1]
		k.HeadComment = strings.TrimPrefix(k.HeadComment+"\n"+n.LineComment, "\n")
		n.LineComment = ""
	}
	mapping.Content[i] = n
}

// indexOf is where the value of each key of a mapping is.
func indexOf(mapping *yaml.Node) map[string]int {
	out := map[string]int{}
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return out
	}
	for i := len(mapping.Content) - 2; i >= 0; i -= 2 { // the first of its name counts
		out[mapping.Content[i].Value] = i + 1
	}
	return out
}
