package cli_test

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"comity/ui/cli"
	"comity/ui/explorer"
	"comity/ui/place"
)

// exporterOf is what the explorer is given to take things away.
func exporterOf(t *testing.T) explorer.Exporter {
	t.Helper()
	var given explorer.Exporter
	env := cli.Local()
	env.Out, env.Err, env.Environ, env.Config = io.Discard, io.Discard, []string{"HOME=" + t.TempDir()}, nil
	env.Corpus = sharedCorpus
	given = cli.ExporterOf(env)
	if given == nil {
		t.Fatal("there is no exporter")
	}
	return given
}

// TestWhatIsShownIsTakenAway renders places of every kind in every format they
// have.
func TestWhatIsShownIsTakenAway(t *testing.T) {
	c, err := sharedCorpus()
	if err != nil {
		t.Fatal(err)
	}
	e := exporterOf(t)
	for at, want := range map[string]string{
		"norm/f?view=page": "critical infrastructure", "statement/joint-statement-2019": "Estonia", "country/EST?pin=LVA": "Estonia",
		"page/pillars": "pillar", "term/attribution": "ttribution", "country?sort=by-region": "Estonia", "page/contents": "pillars",
		"matrix?of=eu@2019-09-23&rows=similarity&at=EST/joint-statement-2019&show=evidence": "stonia", "map?who=member(\"eu\")": "EST",
		"timeline?zoom=year": "2019", "compare?of=EST,LVA&asof=2020-01-01": "Latvia", "diff?of=un/k,g7/11": "emergency", "crosswalk": "12",
	} {
		v, err := place.ParseView(c, at)
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range e.Formats(v.Kind) {
			data, err := e.Render(v, format)
			if err != nil {
				t.Errorf("%s as %s: %v", at, format, err)
				continue
			}
			if !strings.Contains(string(data), want) && format != "csv" && format != "xlsx" && (format != "json" || v.Kind != place.Matrix) {
				t.Errorf("%s as %s does not hold %q: %.200s", at, format, want, data)
			}
			if format == "json" && !json.Valid(data) {
				t.Errorf("%s: no JSON", at)
			}
		}
	}
}

// TestFilesAreNeverWrittenOver writes where something is already, and where
// nothing can be.
func TestFilesAreNeverWrittenOver(t *testing.T) {
	e := exporterOf(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "a.md")
	if err := e.Write(file, []byte("one"), false); err != nil {
		t.Fatal(err)
	}
	if err := e.Write(file, []byte("two"), false); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file that is there: %v", err)
	}
	if text, _ := os.ReadFile(file); string(text) != "one" {
		t.Errorf("it is now %q", text)
	}
	if err := e.Write(file, []byte("two"), true); err != nil {
		t.Error(err)
	}
	if text, _ := os.ReadFile(file); string(text) != "two" {
		t.Errorf("it is still %q", text)
	}
	for path, want := range map[string]string{dir: "is a folder", filepath.Join(dir, "no", "b.md"): "nothing was written: cannot create a file in \"" + filepath.Join(dir, "no") + "\": ", filepath.Join(file, "b.md"): "nothing was written"} {
		for _, replace := range []bool{false, true} {
			if err := e.Write(path, []byte("x"), replace); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v, not %s", path, err, want)
			}
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("left behind are %v, %v", left, err)
	}
}
