package brief

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// Source is the deck as a file without its notes: what followers are given. It
// is read as the same slides, and has the same hash; only the lines differ.
func (d *Deck) Source() []byte {
	w := &writer{}
	w.b.WriteString("---\n")
	for _, field := range []struct{ key, value string }{
		{keyTitle, d.Title}, {keyAuthor, d.Author}, {keyDate, d.Date},
		{keyClassification, d.Classification}, {keyLanguage, d.Language},
	} {
		if field.value != "" {
			fmt.Fprintf(&w.b, "%s: %s\n", field.key, strconv.Quote(field.value))
		}
	}
	if d.Length > 0 {
		fmt.Fprintf(&w.b, "%s: %s\n", keyLength, d.Length)
	}
	w.b.WriteString("---\n")
	for i, s := range d.Slides {
		if i > 0 {
			w.b.WriteString("\n---\n")
		}
		w.step = 0
		w.parts(s.Parts)
		w.pause(s.Steps)
	}
	return []byte(w.b.String())
}

// hash names a text.
func hash(source []byte) string {
	const bytes = 8
	sum := sha256.Sum256(source)
	return hex.EncodeToString(sum[:bytes])
}

type writer struct {
	b    strings.Builder
	step int
}

// pause writes the pauses before something that is there from a step on.
func (w *writer) pause(step int) {
	for ; w.step < step; w.step++ {
		w.b.WriteString("\n<!-- pause -->\n")
	}
}

func (w *writer) parts(parts []Part) {
	for _, part := range parts {
		w.pause(part.Step)
		switch {
		case part.Kind == Text && part.Markdown == "": // footnotes, made from the texts that cite them
		case part.Kind == Text:
			w.b.WriteString("\n" + part.Markdown + "\n")
		case part.Kind == Live:
			w.live(part)
		case part.Kind == Columns:
			w.b.WriteString("\n<!-- columns")
			for _, c := range part.Columns {
				w.b.WriteString(" " + strconv.Itoa(c.Share))
			}
			w.b.WriteString(" -->\n")
			for i, c := range part.Columns {
				if i > 0 {
					w.b.WriteString("\n<!-- column -->\n")
				}
				w.parts(c.Parts)
			}
			w.b.WriteString("\n<!-- end -->\n")
		}
	}
}

// live writes a live block in a fence that nothing in it closes.
func (w *writer) live(part Part) {
	const shortest = 2
	longest := shortest
	for n := range lastRuns(part.Place + " " + part.Caption) {
		longest = max(longest, n)
	}
	mark := strings.Repeat("`", longest+1)
	w.b.WriteString("\n" + mark + "comity")
	if part.Height > 0 {
		w.b.WriteString(" height=" + strconv.Itoa(part.Height))
	}
	w.b.WriteString("\n" + part.Place + "\n")
	if part.Caption != "" {
		w.b.WriteString(part.Caption + "\n")
	}
	w.b.WriteString(mark + "\n")
}
