package survey

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"comity/model/prose"
)

// address is the place of one value in a file.
type address struct {
	ref Ref
	key string
}

// state is what stands at an address: a text, the values of a conflict, a list, or
// what a key that comity does not know holds.
type state struct {
	values  []Value      // one, or those of a conflict
	plain   *yaml.Node   // of the one value
	list    []*yaml.Node // of a list
	entries []string     // the same as text, to compare
	isList  bool
}

// conflicted reports whether copies differed here.
func (s state) conflicted() bool { return len(s.values) > 1 || len(s.values) == 1 && s.plain == nil }

// blank reports whether nothing stands here.
func (s state) blank() bool {
	return len(s.entries) == 0 && !s.conflicted() && (len(s.values) == 0 || s.values[0].Text == "")
}

// same reports whether the same stands in two places; the order of a list does not
// count.
func (s state) same(o state) bool {
	if s.blank() || o.blank() {
		return s.blank() == o.blank()
	}
	if s.isList != o.isList || s.conflicted() != o.conflicted() || len(s.values) != len(o.values) {
		return false
	}
	if s.isList {
		return slices.Equal(sorted(s.entries), sorted(o.entries))
	}
	return !slices.ContainsFunc(s.values, func(v Value) bool {
		return !slices.ContainsFunc(o.values, func(other Value) bool { return other.Text == v.Text && (!s.conflicted() || other.By == v.By) })
	})
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

// flat is a file as what stands at each address.
type flat struct {
	at    map[address]state
	order []address // of the file
}

func (f *flat) set(a address, s state) {
	if _, there := f.at[a]; !there {
		f.order = append(f.order, a)
	}
	f.at[a] = s
}

// flatten returns what stands in a workbook. Values of conflicts stand at the
// address that they are about.
func flatten(w *Workbook) *flat {
	f := &flat{at: map[address]state{}}
	f.mapping(w, Ref{}, w.top(), topOf)
	return f
}

// text is all that stands in a file, in its order.
func (f *flat) text() string {
	var b strings.Builder
	for _, a := range f.order {
		s := f.at[a]
		for _, part := range append([]string{a.ref.Part, a.ref.Item, a.key, s.words()}, s.entries...) {
			b.WriteString(part + "\x00")
		}
	}
	return b.String()
}

func (f *flat) mapping(w *Workbook, r Ref, m *yaml.Node, of shape) {
	for name, n := range pairs(m) {
		k := name.Value
		a := address{r, k}
		switch want, inner := of(k); {
		case k == conflictsKey && want == aList:
		case want == aMapping && n.Kind == yaml.MappingNode:
			next := Ref{k, ""}
			if r.Part != "" {
				next = Ref{r.Part, k}
			}
			f.mapping(w, next, n, inner)
		case want == aMapping:
		case want == aText:
			said := Text(scalar(n))
			if k == ScaleKey {
				if scale, ok := ParseScale(said); ok {
					said = string(scale)
				}
			}
			f.set(a, state{values: []Value{{Text: said}}, plain: n})
		case want == aList:
			f.set(a, listState(n, inner))
		default:
			f.set(a, state{values: []Value{{Text: opaque(n)}}, plain: n})
		}
	}
	for _, c := range w.Conflicts(r) {
		a := address{r, c.Key}
		for _, v := range f.at[a].values { // an answer beside them is one of them
			if v.Text != "" && !slices.ContainsFunc(c.Values, func(o Value) bool { return o.Text == v.Text }) {
				c.Values = append(c.Values, Value{v.Text, w.By()})
			}
		}
		f.set(a, state{values: c.Values})
	}
}

// listState is a list of entries that differ; an entry is told by its texts.
func listState(n *yaml.Node, of shape) state {
	s := state{isList: true}
	for _, entry := range entries(n) {
		if text := entryText(entry, of); text != "" && !slices.Contains(s.entries, text) {
			s.list, s.entries = append(s.list, entry), append(s.entries, text)
		}
	}
	return s
}

// entryText is an entry as text: its keys with what is not empty, in order.
func entryText(entry *yaml.Node, of shape) string {
	var parts []string
	for k, n := range pairs(entry) {
		said := Text(scalar(n))
		if want, _ := of(k.Value); want == unknownKey {
			said = opaque(n)
		}
		if said != "" {
			parts = append(parts, k.Value+": "+said)
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, "\n")
}

// opaque is what a key that comity does not know holds, as YAML without comments.
func opaque(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode {
		return scalar(n)
	}
	bare := clone(n)
	strip(bare)
	text, err := yaml.Marshal(bare)
	if err != nil {
		return "?"
	}
	return strings.TrimSpace(string(text))
}

func strip(n *yaml.Node) {
	n.HeadComment, n.LineComment, n.FootComment = "", "", ""
	for _, c := range n.Content {
		strip(c)
	}
}

// addresses are all addresses of several files: in the order of parts, items and
// answers, and what has no place there by its name.
func addresses(files ...*flat) []address {
	all := map[address]bool{}
	for _, f := range files {
		for _, a := range f.order {
			all[a] = true
		}
	}
	rank := func(list []string, s string) int {
		if i := slices.Index(list, s); i >= 0 {
			return i
		}
		return len(list)
	}
	parts := append([]string{""}, topKeys()...)
	return slices.SortedFunc(maps.Keys(all), func(a, b address) int {
		return cmp.Or(
			rank(parts, a.ref.Part)-rank(parts, b.ref.Part), strings.Compare(a.ref.Part, b.ref.Part),
			rank(itemKeys(a.ref.Part), a.ref.Item)-rank(itemKeys(b.ref.Part), b.ref.Item), strings.Compare(a.ref.Item, b.ref.Item),
			rank(orderAt(a.ref), a.key)-rank(orderAt(b.ref), b.key), strings.Compare(a.key, b.key))
	})
}

// Change is one answer that two workbooks have differently. Of a list it is one
// entry that came or went.
type Change struct {
	Ref      Ref
	Key      string
	Was, Now string // empty for nothing; of a conflict its values, a paragraph each
}

// Diff returns what changed from one workbook to another, in the order of the file.
func Diff(old, now *Workbook) []Change { return changes(flatten(old), flatten(now)) }

func changes(old, now *flat) []Change {
	var out []Change
	for _, a := range addresses(old, now) {
		was, is := old.at[a], now.at[a]
		if was.same(is) {
			continue
		}
		if !was.isList && !is.isList {
			out = append(out, Change{a.ref, a.key, was.words(), is.words()})
			continue
		}
		for _, e := range was.entries {
			if !slices.Contains(is.entries, e) {
				out = append(out, Change{a.ref, a.key, e, ""})
			}
		}
		for _, e := range is.entries {
			if !slices.Contains(was.entries, e) {
				out = append(out, Change{a.ref, a.key, "", e})
			}
		}
	}
	return out
}

// words are what stands here as text.
func (s state) words() string {
	if !s.conflicted() {
		if len(s.values) == 0 {
			return ""
		}
		return s.values[0].Text
	}
	return strings.Join(prose.Each(s.values, func(v Value) string { return v.By + ": " + v.Text }), "\n")
}
