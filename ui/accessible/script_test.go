package accessible_test

import (
	"bytes"
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"comity/model"
	"comity/ui/accessible"
	"comity/ui/uitest"
)

//go:generate go test . -run "Sessions|Readme" -update

var update = flag.Bool("update", false, "write the sessions in testdata and the documentation's commands anew")

const readme = "../../assets/data/pages/framework/accessible.md"

// typist types the lines of a script, each when the session waits for it, and
// notes them between what is said.
type typist struct {
	script []string
	record *bytes.Buffer
}

func (p *typist) Read(b []byte) (int, error) {
	if len(p.script) == 0 {
		return 0, io.EOF
	}
	n := copy(b, p.script[0]+"\n")
	p.record.WriteString(strings.TrimRight("> "+p.script[0], " ") + "\n")
	p.script = p.script[1:]
	return n, nil
}

// hash is that of the corpus, which changes with every record.
var hash = regexp.MustCompile(`\([0-9a-f]{12}\)`)

// The files in testdata are visits: what was typed behind ">", what was said
// below it, and above all what the visit is about behind "#".
func TestSessions(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d sessions, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var record bytes.Buffer
			p := &typist{record: &record}
			for line := range strings.Lines(string(data)) {
				line = strings.TrimSuffix(line, "\n")
				if strings.HasPrefix(line, "#") {
					record.WriteString(line + "\n")
				}
				if typed, ok := strings.CutPrefix(line, ">"); ok {
					p.script = append(p.script, strings.TrimPrefix(typed, " "))
				}
			}
			o := accessible.Options{Gate: accessible.OwnGate(), Corpus: uitest.Corpus(t), In: p, Out: &record, Today: model.Date{Year: 2026, Month: 11, Day: 22}}
			if err := accessible.Run(context.Background(), o); err != nil {
				t.Fatal(err)
			}
			if *update {
				if err := os.WriteFile(file, record.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if hash.ReplaceAllString(record.String(), "()") != hash.ReplaceAllString(string(data), "()") {
				t.Errorf("the visit goes otherwise; if it is to, run: go test ./ui/accessible -update\n%s", record.String())
			}
		})
	}
}

// TestReadmeCommandsAreFresh compares the documentation's list of commands with the
// table.
func TestReadmeCommandsAreFresh(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	before, section, found := strings.Cut(string(data), "\n## ")
	if !found {
		t.Fatal("accessible.md has no commands")
	}
	want := accessible.Markdown()
	section = "## " + section
	if *update {
		if err := os.WriteFile(readme, []byte(before+"\n"+want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if section != want {
		t.Fatal("the commands in accessible.md are not those of the table; run: go test ./ui/accessible -run Readme -update")
	}
}
