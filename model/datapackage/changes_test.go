package datapackage_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"comity/model/datapackage"
)

// read reads a package from its files, after an edit of some.
func read(t *testing.T, files map[string][]byte, edits ...[3]string) *datapackage.Package {
	t.Helper()
	folder := fstest.MapFS{}
	for name, content := range files {
		folder[name] = &fstest.MapFile{Data: content}
	}
	for _, e := range edits {
		text := string(folder[e[0]].Data)
		if !strings.Contains(text, e[1]) {
			t.Fatalf("%s has no %q", e[0], e[1])
		}
		folder[e[0]] = &fstest.MapFile{Data: []byte(strings.Replace(text, e[1], e[2], 1))}
	}
	p, err := datapackage.Read(folder)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// told is changes as short lines.
func told(d *datapackage.Changes) []string {
	var out []string
	for _, c := range d.Columns {
		out = append(out, fmt.Sprintf("%s column %s.%s", c.Change, c.Table, c.Column))
	}
	for _, r := range d.Records {
		line := fmt.Sprintf("%s %s %s (%s, %s)", r.Change, r.Table, r.Key, r.Place, r.Title)
		for _, c := range r.Cells {
			line += fmt.Sprintf(" %s: %s > %s", c.Column, c.Was, c.Now)
		}
		for _, n := range r.With {
			line += fmt.Sprintf(" with %s %d", n.Table, n.Rows)
		}
		out = append(out, line)
	}
	return out
}

func TestChanges(t *testing.T) {
	c, files := made(t, nil)
	whole := datapackage.Of(c)
	first, second := "statement,joint-statement-2019,1,", "statement,joint-statement-2019,2,"
	for name, test := range map[string]struct {
		edits []([3]string)
		want  string
	}{
		"nothing":            {nil, ""},
		"a byte order mark":  {[][3]string{{"norms.csv", "id,", "\ufeffid,"}}, ""},
		"an act":             {[][3]string{{"participation.csv", "paris-call-2018,EST,listed", "paris-call-2018,EST,not listed"}}, "changed participation paris-call-2018 EST (statement/paris-call-2018, Paris Call 2018) act: listed > not listed"},
		"a word of a norm":   {[][3]string{{"norms.csv", "A State should not conduct or knowingly support", "A State may not conduct or knowingly support"}}, "changed norms un/"},
		"a row that is gone": {[][3]string{{"memberships.csv", "eu,AUT,member,2026-01-22,checked\r\n", ""}}, "removed memberships eu AUT (group/eu, European Union) status: member >  as_of: 2026-01-22 >  confidence: checked > "},
		"a source put first": {[][3]string{
			{"sources.csv", first, "statement,joint-statement-2019,1,,A new one,https://example.org/,read,,\r\n" + "statement,joint-statement-2019,@,"},
			{"sources.csv", second, "statement,joint-statement-2019,3,"}, {"sources.csv", "2019,@,", "2019,2,"},
		}, "added sources statement joint-statement-2019 1 (statement/joint-statement-2019, Joint Statement 2019 (27 States)) title:  > A new one url:  > https://example.org/ read:  > read"},
	} {
		got := told(datapackage.Diff(whole, read(t, files, test.edits...)))
		if test.want == "" && len(got) > 0 || test.want != "" && (len(got) != 1 || !strings.HasPrefix(got[0], test.want)) {
			t.Errorf("%s: %q, expected %q", name, got, test.want)
		}
	}
}

// A record brings rows of other tables with it, which are counted and not listed.
func TestChangesOfARecord(t *testing.T) {
	c, files := made(t, nil)
	mine, _ := made(t, fstest.MapFS{"statements/mine.yaml": {Data: []byte("id: mine\ntitle: A text\nshort_title: Mine\ndate: 2026-01-02\nforum: Nowhere\nkind: declaration\nurl: https://example.org/\nadoption: signature\n" +
		"open_to: states\nstates: [EST, CHL]\nstated_count: 2\nsummary: It says something.\nsources:\n  - {title: The text, url: https://example.org/}\nconfidence: unverified\n")}})
	for change, d := range map[string]*datapackage.Changes{
		"added":   datapackage.Diff(read(t, files), datapackage.Of(mine)),
		"removed": datapackage.Diff(datapackage.Of(mine), datapackage.Of(c)),
	} {
		want := change + " statements mine (statement/mine, Mine) with participation 195 with sources 1"
		if got := told(d); !slices.Equal(got, []string{want}) {
			t.Errorf("%q, expected %q", got, want)
		}
	}
	if d := datapackage.Diff(datapackage.Of(c), datapackage.Of(mine)); d.Old != c.Version().String() || d.New != mine.Version().String() {
		t.Errorf("from %s to %s", d.Old, d.New)
	}
}

// A column that another version of comity has is named once, and its cells are not
// compared.
func TestChangesOfColumns(t *testing.T) {
	c, files := made(t, nil)
	old := maps.Clone(files)
	old["carriage.csv"] = bytes.Replace(files["carriage.csv"], []byte(",why\r\n"), []byte(",reason\r\n"), 1)
	edit := [3]string{datapackage.Descriptor, `"name": "why"`, `"name": "reason"`}
	got := told(datapackage.Diff(read(t, old, edit), datapackage.Of(c)))
	if want := []string{"removed column carriage.reason", "added column carriage.why"}; !slices.Equal(got, want) {
		t.Errorf("%q, expected %q", got, want)
	}
}

// TestReadFaults: what is no package is refused, and nothing panics.
func TestReadFaults(t *testing.T) {
	_, files := made(t, nil)
	for name, test := range map[string]struct{ file, old, new, says string }{
		"no descriptor":       {"", "", "", "file does not exist"},
		"no JSON":             {datapackage.Descriptor, "{", "", "datapackage.json: "},
		"a table is missing":  {datapackage.Descriptor, `"path": "norms.csv"`, `"path": "other.csv"`, "other.csv: file does not exist"},
		"outside the folder":  {datapackage.Descriptor, `"path": "norms.csv"`, `"path": "../norms.csv"`, "a table that datapackage.json names: "},
		"another header":      {"norms.csv", "id,", "ID,", "norms.csv: the first line is not the columns"},
		"a quote that is not": {"norms.csv", "un/a,", `un/a",`, "norms.csv: "},
		"a control":           {"norms.csv", "un/a,", "un/a\x1b]52;c;YQ==\a,", "norms.csv, row 1: holds the control character U+001B"},
		"a key of no column":  {datapackage.Descriptor, "\"primaryKey\": [\n", "\"primaryKey\": [\n\"nothing\",", "the primary key"},
	} {
		folder := fstest.MapFS{}
		for file, content := range files {
			if test.file == file {
				content = bytes.Replace(content, []byte(test.old), []byte(test.new), 1)
			}
			if test.file != "" {
				folder[file] = &fstest.MapFile{Data: content}
			}
		}
		_, err := datapackage.Read(folder)
		if err == nil || !strings.Contains(err.Error(), test.says) || test.file == "" && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
