package ask

import (
	_ "embed" // for languages.txt
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"comity/model"
)

// languagesFile holds the commonest words of questions in other languages.
//
//go:embed languages.txt
var languagesFile string

// translation is what a phrase of another language is read as.
type translation struct {
	english  []string
	language string
	weak     bool // it has no meaning of its own: it does not tell the language
}

// addLanguages adds the phrases of other languages that are no name in English.
func (r *Reader) addLanguages() {
	var languages []string
	for line := range strings.Lines(languagesFile) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if languages == nil {
			languages = cells
			continue
		}
		words, star := strings.CutSuffix(cells[0], "*")
		english := strings.Fields(model.Fold(words))
		for i, cell := range cells[1:] {
			for phrase := range strings.SplitSeq(cell, "|") {
				folded := fold(phrase)
				if _, known := r.foreign[folded]; known || folded == "" || r.inEnglish(folded) {
					continue
				}
				r.foreign[folded] = translation{english, languages[i+1], star || words == "the"}
				r.longestForeign = max(r.longestForeign, strings.Count(folded, " ")+1)
			}
		}
	}
}

// fold is a phrase as names are compared, its Russian words without their endings:
// Россия, Россию, России.
func fold(phrase string) string {
	folded := model.Fold(phrase)
	if !strings.ContainsFunc(folded, func(c rune) bool { return unicode.Is(unicode.Cyrillic, c) }) {
		return folded
	}
	words, endings := strings.Fields(folded), strings.Fields(endings)
	for i, w := range words {
		for _, ending := range endings {
			if stem, ok := strings.CutSuffix(w, ending); ok && utf8.RuneCountInString(stem) > 2 {
				words[i] = stem
				break
			}
		}
	}
	return strings.Join(words, " ")
}

// endings are those of the cases of Russian nouns and adjectives, the longest first.
const endings = "ского скому ского ская скую ской ское ский скими ским ских ские ами ями ими ыми ого его ому ему ах ях ом ем ой ей ою ею ов ев ый ий ая яя ую юю ое ее ые ие ым им ых их а я у ю е и ы о й ь"

// inEnglish reports whether a phrase is an English word or name here, and no code.
func (r *Reader) inEnglish(folded string) bool {
	return slices.ContainsFunc(r.names[folded], func(t thing) bool { return !t.capped })
}

// translate puts English words in the place of those of another language, if the
// question has any that tell the language.
func (q *question) translate() {
	for _, weak := range []bool{false, true} {
		if weak && q.language == "" {
			return
		}
		for i := 0; i < len(q.tokens); i++ {
			if n, _ := q.phrase(i); weak && n > 1 { // Estados Unidos
				i += n - 1
				continue
			}
			n, to := q.foreign(i, weak)
			if n == 0 {
				continue
			}
			whole := q.tokens[i]
			whole.end, whole.capitals = q.tokens[i+n-1].end, false
			in := make([]token, len(to.english))
			for k, w := range to.english {
				in[k] = whole
				in[k].word, in[k].comma = w, whole.comma && k == 0
			}
			q.tokens = slices.Replace(q.tokens, i, i+n, in...)
			i += len(in) - 1
			if !weak && q.language == "" {
				q.language = to.language
			}
		}
	}
}

// foreign finds the longest phrase of another language at a token.
func (q *question) foreign(i int, weak bool) (int, translation) {
	for n := min(q.r.longestForeign, len(q.tokens)-i); n > 0; n-- {
		phrase := q.folded(&item{from: i, to: i + n})
		to, ok := q.r.foreign[phrase]
		if code := n == 1 && q.tokens[i].capitals && len(q.r.names[phrase]) > 0; ok && !code && to.weak == weak {
			return n, to
		}
	}
	return 0, translation{}
}

// elided is how many bytes of a word are an elided one before it, as in "l'UE" and
// "qu'a"; 0 where the apostrophe is within a name.
func (r *Reader) elided(raw string) int {
	at := strings.IndexAny(raw, "'’")
	if at < 0 || r.apostrophes[model.Fold(raw)] {
		return 0
	}
	switch strings.ToLower(raw[:at]) {
	case "l", "d", "qu", "n", "s", "j", "c", "m", "t", "dell", "all", "nell", "sull", "dall":
		for k, c := range raw[at:] {
			if k > 0 && unicode.IsLetter(c) {
				return at + k
			}
		}
	}
	return 0
}

// split splits Chinese, which has no spaces, at the phrases that are known, the longest
// first; other text is one word.
func (r *Reader) split(raw string) []string {
	if first, _ := utf8.DecodeRuneInString(raw); !unicode.Is(unicode.Han, first) {
		return []string{raw}
	}
	const most = 12
	runes := []rune(raw)
	var out []string
	unknown := ""
	for i := 0; i < len(runes); {
		n := min(most, len(runes)-i)
		for ; n > 0; n-- {
			phrase := string(runes[i : i+n])
			if _, ok := r.foreign[model.Fold(phrase)]; ok || len(r.names[model.Fold(phrase)]) > 0 {
				break
			}
		}
		if n == 0 {
			unknown += string(runes[i])
			i++
			continue
		}
		if unknown != "" {
			out, unknown = append(out, unknown), ""
		}
		out = append(out, string(runes[i:i+n]))
		i += n
	}
	if unknown != "" {
		out = append(out, unknown)
	}
	return out
}

// languageNote says which language was read how far, where words of it are left over.
func (q *question) languageNote(left []string) string {
	const known = "comity reads questions in English, and the commonest words of French, German, Spanish, Russian, Chinese, Arabic, Portuguese and Italian"
	if len(left) == 0 {
		return ""
	}
	if q.language != "" {
		return "of " + q.language + " only the commonest words are read, and these are not among them: " + strings.Join(left, ", ")
	}
	for _, words := range left {
		for _, c := range words {
			if unicode.IsLetter(c) && !unicode.Is(unicode.Latin, c) {
				return known + "; not understood: " + words
			}
		}
	}
	return ""
}

// isIsland reports whether the German name of Iceland is the English word.
func (q *question) isIsland(k int) bool {
	t := q.tokens[q.items[k].from]
	first, _ := utf8.DecodeRuneInString(q.text[t.start:])
	return t.word == "island" && !unicode.IsUpper(first)
}
