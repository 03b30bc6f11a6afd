package place

import (
	"strings"

	"comity/model"
	"comity/model/prose"
)

// allNorms is the set of the UN norms and each of them, as they are written in a place.
const allNorms = string(model.NormSet)

// saidNorms reads the norms that documents are asked about: comma-separated names, or
// un for the set and each of them.
func saidNorms(c *model.Corpus, text string) (out []model.NormID, err error) {
	if strings.EqualFold(text, allNorms) {
		return c.SaidNorms(), nil
	}
	for _, name := range list(text) {
		id, err := saidNorm(c, name)
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}

// saidNorm reads one of them: a UN norm, or "set".
func saidNorm(c *model.Corpus, name string) (model.NormID, error) {
	if folded := model.Fold(name); folded == setName || folded == allNorms {
		return model.NormSet, nil
	}
	n, err := c.MatchNorm(name)
	if err != nil {
		return "", err
	}
	if !n.UN() {
		return "", &model.NotFoundError{Kind: "UN norm", Name: name, Why: n.Name() + " has no records of what States say; name a UN norm, a to k"}
	}
	return n.ID, nil
}

// setName names the UN norms as a set, as a column of its own.
const setName = "set"

// saidParam is the norms as they are read.
func saidParam(ids []model.NormID) string {
	const all = 12 // the set, and a to k
	if len(ids) == all {
		return allNorms
	}
	return strings.Join(prose.Each(ids, saidName), ",")
}

func saidName(id model.NormID) string {
	if id == model.NormSet {
		return setName
	}
	return normParam(id)
}
