package model_test

import (
	"testing"

	"comity/model"
)

// The official page comes before its mirrors; a page of somebody else stays in its place.
func TestOfficialFirst(t *testing.T) {
	s := model.Statement{URL: "https://official", Sources: []model.Source{{URL: "https://mirror"}, {URL: "https://official"}, {URL: "https://news"}}}
	if all := s.OfficialFirst(); len(all) != 3 || all[0].URL != s.URL || all[1].URL != "https://mirror" || s.Sources[0].URL != "https://mirror" {
		t.Errorf("the sources are %v", all)
	}
	if s.Publisher = "a university"; s.OfficialFirst()[0].URL != "https://mirror" {
		t.Error("a page that is not official comes first")
	}
}
