package uitest

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"
	"testing"

	"comity/model/prose"
	"comity/ui/place"
)

// What each scene has stands in a table with a field for each of them: one that is
// left out would be a nothing that nobody sees. There is no other switch over scenes.
func TestEverySceneHasEverything(t *testing.T) {
	var scenes []string
	itself := place.PerScene[place.Kind]{Matrix: place.Matrix, Map: place.Map, Timeline: place.Timeline, Compare: place.Compare, Diff: place.Diff}
	for _, kind := range place.Scenes() {
		scenes = append(scenes, prose.Capital(string(kind)))
		if of, ok := itself.Of(kind); !ok || of != kind {
			t.Errorf("the %s has what the %s has", kind, of)
		}
	}
	tables := 0
	for _, f := range goFiles(t) {
		if f.test() {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				index, generic := n.Type.(*ast.IndexExpr)
				if !generic || !strings.HasSuffix(types.ExprString(index.X), "PerScene") {
					break
				}
				tables++
				var has []string
				for _, field := range n.Elts {
					if pair, ok := field.(*ast.KeyValueExpr); ok {
						has = append(has, types.ExprString(pair.Key))
					}
				}
				if slices.Sort(has); !slices.Equal(has, slices.Sorted(slices.Values(scenes))) {
					t.Errorf("%s: a table of scenes has %v, and not %v", f.path, has, scenes)
				}
			case *ast.SwitchStmt:
				named := 0
				ast.Inspect(n.Body, func(n ast.Node) bool {
					if of, ok := n.(*ast.CaseClause); ok {
						for _, value := range of.List {
							if chosen, ok := value.(*ast.SelectorExpr); ok && names(chosen, "place", scenes...) {
								named++
							}
						}
					}
					return true
				})
				if named > 1 {
					t.Errorf("%s switches over scenes: use place.PerScene", f.path)
				}
			}
			return true
		})
	}
	if tables < 5 {
		t.Errorf("only %d tables of scenes were found", tables)
	}
}
