package uitest

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"comity/model"
	"comity/ui/cli"
)

// withdrawn returns phrases that once stood for an ordinary noun or verb and may
// not come back, each with what to write instead.
func withdrawn() map[string]string {
	return map[string]string{
		"who presents":               "the presenter",
		"who follows":                "a follower",
		"those who follow":           "followers",
		"whoever":                    "name the person or thing",
		"for good":                   "permanently",
		"slide at hand":              "current slide",
		"text at hand":               "current text",
		"so many in":                 "the number and its noun",
		"2 to 9 so many":             "a digit is the number of texts",
		"parted by":                  "separated by, comma-separated",
		"anew":                       "again, restart, reload",
		"what is over":               "what is finished",
		"on the side of":             "took part in",
		"who stands behind":          "who is on record for",
		"countries behind it":        "States on record for it",
		"record behind it":           "on record for it",
		"told apart word by word":    "compared word by word",
		"not of one sort":            "cannot compare",
		"laid over":                  "added to",
		"lay the records":            "add records",
		"is to be known":             "notes",
		"as are allowed":             "too many",
		"as there is room for":       "full",
		"nobody is there to type":    "name the cause",
		"nobody is logged in":        "unauthenticated",
		"the place before":           "previous match",
		"what is set and where":      "each setting, its value and where it comes from",
		"can be said for good":       "to make permanent, see",
		"have the whole window":      "fill the window",
		"lets nobody in":             "refuses new visitors",
		"how much time":              "name the range",
		"gather the rows":            "group rows",
		"tells one thing":            "use only one of",
		"no usual file":              "not a regular file",
		"is there already":           "already exists",
		"is there twice":             "appears twice",
		"does not hold":              "does not match",
		"for which an expression":    "that match an expression",
		"comparable items":           "comparable texts",
		"agrees with most and least": "closest and most distant States",
		"is not a census":            "is not complete",
		"they stand apart":           "they differ",
		"that stand in both":         "in both",
		"taken out of the first":     "the changes from the first wording",
		"here can be set":            "options",
		"portion before":             "previous part",
		"does it too":                "also works",
		"takes off all":              "removes all",
		"on their way":               "loading",
		"is looked for yet":          "nothing to search for yet",
		"take a condition away":      "remove a condition",
		"due for another look":       "due for review",
		"due another look":           "due for review",
		"belonging to a group is no": "group membership does not imply",
	}
}

// withdrawnIn reports each withdrawn phrase that a text has as whole words, in any
// case and across line breaks, with what to write instead.
func withdrawnIn(text string) []string {
	text = " " + strings.ToLower(strings.Join(strings.FieldsFunc(text, between), " ")) + " "
	var found []string
	for words, instead := range withdrawn() {
		if strings.Contains(text, " "+strings.Join(strings.FieldsFunc(words, between), " ")+" ") {
			found = append(found, strconv.Quote(words)+", write: "+instead)
		}
	}
	return found
}

// between reports what stands between words.
func between(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// notYet returns the parts of the program whose words are still to be changed.
func notYet() []string {
	return []string{"ui/sshd/", "page/capacity-building", "term/coordinated-vulnerability-disclosure", "term/supply-chain"}
}

// waits reports whether a part is one of those.
func waits(part string) bool {
	return slices.ContainsFunc(notYet(), func(one string) bool { return strings.HasPrefix(part, one) })
}

// literals returns the text of every string literal of a file that people may
// read: not its import paths and struct tags. Literals that are added up are one.
func literals(tree *ast.File) []string {
	var out []string
	var read func(n ast.Expr) (string, bool)
	read = func(n ast.Expr) (string, bool) {
		switch n := n.(type) {
		case *ast.BasicLit:
			text, err := strconv.Unquote(n.Value)
			return text, n.Kind == token.STRING && err == nil
		case *ast.BinaryExpr:
			left, okLeft := read(n.X)
			right, okRight := read(n.Y)
			return left + right, n.Op == token.ADD && (okLeft || okRight)
		}
		return "", false
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			if n.Tag != nil {
				return false
			}
		case ast.Expr:
			if text, ok := read(n); ok {
				out = append(out, text)
				_, whole := n.(*ast.BasicLit)
				return !whole // the parts of a sum that are calls have literals of their own
			}
		}
		return true
	})
	return out
}

// The words of the program are the ordinary ones: no string of its code has a
// phrase that was withdrawn.
func TestWordsOfTheCode(t *testing.T) {
	for _, file := range goFiles(t) {
		if file.test() || waits(file.path) {
			continue
		}
		for _, text := range literals(file.tree) {
			for _, found := range withdrawnIn(text) {
				t.Errorf("%s has %s: %.80q", file.path, found, text)
			}
		}
	}
}

// Nor has the manual, which holds the help of every command, nor the schemas.
func TestWordsOfTheHelp(t *testing.T) {
	for _, args := range [][]string{{"man"}, {"data", "schema", "--json"}, {"settings", "--example"}} {
		var out, talk bytes.Buffer
		env := cli.Local()
		env.Out, env.Err, env.Environ, env.Config = &out, &talk, nil, func(string) ([]byte, error) { return nil, fs.ErrNotExist }
		if code := cli.Main(t.Context(), env, args); code != 0 || out.Len() < 1000 {
			t.Fatalf("%q: exit %d, %d bytes, %s", args, code, out.Len(), talk.String())
		}
		for _, found := range withdrawnIn(strings.NewReplacer(`\fB`, "", `\fR`, "", `\-`, "-", `\&`, "").Replace(out.String())) {
			t.Errorf("%q prints %s", args, found)
		}
	}
}

// Nor has a page, outside the words of others, nor the README.
func TestWordsOfThePages(t *testing.T) {
	c := Corpus(t)
	for _, p := range append(append([]*model.Page{}, c.Pages()...), c.Terms()...) {
		if waits(string(p.ID)) {
			continue
		}
		for _, found := range withdrawnIn(unquoted(p.Body)) {
			t.Errorf("%s has %s", p.ID, found)
		}
	}
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range withdrawnIn(string(text)) {
		t.Errorf("the README has %s", found)
	}
}

// unquoted returns a page without its quotations.
func unquoted(markdown string) string {
	var lines []string
	for line := range strings.SplitSeq(markdown, "\n") {
		if !strings.HasPrefix(strings.TrimSpace(line), ">") {
			lines = append(lines, line)
		}
	}
	return regexp.MustCompile(`(?s)“[^”]*”|"[^"\n]*"`).ReplaceAllString(strings.Join(lines, "\n"), "")
}

// Each phrase is found wherever it comes back, and by that phrase alone.
func TestWithdrawnPhrasesAreFound(t *testing.T) {
	for words, instead := range withdrawn() {
		begin, end, _ := strings.Cut(words, " ")
		for name, source := range map[string]string{
			"a literal": `var s = "see ` + words + ` here"`, "capitals": `var s = "` + strings.ToUpper(words) + `"`,
			"a line break": "var s = `see " + strings.ReplaceAll(words, " ", "\n\t") + "`", "a sum": `var s = "see ` + begin + ` " + "` + end + `"`,
			"a call": `var s = call("see " + name("` + words + `"))`, "a table": `var s = []row{{"one", "` + words + `"}}`,
		} {
			tree, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+source, 0)
			if err != nil {
				t.Fatal(err)
			}
			hit := false
			for _, text := range literals(tree) {
				for _, found := range withdrawnIn(text) {
					hit = hit || strings.HasPrefix(found, strconv.Quote(words))
				}
			}
			if !hit {
				t.Errorf("%q is not found in %s", words, name)
			}
		}
		if found := withdrawnIn(instead); len(found) > 0 {
			t.Errorf("what to write instead of %q has %v", words, found)
		}
	}
	for _, plain := range []string{"the presenter renewed it", "follow the presenter", "forgood", "told apart"} {
		if found := withdrawnIn(plain); len(found) > 0 {
			t.Errorf("%q has %v", plain, found)
		}
	}
	if got := unquoted("One.\n> whoever\nTwo “whoever” and \"anew\"."); len(withdrawnIn(got)) > 0 || !strings.Contains(got, "Two") {
		t.Errorf("the words of others count as own: %q", got)
	}
}
