//go:build unix

package uitest

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// exported is a briefing as it is taken away.
func exported(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command(program(t, "comity"), append([]string{"brief", "export"}, args...)...)
	cmd.Env = environment(t)
	page, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// slidesOf counts the slides of a page.
func slidesOf(page string) int { return strings.Count(page, `<section class="leaf"`) }

// The briefings in a browser: nothing goes wrong under their own policy, nothing
// is loaded, the keys move, every slide has room, and axe has nothing to say, in
// light and in dark.
func TestBriefingsInABrowser(t *testing.T) {
	if underRace {
		t.Skip("the browser is not comity, and sees the same pages")
	}
	installed(t, "chromium", "chromium")
	script := axe(t)
	for _, name := range []string{"framework", "norm-f", "who-signed"} {
		for _, dark := range []bool{false, true} {
			t.Run(name+map[bool]string{true: " dark", false: " light"}[dark], func(t *testing.T) {
				t.Parallel()
				page := exported(t, name)
				got := open(t, page, script, dark)
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
				if len(got.Over) > 0 {
					t.Errorf("the slides %s need more room than they were given", strings.Join(got.Over, ", "))
				}
				end := map[string]string{"framework": "13", "norm-f": "15", "who-signed": "18"}[name]
				all := ""
				for i := range slidesOf(page) {
					all += " " + strconv.Itoa(i+1)
				}
				want := "#1 1|ArrowRight: #2 2| : #3 3|PageDown: #4 4|ArrowDown: #5 5|ArrowLeft: #4 4|PageUp: #3 3|ArrowUp: #2 2|End: #" + end + " " + end +
					"|ArrowRight: #" + end + " " + end + "|Home: #1 1|ArrowLeft: #1 1|1: #1 1|1: #1 1|Enter: #11 11|x: #11 11|5: #11 11|Enter: #5 5|o: #5" + all +
					"|ArrowRight: #6" + all + "|Enter: #6 6|shift: #5 5"
				if moves := strings.Join(got.Moves, "|"); moves != want {
					t.Errorf("the keys lead to\n%s, want\n%s", moves, want)
				}
			})
		}
	}
}

// A printed briefing has a page of the shape of a screen for each slide; with
// notes a sheet of paper for each, with or without scripts.
func TestBriefingsOnPaper(t *testing.T) {
	if underRace {
		t.Skip("the browser is not comity, and prints the same pages")
	}
	installed(t, "chromium", "chromium")
	script := regexp.MustCompile(`(?s)<script>.*?</script>`)
	for _, name := range []string{"framework", "norm-f", "who-signed"} {
		bare := exported(t, name)
		for kind, page := range map[string]string{"": bare, " bare": script.ReplaceAllString(bare, ""), " with notes": exported(t, name, "--notes")} {
			t.Run(name+kind, func(t *testing.T) {
				t.Parallel()
				_, dir, err := browse(t, page, "--no-pdf-header-footer", "--print-to-pdf=paper.pdf")
				if err != nil {
					t.Fatal(err)
				}
				pdf, err := os.ReadFile(filepath.Join(dir, "paper.pdf"))
				if err != nil {
					t.Fatal(err)
				}
				pages := len(regexp.MustCompile(`/Type\s*/Page[^s]`).FindAll(pdf, -1))
				if want := slidesOf(page); pages != want {
					t.Errorf("%d slides are printed on %d pages", want, pages)
				}
				box := `/MediaBox\s*\[0 0 960 540\]`
				if strings.HasSuffix(kind, "notes") {
					box = `/MediaBox\s*\[0 0 59[45]\S* 84[12]\S*\]`
				}
				if !regexp.MustCompile(box).Match(pdf) {
					t.Errorf("the paper is %s", regexp.MustCompile(`/MediaBox[^]]*]`).Find(pdf))
				}
			})
		}
	}
}
