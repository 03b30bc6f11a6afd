package assets_test

import (
	"bytes"
	"flag"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"comity/assets"
	"comity/model"
)

//go:generate go test . -run "TestCompactFormIsFresh" -update

var update = flag.Bool("update", false, "write corpus.bin anew from data/")

// TestCompactFormIsFresh makes sure that the program shows what the files say.
func TestCompactFormIsFresh(t *testing.T) {
	corpus, err := model.Load(assets.Data())
	if err != nil {
		t.Fatalf("the corpus has faults:\n%v", err)
	}
	packed := corpus.Pack()
	if *update {
		if err := os.WriteFile("corpus.bin", packed, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(packed, []byte(assets.Packed())) {
		t.Fatal("corpus.bin is not what data/ says; run: go test ./assets -update")
	}
}

// fieldName is a word that only the files know, such as states_via.
var fieldName = regexp.MustCompile(`\b[a-z]+_[a-z_]+\b|len\(`)

// TestRecordsSpeakToReaders: what stands in a record is shown on screen, so it
// must not speak of fields, nor to the person who draws the screen.
func TestRecordsSpeakToReaders(t *testing.T) {
	corpus, err := model.Load(assets.Data())
	if err != nil {
		t.Fatal(err)
	}
	check := func(record, text string) {
		if found := fieldName.FindString(text); found != "" && found != "country_converter" { // the name of a package
			t.Errorf("%s speaks of %q: %s", record, found, text)
		}
		if strings.Contains(text, "Do not ") {
			t.Errorf("%s tells what not to do: %s", record, text)
		}
	}
	for _, s := range corpus.Statements() {
		for _, text := range append([]string{
			s.Summary, s.CountNote, s.DateNote, s.ListBasis, s.TotalsBasis, s.StatesViaNote, s.JoinedNote, s.LaterJoinersNote,
			s.HistoryNote, s.NormsNote, s.FullTextNote, s.ParticipationNote, s.Outcome, s.Response, s.LaterActions, s.Force,
		}, slices.Concat(s.Notes, s.KeyPoints)...) {
			check(string(s.ID), text)
		}
	}
	for _, n := range corpus.Norms() {
		check(string(n.ID), n.OfficialTextNote)
		check(string(n.ID), n.TwinNote)
		for _, k := range n.KeyIdeas {
			check(string(n.ID), k.Text)
		}
		for _, source := range n.Sources {
			check(string(n.ID), source.ReadNote)
		}
	}
	for _, g := range corpus.Groups() {
		check(string(g.ID), g.Note)
	}
}

// TestCompactFormIsWhatStarts: the program starts from the compact form, so it
// must be readable and hold as many records as the files.
func TestCompactFormIsWhatStarts(t *testing.T) {
	loaded, err := model.Load(assets.Data())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		t.Skip("the compact form is being made anew")
	}
	started, err := model.Unpack(assets.Packed())
	if err != nil {
		t.Fatal(err)
	}
	if len(started.Statements()) != len(loaded.Statements()) || len(started.Norms()) != len(loaded.Norms()) ||
		len(started.Countries()) != len(loaded.Countries()) || len(started.Groups()) != len(loaded.Groups()) ||
		len(started.Pages()) != len(loaded.Pages()) || len(started.Terms()) != len(loaded.Terms()) {
		t.Error("the compact form holds other records than the files")
	}
}

// TestReadmeOfTheRecords: it is read by people who edit records, and must stay
// short and true.
func TestReadmeOfTheRecords(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if lines := bytes.Count(text, []byte("\n")); lines > 165 {
		t.Errorf("README.md has %d lines, expected at most 165", lines)
	}
	for _, record := range []any{model.Statement{}, model.Page{}, model.SourceRecord{}, model.Follow{}, model.Step{}, model.Edition{}, model.Document{}} {
		for _, field := range recordFields(reflect.TypeOf(record)) {
			if !bytes.Contains(text, []byte("`"+field+"`")) {
				t.Errorf("README.md does not explain the field %s of a %T", field, record)
			}
		}
	}
}

// recordFields lists the keys of a record as they are written in its file.
func recordFields(record reflect.Type) []string {
	var out []string
	for i := range record.NumField() {
		if tag := record.Field(i).Tag.Get("yaml"); tag != "" && tag != "-" {
			out = append(out, tag)
		}
	}
	return out
}
