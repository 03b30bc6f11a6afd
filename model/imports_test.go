package model_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// inside reports whether an import is a package or lies in its folder.
func inside(imported, root string) bool {
	return imported == root || strings.HasPrefix(imported, root+"/")
}

// forbidden says why a package of the model must not import another; it is
// empty where it may.
func forbidden(imported string) string {
	switch {
	case inside(imported, "comity/model"):
		return ""
	case inside(imported, "comity"):
		return "the model imports nothing of comity but itself"
	case inside(imported, "charm.land"), inside(imported, "github.com/charmbracelet"), strings.Contains(imported, "bubble"), strings.Contains(imported, "lipgloss"):
		return "the model knows nothing of terminals"
	}
	for _, outside := range []string{"os", "syscall", "net", "log", "golang.org/x/sys", "golang.org/x/term", "plugin", "unsafe"} {
		if inside(imported, outside) && imported != "net/url" {
			return "the model knows nothing of the machine it runs on"
		}
	}
	return ""
}

// TestImportsOfTheModel reads the direct imports of every package under model.
func TestImportsOfTheModel(t *testing.T) {
	packages := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		packages[filepath.Dir(path)] = true
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if why := forbidden(imported); why != "" {
				t.Errorf("%s imports %s: %s", path, imported, why)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !packages["."] {
		t.Errorf("no package was read in %v", packages)
	}
}

// TestImportRule makes sure that the rule can fail.
func TestImportRule(t *testing.T) {
	var refused []string
	for _, imported := range []string{
		"strings", "net/url", "comity/model", "comity/model/query", "go.yaml.in/yaml/v3", "osmosis", "github.com/expr-lang/expr",
		"os", "os/exec", "comity/ui", "comity/assets", "comity", "charm.land/bubbletea/v2", "charm.land/lipgloss/v2", "net/http", "syscall",
		"github.com/charmbracelet/x/ansi", "golang.org/x/term",
	} {
		if forbidden(imported) != "" {
			refused = append(refused, imported)
		}
	}
	want := []string{"os", "os/exec", "comity/ui", "comity/assets", "comity", "charm.land/bubbletea/v2", "charm.land/lipgloss/v2", "net/http", "syscall",
		"github.com/charmbracelet/x/ansi", "golang.org/x/term"}
	if !slices.Equal(refused, want) {
		t.Errorf("refused are %v, expected %v", refused, want)
	}
}
