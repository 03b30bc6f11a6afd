package model

import (
	"errors"
	"slices"
	"strings"

	"comity/model/prose"
)

// SaidNorms returns what documents are asked about: the UN norms as a set, then each
// of them.
func (c *Corpus) SaidNorms() []NormID {
	out := []NormID{NormSet}
	return append(out, prose.Each(prose.Only(c.Norms(), (*Norm).UN), func(n *Norm) NormID { return n.ID })...)
}

// SaidAbout is which entries of documents are asked for: about a norm or the set,
// by a State or an organisation, or both; without either, all of them.
type SaidAbout struct {
	Norm    *Norm
	Set     bool // the UN norms as a set
	Country *Country
	Group   *Group // an organisation that speaks itself, such as the EU
	Views   bool   // views instead of measures, plans and needs
}

// MatchSaid reads of which norm and State entries are asked for: "norm g", "un",
// "Canada", "Canada norm j", "j Canada"; all of them for no words.
func (c *Corpus) MatchSaid(text string) (SaidAbout, error) {
	words := slices.DeleteFunc(strings.Fields(text), func(w string) bool { return slices.Contains([]string{"about", "on", "by"}, strings.ToLower(w)) })
	if len(words) == 0 {
		return SaidAbout{}, nil
	}
	whole := strings.Join(words, " ")
	if a, ok := c.matchSaidNorm(whole); ok {
		return a, nil
	}
	if a, ok := c.matchSpeaker(whole); ok {
		return a, nil
	}
	for i := 1; i < len(words); i++ {
		first, second := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		for _, order := range [][2]string{{first, second}, {second, first}} {
			by, spoken := c.matchSpeaker(order[0])
			if a, ok := c.matchSaidNorm(order[1]); ok && spoken {
				a.Country, a.Group = by.Country, by.Group
				return a, nil
			}
		}
	}
	n, err := c.MatchNorm(whole)
	if err == nil {
		return SaidAbout{}, errors.New(n.Name() + " has no records of what States say; name a UN norm, a to k, or un for the set")
	}
	if co, err := c.MatchCountry(whole); err == nil {
		return SaidAbout{Country: co}, nil
	}
	return SaidAbout{}, &NotFoundError{Kind: "norm or country", Name: whole, Nearest: nearestOf(err), in: c}
}

// matchSpeaker finds a State, or an organisation of which there are documents.
func (c *Corpus) matchSpeaker(name string) (SaidAbout, bool) {
	if co, err := c.FindCountry(name); err == nil {
		return SaidAbout{Country: co}, true
	}
	if g, err := c.FindGroup(name); err == nil && slices.ContainsFunc(c.documents, g.spoke) {
		return SaidAbout{Group: g}, true
	}
	return SaidAbout{}, false
}

func (g *Group) spoke(d *Document) bool { return d.Organization != "" && d.Organization == g.ShortName }

// nearestOf is what an error of a name suggests.
func nearestOf(err error) []string {
	if near := new(NotFoundError); errors.As(err, &near) {
		return near.Nearest
	}
	return nil
}

// matchSaidNorm finds a UN norm, or the set.
func (c *Corpus) matchSaidNorm(name string) (SaidAbout, bool) {
	if NormID(strings.ToLower(name)) == NormSet || Fold(name) == "un norms" {
		return SaidAbout{Set: true}, true
	}
	n, err := c.MatchNorm(name)
	if err != nil || !n.UN() {
		return SaidAbout{}, false
	}
	return SaidAbout{Norm: n}, true
}

// Said returns the entries that are asked for, in the order of [Corpus.AllSaid].
func (c *Corpus) Said(of SaidAbout) []Said {
	return c.said(func(d *Document, s *Saying) bool {
		switch {
		case of.Views != (s.Says == View), of.Set && !s.ofSet(), of.Norm != nil && s.Norm != of.Norm.ID:
			return false
		}
		if of.Group != nil && !of.Group.spoke(d) {
			return false
		}
		return of.Country == nil || slices.Contains(d.States(), of.Country.ISO3)
	})
}

// Words names what is asked for: "norm g", "Canada", "norm j, in the name of
// Canada".
func (of SaidAbout) Words() string {
	about := "the norms"
	switch {
	case of.Set:
		about = "the UN norms as a set"
	case of.Norm != nil:
		about = of.Norm.Name()
	}
	switch {
	case of.Country != nil:
		about += ", in the name of " + of.Country.DisplayName()
	case of.Group != nil:
		about += ", in the name of " + of.Group.ShortName
	}
	return about
}
