package explorer

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestTheRootStaysSmall counts the fields of the explorer: a new one belongs in
// a group, and what lies over the screen is a layer.
func TestTheRootStaysSmall(t *testing.T) {
	const most = 19
	root := reflect.TypeFor[Explorer]()
	if n := root.NumField(); n > most {
		t.Errorf("the explorer has %d fields, more than %d", n, most)
	}
	for i := range root.NumField() {
		if root.Field(i).Anonymous {
			t.Errorf("%s is embedded: its fields would count as the explorer's", root.Field(i).Name)
		}
	}
}

// TestNoScreenIsAsserted finds no type assertion on a screen: what the explorer
// asks is in the interface of screens, or is held beside it.
func TestNoScreenIsAsserted(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	set := token.NewFileSet()
	for _, name := range files {
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.TypeAssertExpr:
				if ofScreen(n.X) || n.Type != nil && ofScreen(n.Type) {
					t.Errorf("%s: a screen is asserted to be one of a type", set.Position(n.Pos()))
				}
			case *ast.CaseClause:
				for _, e := range n.List {
					if star, ok := e.(*ast.StarExpr); ok && ofScreen(star) {
						t.Errorf("%s: a screen is told apart by its type", set.Position(e.Pos()))
					}
				}
			}
			return true
		})
	}
}

// ofScreen reports whether an expression names the screen of the explorer, or a
// type of a package of screens.
func ofScreen(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			of, isName := s.X.(*ast.Ident)
			found = found || s.Sel.Name == "stage" || s.Sel.Name == "Screen" || isName && strings.HasSuffix(of.Name, "screen")
		}
		return !found
	})
	return found
}
