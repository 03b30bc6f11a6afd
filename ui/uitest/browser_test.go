//go:build unix

package uitest

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// axeVersion is the accessibility checker of the tests: the package axe-core of
// npm. It is fetched into a cache beside the linter and is no part of comity.
const axeVersion = "4.14.1"

// fetched is the folder for what tests fetch: in the user's cache, or where that
// cannot be written in a folder of the test.
func fetched(t *testing.T) string {
	t.Helper()
	if cache, err := os.UserCacheDir(); err == nil {
		dir := filepath.Join(cache, "comity-ci")
		if os.MkdirAll(dir, 0o755) == nil {
			return dir
		}
	}
	return t.TempDir()
}

// axe is the checker's script, fetched once.
func axe(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(fetched(t), "axe-core-"+axeVersion)
	file := filepath.Join(dir, "package", "axe.min.js")
	if script, err := os.ReadFile(file); err == nil {
		return string(script)
	}
	npm := installed(t, "npm", "npm")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	pack := exec.CommandContext(ctx, npm, "pack", "--silent", "axe-core@"+axeVersion)
	pack.Dir = dir
	out, err := pack.CombinedOutput()
	if err == nil {
		unpack := exec.Command("tar", "xzf", "axe-core-"+axeVersion+".tgz", "package/axe.min.js")
		unpack.Dir = dir
		out, err = unpack.CombinedOutput()
	}
	script, readErr := os.ReadFile(file)
	switch {
	case readErr == nil:
		return string(script)
	case os.Getenv("CI") == "true":
		t.Fatalf("axe-core %s cannot be fetched: %v\n%s", axeVersion, err, out)
	}
	t.Skipf("axe-core %s cannot be fetched (%v): this test has it check the pages", axeVersion, err)
	return ""
}

// seen is what a browser finds on a page.
type seen struct {
	Errors     []string // of scripts, and what was asked for and not there
	Dark       bool     // whether the page was shown on a dark screen
	Back       string   // the colour behind the page
	Loads      []string // what was fetched besides the page
	Passes     int
	Violations []violation
	// After scrolling the table far down and right: how far the header is from its
	// top edge, the first column from its left edge, and how far the cells went.
	Top, Left, Down, Right float64
	Scrolled               bool

	Moves []string // of a briefing: what its keys do
	Over  []string // and the slides that need more room than they have
}

type violation struct {
	ID    string
	Help  string
	Nodes []string
}

// probe runs in the page: it gathers what went wrong, scrolls the first table,
// has axe look at all, and leaves what it found as text.
const probe = `
addEventListener("load", async () => {
  const out = {errors: window.wrong, violations: []};
  try {
    out.dark = matchMedia("(prefers-color-scheme: dark)").matches;
    out.back = getComputedStyle(document.documentElement).backgroundColor;
    const pane = document.querySelector(".scroll"), grid = document.querySelector("table.grid");
    if (grid) {
      const cell = grid.tBodies[0].rows[1].cells[3], before = cell.getBoundingClientRect();
      pane.scrollTop = 900; pane.scrollLeft = 500;
      const edge = pane.getBoundingClientRect(), after = cell.getBoundingClientRect();
      const head = grid.tHead.rows[0].cells[9].getBoundingClientRect();
      const rows = [...grid.tBodies].flatMap(b => [...b.rows]).filter(r => !r.className);
      const label = rows[Math.min(60, rows.length - 1)].cells[0].getBoundingClientRect();
      out.top = head.top - edge.top - pane.clientTop; out.left = label.left - edge.left - pane.clientLeft;
      out.down = before.top - after.top; out.right = before.left - after.left; out.scrolled = true;
      pane.scrollTop = 0; pane.scrollLeft = 0;
      // One row is marked up like another: axe looks at forty of a table, not at 30,000 cells.
      for (const body of grid.tBodies) while (body.rows.length > 40) body.deleteRow(-1);
    }
    if (document.querySelector(".leaf")) {
      const slides = [...document.querySelectorAll(".leaf")];
      const moved = () => location.hash + slides.filter(s => getComputedStyle(s).visibility === "visible").map(s => " " + s.id).join("");
      const press = (key, more) => document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...more}));
      out.moves = [moved()];
      for (const key of ["ArrowRight", " ", "PageDown", "ArrowDown", "ArrowLeft", "PageUp", "ArrowUp", "End", "ArrowRight", "Home", "ArrowLeft", "1", "1", "Enter", "x", "5", "Enter", "o", "ArrowRight", "Enter"]) {
        press(key);
        out.moves.push(key + ": " + moved());
      }
      press(" ", {shiftKey: true});
      out.moves.push("shift: " + moved());
      document.documentElement.classList.add("all", "measured");
      out.over = slides.filter(s => {
        const body = s.querySelector(".body");
        return body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1 || s.querySelector(".page").dataset.smaller ||
          [...s.querySelectorAll(".picture svg")].some(g => g.getBoundingClientRect().height < 150);
      }).map(s => s.id);
      document.documentElement.classList.remove("measured");
      press("o"); press("o");
    }
    const found = await axe.run(document, {resultTypes: ["violations"]});
    out.passes = found.passes.length;
    out.violations = found.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 5).map(n => n.html + " " + n.failureSummary)}));
    out.loads = performance.getEntriesByType("resource").map(r => r.name);
  } catch (e) { out.errors.push(String(e)); }
  const pre = document.createElement("pre");
  pre.id = "seen"; pre.textContent = JSON.stringify(out);
  document.body.append(pre);
});`

// hashOf names a script in a policy.
func hashOf(script string) string {
	sum := sha256.Sum256([]byte(script))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// open shows a page in Chromium and tells what it finds there.
func open(t *testing.T, page, script string, dark bool) seen {
	t.Helper()
	// A page as it is, but for what looks at it: script tags cannot end early.
	begin := "<script>window.wrong=[];addEventListener('error',e=>window.wrong.push(String(e.message||e.target.outerHTML)),true);" +
		"addEventListener('securitypolicyviolation',e=>window.wrong.push(e.blockedURI))</script>"
	page = strings.Replace(page, "<head>", "<head>"+begin, 1)
	script = strings.ReplaceAll(script, "</script", `<\/script`)
	// A policy of the page holds, but for what looks at it.
	page = strings.Replace(page, "script-src ", "script-src "+hashOf(script)+" "+hashOf(probe)+" ", 1)
	page = strings.Replace(page, "</body>", "<script>"+script+"</script><script>"+probe+"</script></body>", 1)
	scheme := "--blink-settings=preferredColorScheme=1"
	if dark {
		scheme = "--blink-settings=preferredColorScheme=0"
	}
	dom, _, err := browse(t, page, "--window-size=1200,800", scheme, "--virtual-time-budget=60000", "--dump-dom")
	m := regexp.MustCompile(`(?s)<pre id="seen">(.*?)</pre>`).FindSubmatch(dom)
	if m == nil {
		t.Fatalf("the browser tells nothing: %v\n%.2000s", err, dom)
	}
	var out seen
	if err := json.Unmarshal([]byte(html.UnescapeString(string(m[1]))), &out); err != nil {
		t.Fatalf("%v\n%.2000s", err, m[1])
	}
	return out
}

// browse opens a page in Chromium, in a folder with a short path: the browser makes
// a socket in it, whose path has room for some hundred bytes. It returns the output
// and the folder, which is the working directory.
func browse(t *testing.T, page string, flags ...string) (out []byte, dir string, err error) {
	t.Helper()
	browser := installed(t, "chromium", "chromium")
	dir, err = os.MkdirTemp(filepath.Dir(program(t, "comity")), "b") // removed with it
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "page.html"), []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	at := url.URL{Scheme: "file", Path: filepath.Join(dir, "page.html")}
	flags = append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
		"--disable-background-networking", "--user-data-dir=" + filepath.Join(dir, "profile"),
	}, append(flags, at.String())...)
	cmd := exec.CommandContext(ctx, browser, flags...)
	cmd.Dir, cmd.Env, cmd.WaitDelay = dir, append(environment(t), "HOME="+dir, "TMPDIR="+dir), 5*time.Second
	out, err = cmd.Output()
	if failed := new(exec.ExitError); errors.As(err, &failed) {
		err = fmt.Errorf("%w\n%.2000s", err, failed.Stderr)
	}
	return out, dir, err
}

// The pages in a browser: nothing goes wrong, nothing is loaded, header and
// names of rows stay where they are, and axe has nothing to say, in light and in
// dark.
func TestPagesInABrowser(t *testing.T) {
	if underRace {
		t.Skip("the browser is not comity, and sees the same pages")
	}
	installed(t, "chromium", "chromium")
	script := axe(t)
	for name, args := range map[string][]string{
		"matrix":   {"matrix"},
		"grouped":  {"matrix", "--by", "region", "--kind", "resolution,treaty", "--rows", "similarity"},
		"map":      {"map", "--statement", "ga-res-73-27"},
		"holds":    {"map", `signed("joint-statement-2019")`},
		"timeline": {"timeline"},
		"compare":  {"compare", "EU@2019-09-23", "USA"},
		"overlap":  {"compare", "first-committee-2018", "joint-statement-2019"},
		"one":      {"compare", "EST"},
		"diff":     {"diff"},
	} {
		for _, dark := range []bool{false, true} {
			t.Run(name+map[bool]string{true: " dark", false: " light"}[dark], func(t *testing.T) {
				t.Parallel()
				cmd := exec.Command(program(t, "comity"), append(args, "--format", "html")...)
				cmd.Env = environment(t)
				page, err := cmd.Output()
				if err != nil {
					t.Fatal(err)
				}
				got := open(t, string(page), script, dark)
				if len(got.Errors) > 0 || len(got.Loads) > 0 {
					t.Errorf("the browser complains: %q, or loads %q", got.Errors, got.Loads)
				}
				if want := map[bool]string{true: "rgb(22, 22, 22)", false: "rgb(255, 255, 255)"}[dark]; got.Dark != dark || got.Back != want {
					t.Errorf("the page lies on %s, dark is %v", got.Back, got.Dark)
				}
				for _, v := range got.Violations {
					t.Errorf("axe: %s: %s\n%s", v.ID, v.Help, strings.Join(v.Nodes, "\n"))
				}
				if got.Passes < 10 {
					t.Errorf("axe looked at %d rules only", got.Passes)
				}
				if got.Scrolled != (args[0] == "matrix") {
					t.Error("there is no table to scroll")
				}
				stays := got.Top >= -1 && got.Top <= 1 && got.Left >= -1 && got.Left <= 1
				if got.Scrolled && (got.Down < 100 || !stays) {
					t.Errorf("after scrolling %.0f down and %.0f right the header is at %.0f and the names at %.0f", got.Down, got.Right, got.Top, got.Left)
				}
			})
		}
	}
}
