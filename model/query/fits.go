package query

import (
	"errors"
	"fmt"
	"slices"

	"comity/model"
)

// signs faults a text on which no State can be by its own name.
func signs(s *model.Statement, name string) error {
	if slices.ContainsFunc(s.Acts(), model.Act.OwnName) || s.AdoptionUnknown() {
		return nil
	}
	if s.Unsigned() {
		return errors.New("no State can have signed " + name + ": nothing was signed or voted on")
	}
	why := map[model.Act]string{
		model.Yes: "it was voted on", model.Member: "its body adopted it by consensus", model.Expert: "it is a group of experts",
		model.WithoutVote: "it was adopted without a vote", model.Agency: "it is an advisory of agencies",
	}[s.Acts()[0]]
	return errors.New("no State signs " + name + ": " + why + "; write " + instead(s, name))
}

// instead is the call for those who took part in a text.
func instead(s *model.Statement, name string) string {
	switch act := s.Acts()[0]; {
	case act == model.Expert:
		return fmt.Sprintf("expert(%q)", name)
	case act.OwnName():
		return fmt.Sprintf("signed(%q)", name)
	default:
		return fmt.Sprintf("did(%q, %q)", name, act.Word())
	}
}
