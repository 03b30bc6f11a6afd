package assets_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"comity/assets"
	"comity/model"
)

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
