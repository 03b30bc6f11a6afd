package survey

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"comity/model"
	"comity/model/prose"
)

// Workbook is a workbook as its file has it: with its comments, its order, and
// keys that comity does not know. It is not safe for concurrent use.
type Workbook struct{ root *yaml.Node }

// The keys of the head of a file.
const (
	VersionKey = "comity_survey"
	CountryKey = "country"
	YearKey    = "year"
	DateKey    = "date"
	ByKey      = "by"
	CorpusKey  = "corpus"
)

func headKeys() []string { return []string{VersionKey, CountryKey, YearKey, DateKey, ByKey, CorpusKey} }

// conflictsKey is where the values stand on which copies differ.
const conflictsKey = "conflicts"

// The keys of what else a file holds.
func recordKeys() []string {
	return []string{"about", "record", "source", "address", "state", "comment"}
}
func evidenceKeys() []string { return []string{"title", "address", "date"} }
func contactKeys() []string  { return []string{"name", "role", "body", "email", "phone"} }
func conflictKeys() []string { return []string{"answer", "by", "value"} }

// topKeys are the keys of a file in their order.
func topKeys() []string {
	return slices.Concat(headKeys(), PartKeys(), []string{Contacts, Records, conflictsKey})
}

// fieldKeys are the keys of an item in their order.
func fieldKeys() []string {
	return []string{ScaleKey, MeasuresKey, ChallengesKey, NeededKey, EvidenceKey, AnsweredByKey, NotesKey, conflictsKey}
}

// pair finds a key of a mapping and returns the index of its value, or -1.
func pair(mapping *yaml.Node, key string) int {
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return -1
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return i + 1
		}
	}
	return -1
}

// pairs are the keys of a mapping with their values; none of another node.
func pairs(mapping *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		if mapping == nil || mapping.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(mapping.Content); i += 2 {
			if !yield(mapping.Content[i], mapping.Content[i+1]) {
				return
			}
		}
	}
}

// value is the value of a key of a mapping, or nil.
func value(mapping *yaml.Node, key string) *yaml.Node {
	if i := pair(mapping, key); i >= 0 {
		return mapping.Content[i]
	}
	return nil
}

// scalar is the text of a node; nothing where it is empty or no text.
func scalar(n *yaml.Node) string {
	if n == nil || n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		return ""
	}
	return n.Value
}

func empty() *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"} }

func key(name string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name}
}

// text is a node with a text, in a block where it has several lines.
func text(s string) *yaml.Node {
	if s == "" {
		return empty()
	}
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	if strings.Contains(s, "\n") {
		n.Style = yaml.LiteralStyle
	}
	return n
}

// keyed is a mapping of texts.
func keyed(keys []string, values ...string) *yaml.Node {
	m := &yaml.Node{Kind: yaml.MappingNode}
	for i, k := range keys {
		m.Content = append(m.Content, key(k), text(values[i]))
	}
	return m
}

// put sets a key of a mapping, and keeps the comments of the value before. A new
// key comes to its place in the order.
func put(mapping *yaml.Node, name string, n *yaml.Node, order []string) {
	if i := pair(mapping, name); i >= 0 {
		replace(mapping, i, n)
		return
	}
	at := len(mapping.Content)
	place := slices.Index(order, name)
	for i := 0; place >= 0 && i+1 < len(mapping.Content); i += 2 {
		if slices.Index(order, mapping.Content[i].Value) > place {
			at = i
			break
		}
	}
	mapping.Content = slices.Insert(mapping.Content, at, key(name), n)
}

// under returns the mapping at a key; it makes one where there is none.
func under(mapping *yaml.Node, name string, order []string) *yaml.Node {
	n := value(mapping, name)
	if n == nil || n.Kind != yaml.MappingNode {
		n = &yaml.Node{Kind: yaml.MappingNode}
		put(mapping, name, n, order)
	}
	n.Style &^= yaml.FlowStyle
	return n
}

func (w *Workbook) top() *yaml.Node { return w.root.Content[0] }

// at is the mapping of a part, an item, a record, a point of contact or the head; nil
// where it is not there.
func (w *Workbook) at(r Ref) *yaml.Node {
	n := w.top()
	if r.Part != "" {
		n = value(n, r.Part)
	}
	if i, err := strconv.Atoi(r.Item); err == nil && r.Part == Contacts {
		if list := slices.DeleteFunc(slices.Clone(entries(n)), emptyContact); i > 0 && i <= len(list) {
			return list[i-1]
		}
		return nil
	}
	if r.Item != "" {
		n = value(n, r.Item)
	}
	return n
}

func emptyContact(n *yaml.Node) bool { return strings.Join(texts(n, contactKeys()), "") == "" }

// open is at, but makes what is not there.
func (w *Workbook) open(r Ref) *yaml.Node {
	n := w.top()
	if r.Part != "" {
		n = under(n, r.Part, topKeys())
	}
	if r.Item != "" {
		n = under(n, r.Item, itemKeys(r.Part))
	}
	return n
}

// orderAt is the order of the keys of a mapping.
func orderAt(r Ref) []string {
	switch r.Part {
	case "":
		return topKeys()
	case Records:
		return recordKeys()
	}
	return fieldKeys()
}

// Country is the code of the State.
func (w *Workbook) Country() model.ISO3 { return model.ISO3(w.Get(Ref{}, CountryKey)) }

// Year is the year that the workbook is about; 0 for none.
func (w *Workbook) Year() int {
	n, err := strconv.Atoi(w.Get(Ref{}, YearKey))
	if err != nil {
		return 0
	}
	return n
}

// Date is the day on which the workbook was last worked on; zero for none.
func (w *Workbook) Date() model.Date {
	d, _ := model.ParseDate(w.Get(Ref{}, DateKey)) // zero for what is no date
	return d
}

// By is who fills in this copy.
func (w *Workbook) By() string { return w.Get(Ref{}, ByKey) }

// Has reports whether the file has a part, an item or a record.
func (w *Workbook) Has(r Ref) bool { return w.at(r) != nil }

// Get returns a text at an item, a record or the head: the answer with this key.
func (w *Workbook) Get(r Ref, key string) string { return Text(scalar(value(w.at(r), key))) }

// Scale is how far the State says it is with an item; empty where nothing known
// is said.
func (w *Workbook) Scale(r Ref) Scale {
	s, ok := ParseScale(w.Get(r, ScaleKey))
	if !ok {
		return ""
	}
	return s
}

// Set sets a text, in the form of [Text]. What is not there yet comes to its place.
// An empty text clears the answer. A conflict about it is settled.
func (w *Workbook) Set(r Ref, key, answer string) {
	put(w.open(r), key, answerNode(r, key, answer), orderAt(r))
	w.settle(r, func(of string) bool { return of == key })
}

// answerNode is the node of a text.
func answerNode(r Ref, key, answer string) *yaml.Node {
	n := text(Text(answer))
	if r == (Ref{}) && (key == YearKey || key == VersionKey) {
		n.Tag = ""
	}
	return n
}

func entries(list *yaml.Node) []*yaml.Node {
	if list == nil || list.Kind != yaml.SequenceNode {
		return nil
	}
	return list.Content
}

// setEntries sets a list of a mapping. Entries that stay keep what else they have,
// also one of which a text was changed.
func setEntries(m *yaml.Node, name string, list []*yaml.Node, order []string) {
	n := &yaml.Node{Kind: yaml.SequenceNode, Content: list}
	before := slices.Clone(entries(value(m, name)))
	for i, now := range list {
		for j, was := range before {
			if was != nil && sameTexts(now, was) {
				list[i], before[j] = was, nil
				break
			}
		}
	}
	for i, now := range list {
		if i < len(before) && before[i] != nil && !slices.Contains(before, now) && alike(now, before[i]) {
			list[i], before[i] = changed(before[i], now), nil
		}
	}
	if len(list) == 0 {
		n.Style = yaml.FlowStyle // []
	}
	put(m, name, n, order)
}

// alike reports whether two entries have a text in common, or one of them has none.
func alike(a, b *yaml.Node) bool {
	none := [2]bool{true, true}
	for k, n := range pairs(a) {
		x, y := scalar(n), scalar(value(b, k.Value))
		if x != "" && x == y {
			return true
		}
		none[0], none[1] = none[0] && x == "", none[1] && y == ""
	}
	return none[0] || none[1]
}

// changed is an entry with the texts of another; the rest is as it was.
func changed(was, texts *yaml.Node) *yaml.Node {
	out := clone(was)
	for k, n := range pairs(texts) {
		put(out, k.Value, n, nil)
	}
	return out
}

// sameTexts reports whether an entry has all texts of another.
func sameTexts(want, there *yaml.Node) bool {
	for k, n := range pairs(want) {
		if Text(scalar(n)) != Text(scalar(value(there, k.Value))) {
			return false
		}
	}
	return true
}

// Evidence returns the public texts that show the answers to an item.
func (w *Workbook) Evidence(r Ref) []Evidence {
	return prose.Each(entries(value(w.at(r), EvidenceKey)), func(n *yaml.Node) Evidence {
		t := texts(n, evidenceKeys())
		return Evidence{t[0], t[1], t[2]}
	})
}

// SetEvidence sets the public texts that show the answers to an item.
func (w *Workbook) SetEvidence(r Ref, all []Evidence) {
	list := prose.Each(all, func(e Evidence) *yaml.Node {
		return keyed(evidenceKeys(), Text(e.Title), Text(e.Address), Text(e.Date))
	})
	setEntries(w.open(r), EvidenceKey, list, fieldKeys())
}

func texts(n *yaml.Node, keys []string) []string {
	return prose.Each(keys, func(k string) string { return Text(scalar(value(n, k))) })
}

// Contacts returns the points of contact, without empty ones.
func (w *Workbook) Contacts() []Contact {
	var out []Contact
	for _, n := range entries(value(w.top(), Contacts)) {
		if emptyContact(n) {
			continue
		}
		t := texts(n, contactKeys())
		out = append(out, Contact{t[0], t[1], t[2], t[3], t[4]})
	}
	return out
}

// SetContacts sets the points of contact.
func (w *Workbook) SetContacts(all []Contact) {
	list := prose.Each(all, func(c Contact) *yaml.Node {
		return keyed(contactKeys(), Text(c.Name), Text(c.Role), Text(c.Body), Text(c.Email), Text(c.Phone))
	})
	setEntries(w.top(), Contacts, list, topKeys())
}

// Records returns what comity has on record, about one part or item or, for an
// empty name, about any.
func (w *Workbook) Records(about string) []Record {
	var out []Record
	for k, n := range pairs(value(w.top(), Records)) {
		t := texts(n, recordKeys())
		if about == "" || t[0] == about {
			out = append(out, Record{Key: k.Value, About: t[0], Text: t[1], Source: t[2], Address: t[3], State: t[4], Comment: t[5]})
		}
	}
	return out
}

// Answered reports whether anything is answered at an item or said about a record, or
// whether there is such a point of contact.
func (w *Workbook) Answered(r Ref) bool {
	switch state := w.Get(r, "state"); r.Part {
	case Records:
		return state != "" && state != ToBeConfirmed || w.Get(r, "comment") != ""
	case Contacts:
		return w.Has(r)
	}
	for _, f := range Fields() {
		if f.Key != NotesKey && f.Key != AnsweredByKey && w.Get(r, f.Key) != "" {
			return true
		}
	}
	return len(w.Evidence(r)) > 0 || len(w.Conflicts(r)) > 0
}

// Clone returns a copy that shares nothing.
func (w *Workbook) Clone() *Workbook { return &Workbook{clone(w.root)} }

func clone(n *yaml.Node) *yaml.Node {
	out := *n
	out.Content = make([]*yaml.Node, len(n.Content))
	for i, c := range n.Content {
		out.Content[i] = clone(c)
	}
	return &out
}
