//go:build unix

package uitest

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"comity/model"
	"comity/model/survey"
	"comity/ui/settings"
)

// inWord is what a word processor has of a file: the headings with their levels, the cells of tables, the
// items of lists, the addresses of links, and all text.
type inWord struct {
	headings []string // "1 Title"
	cells    int
	items    int
	links    []string
	text     string
	titles   []string // the styles made from that of titles: LibreOffice has the first heading so
}

// wordProcessed opens a file in LibreOffice and returns what it has.
func wordProcessed(t *testing.T, soffice, file string) inWord {
	t.Helper()
	dir := t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	convert := exec.CommandContext(ctx, soffice, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "fodt:OpenDocument Text Flat XML", "--outdir", dir, file)
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.Open(filepath.Join(dir, strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))+".fodt"))
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	var w inWord
	var text strings.Builder
	d := xml.NewDecoder(data)
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			w.text = text.String()
			return w
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
		case xml.EndElement:
			all := text.String()
			if from := strings.LastIndexByte(all, '\x00'); (token.Name.Local == "h" || token.Name.Local == "p") && from >= 0 {
				w.headings[len(w.headings)-1] += " " + strings.TrimSpace(all[from+1:])
				text.Reset()
				text.WriteString(strings.ReplaceAll(all, "\x00", "\n"))
			}
		case xml.StartElement:
			w.begin(token, &text)
		}
	}
}

func (w *inWord) begin(e xml.StartElement, text *strings.Builder) {
	attribute := func(name string) string {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
		return ""
	}
	heading := func(level string) {
		w.headings = append(w.headings, level)
		text.WriteByte('\x00') // where it begins
	}
	switch e.Name.Local {
	case "style":
		if attribute("parent-style-name") == "Heading_20_1" {
			w.titles = append(w.titles, attribute("name"))
		}
	case "h":
		heading(attribute("outline-level"))
	case "p":
		if slices.Contains(w.titles, attribute("style-name")) {
			heading("1")
		}
		text.WriteByte('\n')
	case "table-cell":
		w.cells++
	case "list-item":
		w.items++
	case "a":
		w.links = append(w.links, attribute("href"))
	}
}

// LibreOffice opens the exported page with its headings, tables, notes and links, and
// the Markdown as text; letters beyond ASCII stay what they are. Continuous integration
// has no LibreOffice: installing it takes minutes.
func TestWordProcessorOpensTheSurvey(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("no word processor here: install the Debian package libreoffice-writer-nogui")
	}
	dir := t.TempDir()
	c := Corpus(t)
	co, _ := c.Country("FJI")
	w := survey.New(c, survey.Options{Country: co, Year: 2026, Date: model.Date{Year: 2026}})
	j := survey.Ref{Part: survey.Norms, Item: "j"}
	const said = "Política für Änderungen – “Ōtautahi”"
	w.Set(j, survey.MeasuresKey, said+"\na second line")
	w.SetEvidence(j, []survey.Evidence{{Title: "Gesetz über Sicherheit", Address: "https://example.org/gesetz", Date: "2022"}})
	if err := settings.OpenWorkbook(filepath.Join(dir, "fji.yaml")).Create(w); err != nil {
		t.Fatal(err)
	}
	export := func(name string, args ...string) string {
		t.Helper()
		cmd := exec.Command(program(t, "comity"), append([]string{"survey", "export", "fji.yaml"}, args...)...)
		cmd.Dir, cmd.Env = dir, environment(t)
		out, err := cmd.Output()
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), out, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		return filepath.Join(dir, name)
	}
	page := wordProcessed(t, soffice, export("page.html"))
	all := "\n" + strings.Join(page.headings, "\n") + "\n"
	for _, heading := range []string{"1 Survey workbook of Fiji, 2026", "2 Part II – Norms, rules, and principles for the responsible behaviour of States", "2 Norm j · Report ICT vulnerabilities"} {
		if !strings.Contains(all, "\n"+heading+"\n") {
			t.Errorf("the page has no heading %q:%s", heading, all)
		}
	}
	if rows := len(w.Records("")) + 1; page.cells != 6+4*rows || page.items == 0 || !strings.Contains(strings.Join(page.links, " "), "https://example.org/gesetz") {
		t.Errorf("the page has %d cells, expected %d; %d items of lists; the links %q", page.cells, 6+4*rows, page.items, page.links)
	}
	text := wordProcessed(t, soffice, export("text.md", "--format", "md"))
	for name, got := range map[string]string{"page": page.text, "Markdown": text.text} {
		for _, want := range []string{said, "Gesetz über Sicherheit", "a second line", "Survey workbook of Fiji, 2026"} {
			if !strings.Contains(got, want) {
				t.Errorf("the %s has no %q", name, want)
			}
		}
	}
}
