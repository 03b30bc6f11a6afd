package model_test

import "testing"

func TestFaultsOfStatements(t *testing.T) {
	const apt28 = "statements/attribution-apt28-2024.yaml"
	runFaultCases(t, []faultCase{
		{"unknown code", []change{{jsFile, "states: [AUS,", "states: [XXX,"}},
			[]string{js + `states contains "XXX", expected a code of countries.csv`}},
		{"small letters are no code", []change{{jsFile, "states: [AUS,", "states: [aus,"}},
			[]string{js + `states contains "aus", expected a code of countries.csv`}},
		{"code twice", []change{{jsFile, "states: [AUS, BEL", "states: [AUS, AUS"}},
			[]string{js + `states contains "AUS" twice, expected once`}},
		{"number differs from the list", []change{{jsFile, "stated_count: 27", "stated_count: 26"}},
			[]string{js + "stated_count is 26 and states contains 27, expected equal numbers, or stated_of or a count_note"}},
		{"list one short", []change{{jsFile, "states: [AUS, BEL,", "states: [AUS,"}},
			[]string{js + "stated_count is 27 and states contains 26, expected equal numbers, or stated_of or a count_note"}},
		{"number below zero", []change{{jsFile, "stated_count: 27", "stated_count: -1\ncount_note: because"}},
			[]string{js + "a stated number is -1, expected 0 or more"}},
		{"bad confidence", []change{{jsFile, "confidence: checked", "confidence: certain"}},
			[]string{js + `confidence is "certain", expected one of checked, reported, unverified`}},
		{"no confidence", []change{{jsFile, "confidence: checked\n", ""}},
			[]string{js + `confidence is "", expected one of checked, reported, unverified`}},
		{"bad url", []change{{jsFile, "url: https://www.state.gov/joint", "url: javascript:alert(1)//"}},
			[]string{js + `url is "javascript:alert(1)//…`}},
		{"a host that ends in a full stop", []change{{jsFile, "url: https://www.state.gov/joint", "url: https://www.state.gov./joint"}},
			[]string{js + `url is "https://www.state.gov./joint…`}},
		{"url_checked without a url", []change{{jsFile, "url: https", "symbol: https"}, {jsFile, "url_checked: false", "url_checked: true"}}, []string{js + `url_checked is true without a url, expected the address that was opened`}},
		{"bad url of a source", []change{{jsFile, "    url: https://thehill.com/", "    url: thehill.com/"}},
			[]string{js + `the address of the source "The Hill, account listing the signatories" is "thehill.com/…`}},
		{"source without title", []change{{jsFile, "  - title: The Hill, account listing the signatories\n", "  - title: ' '\n"}},
			[]string{js + "the title of a source is missing, expected some text"}},
		{"no sources", []change{{jsFile, "", minimal("joint-statement-2019", "kind: declaration", "adoption: signature", "open_to: states")}},
			[]string{js + "has no sources, expected at least one"}},
		{"words outside their lists", []change{
			{jsFile, "kind: joint-statement", "kind: agreement"}, {jsFile, "adoption: signature", "adoption: acclamation"},
			{jsFile, "pillars: [international-law,", "pillars: [law,"}, {jsFile, "place:", "date_precision: year\nlist_status: partial\nplace:"},
		}, []string{js + `kind is "agreement", expected one of joint-statement, …`, js + `adoption is "acclamation", expected one of signature, …`,
			js + `date_precision is "year", expected one of nothing, month`, js + `list_status is "partial", expected one of nothing, minimum, withheld`,
			js + `pillars is "law", expected one of international-law, …`}},
		{"dangling norm", []change{{jsFile, "norm: un/e", "norm: un/z"}}, []string{js + `norms contains "un/z", expected the id of a norm`}},
		{"norm twice", []change{{jsFile, "norm: un/f", "norm: un/e"}}, []string{js + `norms contains "un/e" twice, expected once`}},
		{"norm without a way", []change{{jsFile, "    how: subject\n", ""}}, []string{js + `how it carries un/e is "", expected one of source, …`}},
		{"norm carried as a set", []change{{jsFile, "how: subject", "how: set"}}, []string{js + `how it carries un/e is "set", expected one of source, …`}},
		{"norm without a reason", []change{{jsFile, "why: States that", "why: ''\n    # "}, {jsFile, "      when cyber security is addressed.\n", ""}},
			[]string{js + "the reason for norm un/e is missing, expected some text"}},
		{"open to an unknown group", []change{{jsFile, "open_to: un-members", "open_to: group:eeu"}},
			[]string{js + `open_to is "group:eeu", expected un-members, states, listed, group:ID or statement:ID`}},
		{"open to an unknown statement", []change{{jsFile, "open_to: un-members", "open_to: statement:none"}},
			[]string{js + `open_to is "statement:none", expected un-members, …`}},
		{"open to nobody", []change{{jsFile, "open_to: un-members\n", ""}}, []string{js + `open_to is "", expected un-members, …`}},
		{"open to more than there is", []change{{jsFile, "open_to: un-members", "open_to: states:all"}},
			[]string{js + `open_to is "states:all", expected un-members, …`}},
		{"open to a group on a day before its list", []change{{jsFile, "open_to: un-members", "open_to: group:caricom"}},
			[]string{js + `open_to is "group:caricom", whose members on 2019-09-23 are not known, expected listed or a later day`}},
		{"dangling mandate", []change{{"statements/gge-2015.yaml", "mandate: A/RES/68/243", "mandate: A/RES/1/1"}},
			[]string{`statements/gge-2015.yaml:gge-2015: mandate is "A/RES/1/1", expected the symbol of a statement`}},
		{"later joiner that is listed", []change{{jsFile, "as_of:", "later_joiners:\n  AUS: 2020\n  FJI: 2021\nas_of:"}},
			[]string{js + "AUS is in states and in later_joiners, expected in one of them"}},
		{"joined that is nobody, on no day", []change{{jsFile, "as_of:", "joined:\n  XXX: '2020'\n  AUS: soon\nas_of:"}},
			[]string{js + `joined contains "XXX", expected a code of countries.csv or one of its organizations`,
				js + `joined.AUS: "soon" is not a date, expected 2019, 2019-09 or 2019-09-23`}},
		{"withheld with a list", []change{{jsFile, "adoption:", "list_status: withheld\nadoption:"}},
			[]string{js + "the list is withheld but states contains 27, expected none"}},
		{"withheld without a reason", []change{{"statements/pall-mall-declaration-2024.yaml", "count_note:", "list_basis:"},
			{"statements/pall-mall-declaration-2024.yaml", "list_basis: Withheld.", "totals_basis: Withheld."}},
			[]string{"statements/pall-mall-declaration-2024.yaml:pall-mall-declaration-2024: the list is withheld without a count_note, expected one that says why",
				"statements/pall-mall-declaration-2024.yaml:pall-mall-declaration-2024: stated_count is 25 and states contains 0, expected equal numbers, or stated_of or a count_note",
				"statements/pall-mall-declaration-2024.yaml:pall-mall-declaration-2024: totals_basis says where the totals come from and stated_votes is missing, expected both or neither"}},
		{"treaty without parties", []change{{"statements/budapest-convention.yaml", "list_of: parties\n", ""}},
			[]string{`statements/budapest-convention.yaml:budapest-convention: list_of is "", expected parties or signatories for a treaty and nothing else`}},
		{"parties of a statement", []change{{jsFile, "adoption:", "list_of: parties\nadoption:"}},
			[]string{js + `list_of is "parties", expected parties or signatories for a treaty and nothing else`}},
		{"party that did not ratify", []change{{"statements/budapest-convention.yaml", "signed_not_ratified: [IRL", "signed_not_ratified: [USA, IRL"}},
			[]string{"statements/budapest-convention.yaml:budapest-convention: USA is in states and in signed_not_ratified, expected in one of them"}},
		{"spoken for twice", []change{{apt28, "  EU: [", "  EU: [AUT]\n  EU: ["}},
			[]string{apt28 + `:attribution-apt28-2024: line N: the key "EU" appears twice, expected once`}},
		{"spoken for, unknown", []change{{apt28, "  EU: [AUT,", "  EU: [XXX,"}},
			[]string{apt28 + `:attribution-apt28-2024: states_via.EU contains "XXX", expected a code of countries.csv`}},
		{"empty quotation", []change{{jsFile, "    text: There must be consequences for bad behavior in cyberspace.", "    text: ''"}},
			[]string{js + "the text of a quotation is missing, expected some text"}},
	})
}

func TestFaultsOfRollCalls(t *testing.T) {
	runFaultCases(t, []faultCase{
		{"country in two columns", []change{{voteFile, "  'no': [ALB,", "  'no': [AFG, ALB,"}, {voteFile, "'no': 46", "'no': 47"}},
			[]string{vote + "AFG is in votes.yes and votes.no, expected in one column"}},
		{"missing Member", []change{{voteFile, "  absent: [BEN,", "  absent: ["}},
			[]string{vote + "BEN was a UN Member on 2018-12-05 and is in no column, expected in one"}},
		{"observer that votes", []change{{voteFile, "  absent: [BEN,", "  absent: [PSE, BEN,"}},
			[]string{vote + "PSE was not a UN Member on 2018-12-05 and is in votes.absent, expected in none"}},
		{"Member of a later day", []change{{"statements/ga-res-60-45.yaml", "  absent: [", "  absent: [SSD, "}},
			[]string{"statements/ga-res-60-45.yaml:ga-res-60-45: SSD was not a UN Member on 2005-12-08 and is in votes.absent, expected in none"}},
		{"total that differs", []change{{voteFile, "  'yes': 119", "  'yes': 120"}},
			[]string{vote + "stated_votes is 120-46-14 and the roll call contains 119-46-14, expected equal numbers or a count_note"}},
		{"column that is not one", []change{{voteFile, "  absent:", "  gone:"}}, append(
			[]string{vote + `line N: unknown key "gone", expected one of its known keys; nearest: …`},
			inNoColumn("BEN", "CMR", "DMA", "FSM", "GAB", "KIR", "KNA", "NRU", "SEN", "SLB", "SOM", "TCD", "TON", "UZB")...)},
		{"vote without a roll call", []change{{jsFile, "adoption: signature", "adoption: vote"}},
			[]string{js + `adoption is "vote" and the roll call contains 0 States, expected a roll call exactly for a vote`}},
		{"roll call without a vote", []change{{voteFile, "adoption: vote", "adoption: consensus"}},
			[]string{vote + `adoption is "consensus" and the roll call contains 193 States, expected a roll call exactly for a vote`,
				vote + `vote_record is "1655128" and adoption is "consensus", expected one only for a vote`}},
	})
}

func TestFaultsOfNorms(t *testing.T) {
	runFaultCases(t, []faultCase{
		{"dangling source statement", []change{{unF, "source: gge-2015", "source: gge-2016"}},
			[]string{normF + `its source "gge-2016" is not a statement, expected the id of one`}},
		{"twin that does not name it back", []change{{unF, "twin: g7/6", "twin: g7/7"}},
			[]string{"norms/g7/6.yaml:g7/6: its twin \"un/f\" is not a norm that names it back, expected one",
				normF + `its twin "g7/7" is not a norm that names it back, expected one`}},
		{"no official text", []change{{unF, "official_text:", "kind_note:"}}, []string{normF + "official_text is missing, expected some text"}},
		{"kind outside its list", []change{{unF, "kind: limiting", "kind: ban"}},
			[]string{normF + `kind is "ban", expected one of limiting, positive duty`}},
		{"dangling related norm", []change{{unF, "    - id: un/g", "    - id: un/zz"}},
			[]string{normF + `related.norms contains "un/zz", expected the id of a norm`}},
		{"confidence of the text", []change{{unF, "  official_text: checked", "  official_text: sure"}},
			[]string{normF + `confidence.official_text is "sure", expected one of checked, reported, unverified`}},
		{"norm outside the two lists", []change{{"norms/eu/1.yaml", "", "id: eu/1\ntitle: T\nofficial_text: T\nsource_symbol: S\nsource: gge-2015\n" +
			"kind: limiting\nsources:\n  - title: T\n    url: https://example.org/\nconfidence:\n  official_text: unverified\n"}},
			[]string{`norms/eu/1.yaml:eu/1: the id is "eu/1", expected un/ and a letter or g7/ and a number`}},
	})
}

// TestFaultsOfCharacters: nothing that changes what a terminal shows gets in,
// from any kind of record, and no fault carries it out again.
func TestFaultsOfCharacters(t *testing.T) {
	for name, r := range map[string]struct{ char, shown string }{
		"escape":             {`\x1b`, "U+001B"},
		"bell":               {`\a`, "U+0007"},
		"tab":                {`\t`, "U+0009"},
		"carriage return":    {`\r`, "U+000D"},
		"delete":             {`\x7f`, "U+007F"},
		"C1 control":         {`\x9b`, "U+009B"},
		"bidi override":      {`\u202e`, "U+202E"},
		"bidi isolate":       {`\u2066`, "U+2066"},
		"zero width space":   {`\u200b`, "U+200B"},
		"word joiner":        {`\u2060`, "U+2060"},
		"byte order mark":    {`\ufeff`, "U+FEFF"},
		"soft hyphen":        {`\u00ad`, "U+00AD"},
		"line separator":     {`\u2028`, "U+2028"},
		"replacement":        {`\ufffd`, "U+FFFD"},
		"line break":         {`\n`, "U+000A"},
		"tag character":      {`\U000E0041`, "U+E0041"},
		"interlinear anchor": {`\ufff9`, "U+FFF9"},
	} {
		t.Run(name, func(t *testing.T) {
			expectFaults(t, faultsOf(t, overlay(t, change{jsFile, "place: New York, USA", `place: "New` + r.char + ` York"`})),
				js+"Place contains the control character "+r.shown+", expected plain text")
		})
	}
	runFaultCases(t, []faultCase{
		{"deep in a statement", []change{{jsFile, "    text: There must", `    text: "\e]0;There must"` + "\n    # "}},
			[]string{js + "Text contains the control character U+001B, expected plain text"}},
		{"key of a mapping", []change{{"statements/attribution-viasat-2022.yaml", "  EU: [", "  \"E\\u202eU\": ["}},
			[]string{"statements/attribution-viasat-2022.yaml:attribution-viasat-2022: Organization contains the control character U+202E, expected plain text",
				"statements/attribution-viasat-2022.yaml:attribution-viasat-2022: states_via contains \"E�U\", expected one of its organizations"}},
		{"norm", []change{{unF, "title: ", `title: "x\u200by" # `}}, []string{normF + "Title contains the control character U+200B, expected plain text"}},
		{"table", []change{{"membership-changes.csv", "", "group,iso3,date,change,confidence,note\nnato,EST,2014-03-29,joined,checked,a\x1bb\n"}},
			[]string{"membership-changes.csv:nato/EST/2014-03-29: Note contains the control character U+001B, expected plain text"}},
		{"table that is not UTF-8", []change{{"membership-changes.csv", "", "group,iso3,date,change,confidence,note\nnato,EST,2014-03-29,joined,checked,a\xffb\n"}},
			[]string{"membership-changes.csv:nato/EST/2014-03-29: Note contains the control character U+FFFD, expected plain text"}},
		{"group, in the fault as well", []change{{"groups.yaml", "", group(`"a\e[31m"`, "[AUS]", "1", "checked")}},
			[]string{"groups.yaml:a�[31m: ID contains the control character U+001B, expected plain text",
				`groups.yaml:a�[31m: the id is "a�[31m", expected small letters, digits and single hyphens`}},
		{"position, in the fault as well", []change{{"positions.yaml", "", "positions:\n  - state: EST\n    year: 2019\n    title: \"a\\nb\"\n    confidence: unverified\n"}},
			[]string{"positions.yaml:EST/2019/a�b: Title contains the control character U+000A, expected plain text"}},
		{"name of a file, in the fault as well", []change{{"statements/a\x1b[2J\nb.txt", "", ""}},
			[]string{"statements/a�[2J�b.txt:-: is not a file of a data folder…"}},
	})
	if got := faultsOf(t, overlay(t, change{jsFile, "full_text: |\n", "full_text: |\n  One line.\n\n  Another line.\n"})); got != nil {
		t.Errorf("line breaks in a full text are faults: %v", got)
	}
}

// minimal is a statement with just what it needs, and some more lines.
func minimal(id string, lines ...string) string {
	text := "id: " + id + "\ntitle: Title\nshort_title: Short\ndate: '2020-05-04'\nforum: Forum\nsummary: Summary.\n" +
		"url: https://example.org/\nconfidence: unverified\n"
	for _, line := range lines {
		text += line + "\n"
	}
	return text
}

// inNoColumn is what is said of the absent of 73/27 when their column is gone.
func inNoColumn(codes ...string) []string {
	var out []string
	for _, code := range codes {
		out = append(out, vote+code+" was a UN Member on 2018-12-05 and is in no column, expected in one")
	}
	return out
}
