package accessible

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
	"comity/ui/place"
	"comity/ui/report"
)

// compareLines adds a comparison: the agreement of each pair with counts, then
// the texts by case.
func (s *session) compareLines(v *view, sheet *report.Report) {
	for _, lead := range sheet.Lead {
		v.note(lead)
	}
	c := sheet.Comparison
	if c == nil { // one State among all
		s.sayParts(v, sheet.Parts)
		return
	}
	if c.Subjects.Sort == compare.Statements {
		s.overlapLines(v, &c.Overlap, sheet.Parts)
		return
	}
	if len(c.Texts) > 0 {
		v.note(prose.Sentence("In all: " + told(c.Sections())))
	}
	s.sayParts(v, sheet.Parts)
}

// overlapLines adds which States took part in which statements; a combination
// leads to its States.
func (s *session) overlapLines(v *view, o *compare.Overlap, parts []report.Part) {
	for _, p := range parts {
		switch p.ID {
		default:
			s.sayParts(v, []report.Part{p})
		case report.CombinationsID:
			v.head(compare.ExactlyThese + ":")
			for _, row := range o.Rows {
				s.addStates(v, o.Name(row.Joined), "that took part in "+o.Name(row.Joined), row.States)
			}
		case report.UnknownID:
			v.head("Not known:")
			v.note(compare.NotKnown)
			for _, row := range o.Doubts {
				name := "not known of " + o.Name(row.Unknown)
				if joined := o.Name(row.Joined); joined != "" {
					name = joined + ", " + name
				}
				s.addStates(v, name, "of which it is not known whether they took part in "+o.Name(row.Unknown), row.States)
			}
		}
	}
}

// addStates adds a line that leads to the list of some States.
func (s *session) addStates(v *view, name, what string, states []*model.Country) {
	v.add(name+": "+prose.Count(len(states), "State"), func() { s.showStates(states, what) })
}

// diffLines adds a difference, or the pairs of the crosswalk.
func (s *session) diffLines(v *view, sheet *report.Report) {
	if a, _, err := v.scene.Sides(); err == nil && a != nil {
		s.pairLines(v, &sheet.Pairs[0])
		return
	}
	for i := range sheet.Pairs {
		p := &sheet.Pairs[i]
		v.add(p.Name()+": "+p.Alikeness(), func() {
			next := &view{title: prose.Stop(p.Name())}
			if p.A != nil && p.B != nil {
				next.scene = s.sceneWith(place.Diff, "of", p.A.Place+","+p.B.Place)
			}
			s.pairLines(next, p)
			s.show(next)
		})
	}
}

// pairLines adds the changes between two wordings, and where both are read.
func (s *session) pairLines(v *view, p *compare.Wordings) {
	v.note(prose.Sentence(p.Alikeness()))
	for _, note := range p.Notes {
		v.note(prose.Sentence(note))
	}
	var changes []string
	if p.A != nil && p.B != nil {
		changes = differences(p.Ops)
	}
	if len(changes) > 0 {
		v.head(prose.Sentence("From the first to the second, " + prose.Count(len(changes), "change") + ":"))
	}
	for _, change := range changes {
		v.note(change)
	}
	if len(changes) > 0 {
		v.note("The rest is the same.")
	}
	v.head("The texts:")
	for _, side := range []*compare.Side{p.A, p.B} {
		if side == nil {
			continue
		}
		path, _, _ := strings.Cut(side.Place, "#")
		at, err := place.Parse(s.corpus, path)
		if err != nil {
			continue
		}
		v.add(side.Name+", "+side.What, func() { s.open(at) }).item = s.itemOf(at)
		if p.A == nil || p.B == nil {
			v.note("Quote: " + flat(side.Text))
		}
	}
	if len(p.Shared) > 0 && len(changes) > 0 {
		v.head(prose.Sentence("Phrases in both, " + strconv.Itoa(len(p.Shared)) + ":"))
		for _, phrase := range p.Shared {
			v.note(`"` + flat(phrase.Text) + `", ` + prose.Count(phrase.Words, "word"))
		}
	}
}

// differences describes the changes, each after the words it follows.
func differences(ops []compare.Op) []string {
	const before = 4
	var out []string
	where := "At the beginning"
	for i := 0; i < len(ops); {
		if ops[i].Kind == compare.Equal {
			words := strings.Fields(ops[i].Text())
			if len(words) > 0 {
				where = `After "` + strings.Join(words[max(len(words)-before, 0):], " ") + `"`
			}
			i++
			continue
		}
		var deleted, inserted []string
		for ; i < len(ops) && ops[i].Kind != compare.Equal; i++ {
			if ops[i].Kind == compare.Delete {
				deleted = append(deleted, flat(ops[i].Text()))
			} else {
				inserted = append(inserted, flat(ops[i].Text()))
			}
		}
		var said []string
		if len(deleted) > 0 {
			said = append(said, "deleted: "+heard(deleted))
		}
		if len(inserted) > 0 {
			said = append(said, "inserted: "+heard(inserted))
		}
		out = append(out, where+", "+strings.Join(said, "; ")+".")
	}
	return out
}

// heard returns the words of a change in quotes, or the name of a single sign,
// which a voice may leave out.
func heard(parts []string) string {
	text := strings.Join(parts, " ")
	switch text {
	case ",":
		return "a comma"
	case ";":
		return "a semicolon"
	case ".":
		return "a full stop"
	case ":":
		return "a colon"
	}
	return `"` + text + `"`
}

func flat(text string) string { return strings.Join(strings.Fields(text), " ") }
