package cli

import (
	_ "embed"
	"reflect"
	"strings"

	"comity/model"
	"comity/model/ask"
	"comity/model/cite"
	"comity/model/compare"
	"comity/model/datapackage"
	"comity/model/prose"
	"comity/model/search"
)

//go:embed schema.txt
var schemaText string

// describe returns the description of a key of an object, from schema.txt.
func describe(object, key string) string {
	_, after, _ := strings.Cut("\n"+schemaText, "\n"+object+"."+key+": ")
	line, _, _ := strings.Cut(after, "\n")
	return line
}

// codePattern is what ids of a type look like.
func codePattern(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[model.ISO3]():
		return "^[A-Z]{3}$"
	case reflect.TypeFor[model.NormID]():
		return "^(un/[a-z]|g7/[1-9][0-9]?)$"
	case reflect.TypeFor[model.StatementID](), reflect.TypeFor[model.GroupID](), reflect.TypeFor[model.DocumentID]():
		return "^[a-z0-9]+(-[a-z0-9]+)*$"
	}
	return ""
}

// vocabulary is the closed list of words that may stand somewhere, if there is
// one: by the type, or by the key within an object.
func vocabulary(object, key string, t reflect.Type) []string {
	switch t {
	case reflect.TypeFor[model.Confidence]():
		return model.Confidences()
	case reflect.TypeFor[model.Reading]():
		return prose.Strings(model.Readings())
	case reflect.TypeFor[model.Says]():
		return prose.Strings(model.AllSays())
	case reflect.TypeFor[model.Mapping]():
		return prose.Strings(model.Mappings())
	case reflect.TypeFor[model.How]():
		return prose.Strings(model.Hows())
	case reflect.TypeFor[model.Share]():
		return prose.Strings(model.Shares())
	case reflect.TypeFor[search.Kind]():
		return prose.Strings(search.Kinds())
	case reflect.TypeFor[ask.Kind]():
		return prose.Strings(ask.Kinds())
	case reflect.TypeFor[cite.Style]():
		return prose.Strings(cite.Styles())
	}
	var words []string
	switch object + "." + key {
	case "state.act", "act.act", "standing.act", "matrix_row.acts", "stand.act", "out_of_step.act":
		words = append(words, prose.Each(model.Acts(), model.Act.Word)...)
	case "statement.counts", "stand.counts", "shared.counts":
		words = append(words, prose.Each(model.Acts(), model.Act.Key)...)
	case "map.about":
		return []string{"nothing", "act", "set", "expression", "norm", "says"}
	case "compare.sort":
		return []string{"states", "statements", "country"}
	case "column_change.change":
		return []string{datapackage.Added, datapackage.Removed}
	case "record_change.change":
		return []string{datapackage.Added, datapackage.Removed, datapackage.Changed}
	case "op.kind":
		return []string{compare.Equal.Word(), compare.Delete.Word(), compare.Insert.Word()}
	case "statement.kind", "matrix_column.kind", "compare_text.kind":
		return model.StatementKinds()
	case "said.kind":
		return model.DocumentKinds()
	case "statement.adoption":
		return model.Adoptions()
	case "statement.list_status":
		return model.ListStates()
	case "norm.kind":
		return []string{"limiting", "positive duty"}
	case "country.un_status":
		return []string{"member", "observer"}
	case "country.un_group":
		return model.UNGroups()
	}
	return words
}
