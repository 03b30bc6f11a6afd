package query_test

import (
	"regexp"
	"strings"
	"testing"

	"comity/model/query"
)

// TestNoTermsOfTheParser: whatever is wrong with an expression, what is said of it is
// no type of Go and no term of a parser.
func TestNoTermsOfTheParser(t *testing.T) {
	c := corpus(t)
	terms := regexp.MustCompile(`\b(bool|int|float64|func|interface|nil|mismatched|types?|token|operand|predicate|builtin|literal|pointer|reflect|runtime|argument|Identifier|Operator|Bracket|EOF)\b|\[\]|map\[|U\+`)
	for expression, want := range map[string]string{
		`region("Europe") + 1`:                `"+" cannot join a condition and a number`,
		`signed(1)`:                           `signed takes one name in quotes, as in signed("joint-statement-2019")`,
		`signed()`:                            `signed takes one name in quotes`,
		`signed("a", "b")`:                    `signed takes one name in quotes`,
		`count("yes") > "x"`:                  `">" cannot join a number and text`,
		`norm f`:                              `"f" is not expected here`,
		`"x" and true`:                        `"and" cannot join text and a condition`,
		`not 1`:                               `"not" cannot stand before a number`,
		`1 +`:                                 "the expression is not finished",
		`signed("joint-statement-2019"`:       "the expression is not finished",
		`signed("joint-statement-2019`:        "a quotation mark is not closed",
		`signed("a\q")`:                       "a backslash in a name is not understood",
		`eu@2019`:                             `the character "@" is not understood outside quotes`,
		`count("yes") > 99999999999999999999`: "the number is too large",
		`1 ? true : false`:                    `before "?" stands a condition, not a number`,
		`[1]`:                                 "this is a list",
		`{"a": 1}`:                            "",
		`count("yes")`:                        "this is a number",
		`"x"`:                                 "this is text",
		`signed`:                              "this is the name of a function",
		`signed.x`:                            "",
		`signed["x"]`:                         "",
		`count("yes") matches "x"`:            "",
		`#`:                                   "",
		`let x = 1; x`:                        "",
		`signed("paris-call-2018") | len()`:   "",
		`map([1], # > 1)`:                     "",
		`signed("paris-call-2018"))`:          `")" is not expected here`,
		`signed(member("eu"))`:                `signed takes one name in quotes`,
		`did("ga-res-73-27", 1)`:              `did takes two names in quotes`,
		`member("chile")`:                     `no group is called "chile": Chile is a State`,
		`member("eu@2019-13")`:                "",
		`member("eu@2019", "2019")`:           "the day of the group is given twice",
		`/* x`:                                "a comment is not closed",
		`1..2`:                                "",
		`true ?? false`:                       "",
		`signed("paris-call-2018") in "x"`:    "",
		`-signed("paris-call-2018")`:          `"-" cannot stand before a condition`,
		`1x`:                                  "",
		`signed("oewg")`:                      `"oewg" may be `,
		strings.Repeat(`not `, 1200) + `position()`:    "",
		`position() and (position() or (position()`:    "the expression is not finished",
		`signed("paris-call-2018") & position()`:       "",
		`signed('paris-call-2018') and not (1 == "x")`: "cannot join a number and text",
	} {
		q, err := query.Compile(c, expression)
		if err == nil {
			_, err = q.Run()
		}
		if err == nil {
			t.Errorf("%.60s is an expression", expression)
			continue
		}
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v\nexpected %s", expression, err, want)
		}
		if found := terms.FindString(regexp.MustCompile(`"[^"]*"`).ReplaceAllString(err.Error(), "")); found != "" {
			t.Errorf("%.60s: %q is said in %q", expression, found, err)
		}
	}
}

// TestGroupsOnADay: a day stands behind @ or as a name of its own.
func TestGroupsOnADay(t *testing.T) {
	c := corpus(t)
	count := func(expression string) int {
		q, err := query.Compile(c, expression)
		if err != nil {
			t.Fatalf("%s: %v", expression, err)
		}
		found, err := q.Run()
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	if eu, then := count(`member("eu")`), count(`member("eu@2019-09-23")`); eu != 27 || then != 28 {
		t.Errorf("the EU has %d members, and had %d", eu, then)
	}
	if a, b := count(`member("EU@2019")`), count(`member("European Union", "2019")`); a != 28 || a != b {
		t.Errorf("at the end of 2019 the EU had %d members, or %d", a, b)
	}
	if count(`signed("paris")`) != count(`signed("Paris Call 2018")`) {
		t.Error("the text with one name is not that with another")
	}
}
