package survey

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// MatchRef finds a part, an item or a section by what people type: "norms", "j",
// "norm j", "norms/j", "law", "contacts", "records". The error is a
// [model.NotFoundError] with the nearest.
func MatchRef(name string) (Ref, error) {
	word := strings.ToLower(strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '/' }), "/"))
	word = strings.TrimPrefix(strings.Replace(word, "norm/", Norms+"/", 1), "un/")
	if slices.Contains(normLetters(), word) {
		return Ref{Norms, word}, nil
	}
	all := RefNames()
	if !slices.Contains(all, word) {
		return Ref{}, &model.NotFoundError{Kind: "part of the survey", Name: name, Nearest: model.Nearest(word, all, 3)}
	}
	part, item, _ := strings.Cut(word, "/")
	return Ref{part, item}, nil
}

// RefNames returns what a part, an item or a section is called.
func RefNames() []string {
	all := PartKeys()
	for _, part := range PartKeys() {
		all = append(all, prose.Each(itemKeys(part), func(item string) string { return Ref{part, item}.String() })...)
	}
	return append(all, Contacts, Records)
}
