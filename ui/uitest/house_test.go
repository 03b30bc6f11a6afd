package uitest

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const root = "../.."

// goFile is a parsed file of the program.
type goFile struct {
	path  string // from the top of the repository, with slashes
	lines int
	tree  *ast.File
}

func (f goFile) test() bool { return strings.HasSuffix(f.path, "_test.go") }

// goFiles parses every Go file that people wrote.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root {
			_, err := os.Stat(filepath.Join(path, "go.mod")) // a stand-in has the names that others ask for
			if err == nil || strings.HasPrefix(d.Name(), ".") {
				return filepath.SkipDir
			}
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ParseComments)
		if err != nil {
			return err
		}
		if ast.IsGenerated(tree) {
			return nil
		}
		name, err := filepath.Rel(root, path)
		files = append(files, goFile{filepath.ToSlash(name), bytes.Count(text, []byte("\n")), tree})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("only %d Go files found from here", len(files))
	}
	return files
}

// The top of the repository holds the program, its three parts and the small
// files that every project has, and nothing else.
func TestTopOfTheHouse(t *testing.T) {
	allowed := []string{
		"main.go", "ui", "model", "assets", "go.mod", "go.sum", "README.md", "LICENSE", "CONTRIBUTING.md",
		".gitignore", ".golangci.yml", ".ci",
	}
	list, err := exec.Command("git", "-C", root, "ls-files", "-z").Output()
	if err != nil {
		t.Skip("not a git checkout: ", err)
	}
	var top []string
	for file := range strings.SplitSeq(strings.Trim(string(list), "\x00"), "\x00") {
		name, _, _ := strings.Cut(file, "/")
		top = append(top, name)
	}
	slices.Sort(top)
	for _, name := range slices.Compact(top) {
		if !slices.Contains(allowed, name) {
			t.Errorf("%s does not belong at the top; allowed are %s", name, strings.Join(allowed, ", "))
		}
	}
}

// A file that no longer fits a few screens is two files, tests included.
func TestFilesAreShort(t *testing.T) {
	const most = 400
	for _, f := range goFiles(t) {
		if f.lines > most {
			t.Errorf("%s has %d lines, more than %d", f.path, f.lines, most)
		}
	}
}

// What a package variable holds, every visitor shares: none may change. Only
// errors, embedded files and patterns, compiled when used, are package variables, and
// interfaces checked by assigning to the blank name.
func TestNoMutablePackageVariables(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test() {
			continue
		}
		for _, decl := range f.tree.Decls {
			group, ok := decl.(*ast.GenDecl)
			if !ok || group.Tok != token.VAR {
				continue
			}
			for _, spec := range group.Specs {
				value := spec.(*ast.ValueSpec)
				if allCalls(value.Values, "prose", "Pattern") || // made once, when they are used, and what tests read
					strings.HasPrefix(f.path, "ui/uitest/") && allCalls(value.Values, "sync", "OnceValues") {
					continue
				}
				for _, name := range value.Names {
					embedded := group.Doc != nil && strings.Contains(group.Doc.List[len(group.Doc.List)-1].Text, "//go:embed") ||
						value.Doc != nil && strings.Contains(value.Doc.List[len(value.Doc.List)-1].Text, "//go:embed")
					isError := regexp.MustCompile(`^(err|Err)[A-Z]`).MatchString(name.Name)
					if name.Name != "_" && !embedded && !isError {
						t.Errorf("%s: package variable %s: make it a function, a constant or a field", f.path, name.Name)
					}
				}
			}
		}
		for _, decl := range f.tree.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Name.Name == "init" && fn.Recv == nil {
				t.Errorf("%s: func init hides work at the start of the program", f.path)
			}
		}
	}
}

// allCalls reports whether every expression calls the function of the package.
func allCalls(values []ast.Expr, pkg, function string) bool {
	for _, value := range values {
		call, ok := value.(*ast.CallExpr)
		if !ok {
			return false
		}
		if chosen, ok := call.Fun.(*ast.SelectorExpr); !ok || !names(chosen, pkg, function) {
			return false
		}
	}
	return len(values) > 0
}

// names reports whether an expression is one of the names in a package.
func names(chosen *ast.SelectorExpr, pkg string, names ...string) bool {
	from, ok := chosen.X.(*ast.Ident)
	return ok && from.Name == pkg && slices.Contains(names, chosen.Sel.Name)
}

// Tests change, remove and kill only what they made: they call package uitest, which
// looks, and not package os. The two that remove the folder of the programs that
// they built, for which there is no test yet, are named here.
func TestTestsChangeOnlyTheirOwn(t *testing.T) {
	allowed := map[string]string{"ui/uitest/main_test.go": "RemoveAll", "ui/sshd/process_test.go": "RemoveAll"}
	for _, f := range goFiles(t) {
		if !f.test() {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			chosen, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			changes := names(chosen, "os", "Chmod", "Chown", "Lchown", "Remove", "RemoveAll", "Rename", "Truncate", "FindProcess") ||
				names(chosen, "syscall", "Chmod", "Fchmod", "Chown", "Lchown", "Fchown", "Unlink", "Rmdir", "Rename", "Truncate", "Kill", "Mount") ||
				names(chosen, "unix", "Chmod", "Chown", "Unlink", "Rmdir", "Rename", "Kill", "Mount")
			if changes && allowed[f.path] != chosen.Sel.Name {
				t.Errorf("%s calls %s: use package uitest, which changes only what the test made", f.path, chosen.Sel.Name)
			}
			return true
		})
	}
}

// The model depends on what it is given: it knows dates but not today's.
func TestModelHasNoClock(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test() || !strings.HasPrefix(f.path, "model/") {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				t.Errorf("%s starts a goroutine", f.path)
			case *ast.SelectorExpr:
				if names(n, "time", "Now", "Since", "Until", "After", "Sleep", "Tick", "NewTimer", "NewTicker") {
					t.Errorf("%s uses time.%s", f.path, n.Sel.Name)
				}
			}
			return true
		})
	}
}

// The model knows no screen and no machine; the floor stays bare, or
// it measures nothing; only tests know the test terminal.
func TestWhoImportsWhat(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, spec := range f.tree.Imports {
			path := strings.Trim(spec.Path.Value, `"`)
			if f.test() {
				continue
			}
			for _, rule := range []struct{ in, not, why string }{
				{"model/", "comity/ui", "the model knows no screen"},
				{"model/", "comity/assets", "the model is given its files"},
				{"model/", "charm.land/", "the model knows no screen"},
				{"model/", "github.com/charmbracelet/", "the model knows no screen"},
				{"model/", "os", "the model reads what it is given"},
				{"model/", "net/http", "the model knows no network"},
				{"ui/", "net/http", "nothing is fetched"},
				{"ui/", "os/exec", "nothing is run"},
				{"", "charm.land/lipgloss/v2/compat", "it asks the terminal of the process, not the visitor's"},
				{"ui/uitest/testdata/floor/", "comity/", "the floor is bare"},
				{"ui/uitest/testdata/floor/", "charm.land/glamour", "the floor is bare"},
			} {
				if rule.not == "net/http" && f.path == "ui/sshd/metrics.go" {
					continue // it answers those who watch the server, and fetches nothing
				}
				if rule.not == "os/exec" && f.path == "ui/uitest/term.go" {
					continue // it runs the program under test
				}
				within := path == rule.not || strings.HasPrefix(path, strings.TrimSuffix(rule.not, "/")+"/")
				if strings.HasPrefix(f.path, rule.in) && within {
					t.Errorf("%s imports %s: %s", f.path, path, rule.why)
				}
			}
			if strings.HasPrefix(path, "comity/ui/uitest") {
				t.Errorf("%s imports %s, which is for tests", f.path, path)
			}
		}
	}
}

// The files, the signals and the network of the machine are behind these files
// alone: whatever else there is can be given to a visitor.
func TestWhoTouchesTheMachine(t *testing.T) {
	reasons := map[string]string{
		"main.go":                         "hands the process over",
		"ui/explorer/explorer.go":         "the terminal of the process",
		"ui/explorer/run.go":              "its signals",
		"ui/explorer/jobs.go":             "the same: giving the terminal to its shell and back",
		"ui/explorer/terminal_unix.go":    "the same",
		"ui/explorer/terminal_windows.go": "the same: its console",
		"ui/settings/bookmarks.go":        "the file of the bookmarks",
		"ui/settings/bookmarks_file.go":   "the same",
		"ui/settings/atomic.go":           "writing files whole or not at all, for those who have a hook",
		"ui/settings/workbook.go":         "a hook that reads and saves a survey workbook",
		"ui/settings/session.go":          "the same: notes that it is open",
		"ui/cli/brief_run.go":             "a hook that reads a briefing",
		"ui/cli/env.go":                   "the hooks that a visitor does not have",
		"ui/cli/errors.go":                "a pipe that was closed",
		"ui/cli/help.go":                  "help on the terminal of the process",
		"ui/cli/save.go":                  "hooks that write and read a folder, and the signals meanwhile",
		"ui/cli/serve.go":                 "the hook that serves",
		"ui/cli/serve_listen.go":          "the same: what it listens on",
		"ui/cli/serve_run.go":             "the same: its signals",
		"ui/cli/drain_unix.go":            "the same",
		"ui/cli/drain_windows.go":         "the same",
		"ui/broadcast/private_unix.go":    "the same as mirror.go: whose its folder is",
		"ui/sshd/confine.go":              "takes the machine away from a server",
		"ui/sshd/sockets.go":              "the sockets that a supervisor passes",
		"ui/cli/settings.go":              "the hook that reads the settings",
		"ui/broadcast/mirror.go":          "behind a hook: the socket between two terminals of a person",
		"ui/broadcast/nats.go":            "a file with credentials, before anybody comes",
		"ui/sshd/conn.go":                 "visitors' connections",
		"ui/sshd/journal.go":              "addresses",
		"ui/sshd/keys.go":                 "the host key, before anybody comes",
		"ui/sshd/metrics.go":              "those who watch the server",
		"ui/sshd/sources.go":              "addresses",
		"ui/sshd/priority_linux.go":       "the priority of its own threads",
		"ui/sshd/server.go":               "visitors' connections",
	}
	found := map[string]bool{}
	for _, f := range goFiles(t) {
		if f.test() || strings.HasPrefix(f.path, "ui/uitest/") || strings.HasPrefix(f.path, "assets/") {
			continue
		}
		for _, imported := range f.tree.Imports {
			path := strings.Trim(imported.Path.Value, `"`)
			if !slices.Contains([]string{"os", "os/signal", "os/user", "net", "syscall"}, path) {
				continue
			}
			found[f.path] = true
			if reasons[f.path] == "" {
				t.Errorf("%s imports %s: what touches the machine must be a hook of cli.Env that visitors do not have", f.path, path)
			}
		}
	}
	for path := range reasons {
		if !found[path] {
			t.Errorf("%s touches nothing of the machine, or is not there", path)
		}
	}
}

// The table of packages in CONTRIBUTING.md is complete and short enough to read, and
// every file that its walks name is there.
func TestTheHouseIsDescribed(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	described, packages := map[string]bool{}, 0
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\|").FindAllSubmatch(text, -1) {
		described[string(m[1])] = true
		if _, err := os.Stat(filepath.Join(root, string(m[1]), "go.mod")); err != nil { // else it is a module of its own
			packages++
		}
	}
	if most := 40; packages > most {
		t.Errorf("CONTRIBUTING.md describes %d packages, more than %d: which two are one room?", packages, most)
	}
	err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil || rel == "." {
			return err
		}
		if strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata" {
			return filepath.SkipDir
		}
		if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil { // a module of its own, in one row
			delete(described, filepath.ToSlash(rel))
			return filepath.SkipDir
		}
		files, err := filepath.Glob(filepath.Join(path, "*.go"))
		if name := filepath.ToSlash(rel); len(files) > 0 && !described[name] {
			t.Errorf("CONTRIBUTING.md does not say what %s is for", name)
		} else if len(files) > 0 {
			delete(described, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range described {
		if strings.Contains(name, "/") {
			t.Errorf("CONTRIBUTING.md describes %s, which is not there", name)
		}
	}
	files := regexp.MustCompile("`([a-z]+/[a-z/_]+\\.go)`").FindAllSubmatch(text, -1)
	for _, m := range files {
		if _, err := os.Stat(filepath.Join(root, string(m[1]))); err != nil {
			t.Errorf("CONTRIBUTING.md names a file that is not there: %v", err)
		}
	}
	if len(files) < 20 {
		t.Errorf("only %d files are named: are there no walks?", len(files))
	}
}

// Every module that comity uses itself has its reason in CONTRIBUTING.md.
func TestEveryDependencyHasItsReason(t *testing.T) {
	list, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	reasons, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	direct := 0
	for line := range strings.Lines(string(list)) {
		fields := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(fields) != 2 || !strings.HasPrefix(fields[1], "v") {
			continue
		}
		direct++
		if !bytes.Contains(reasons, []byte("`"+fields[0]+"`")) {
			t.Errorf("CONTRIBUTING.md has no reason for %s", fields[0])
		}
	}
	if direct == 0 {
		t.Error("go.mod names no module that comity uses itself: go mod tidy was not run")
	}
}
