package query_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"comity/assets"
	"comity/model"
	"comity/model/query"
)

// unpack gives the one corpus of these tests: nothing changes it.
var unpack = sync.OnceValues(func() (*model.Corpus, error) { return model.Unpack(assets.Packed()) })

func corpus(t testing.TB) *model.Corpus {
	t.Helper()
	c, err := unpack()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// who runs an expression and returns the codes, sorted.
func who(t *testing.T, c *model.Corpus, expression string) []string {
	t.Helper()
	q, err := query.Compile(c, expression)
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	states, err := q.Run()
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	var codes []string
	for _, co := range states {
		codes = append(codes, string(co.ISO3))
	}
	slices.Sort(codes)
	return codes
}

// The lists stand here on their own, copied from the founding documents.
func TestFoundingLists(t *testing.T) {
	c := corpus(t)
	joint := strings.Fields("AUS BEL CAN COL CZE DEU DNK ESP EST FIN FRA GBR HUN ISL ITA JPN KOR LTU LVA NLD NOR NZL POL ROU SVK SWE USA")
	nine := strings.Fields("AUS CAN CHL EST GBR JPN KOR NLD NZL")
	if got := who(t, c, `signed("joint-statement-2019")`); !slices.Equal(got, joint) || len(got) != 27 {
		t.Errorf("the joint statement of 2019 has %v", got)
	}
	if got := who(t, c, `signed("first-committee-2018")`); !slices.Equal(got, nine) {
		t.Errorf("the First Committee statement of 2018 has %v", got)
	}
	if got := who(t, c, `signed("first-committee-2018") and signed("joint-statement-2019")`); len(got) != 8 {
		t.Errorf("the overlap is %v, want eight", got)
	}
	if got := who(t, c, `signed("first-committee-2018") or signed("joint-statement-2019")`); len(got) != 28 {
		t.Errorf("the union has %d, want 28", len(got))
	}
	if got := who(t, c, `signed("first-committee-2018") and not signed("joint-statement-2019")`); !slices.Equal(got, []string{"CHL"}) {
		t.Errorf("only in the nine: %v, want Chile", got)
	}
}

func TestAnswers(t *testing.T) {
	c := corpus(t)
	for expression, want := range map[string]int{
		`did("ga-res-73-27", "yes")`:                      119,
		`did("ga-res-73-27", "no")`:                       46,
		`did("A/RES/73/27", "abstain")`:                   14,
		`did("ga-res-73-266", "yes")`:                     138,
		`did("ga-res-74-247", "abstain")`:                 33,
		`did("ga-res-78-16", "unknown")`:                  0,
		`did("malabo-convention", "unknown")`:             2,
		`did("joint-statement-2019", "not listed")`:       166,
		`did("oewg-2025", "adopted without a vote")`:      193,
		`did("oewg-2025", "adopted-without-a-vote")`:      193,
		`did("joint-statement-2019", "not_listed")`:       166,
		`signed("pall-mall-declaration-2024")`:            0,
		`did("pall-mall-declaration-2024", "not listed")`: 0,
		`did("pall-mall-declaration-2024", "unknown")`:    195,
		`member("eu")`:                                   27,
		`member("EU") && member('nato')`:                 23,
		`member("Group of Seven")`:                       7,
		`un_group("WEOG")`:                               29,
		`un_group("african")`:                            54,
		`un_group("none")`:                               1,
		`region("northern europe") and member("nordic")`: 5,
		`region("Europe") or region("Africa")`:           44 + 54,
		`expert("gge-2021")`:                             25,
		`true`:                                           195,
		`not true`:                                       0,
		`signed("joint-statement-" + "2019")`:            27,
		`signed(member("eu") ? "paris-call-2018" : "paris-call-2018")`:  81,
		`signed("budapest-convention") and signed("malabo-convention")`: 5,
		`signed("un-cybercrime-convention") and un_group("none")`:       0,
		`signed("un-cybercrime-convention") and not region("Oceania")`:  68,
	} {
		if got := who(t, c, expression); len(got) != want {
			t.Errorf("%s: %d, want %d", expression, len(got), want)
		}
	}
	for _, co := range c.Countries() {
		n := 0
		for _, s := range c.Statements() {
			if slices.Contains(s.Votes.No, co.ISO3) {
				n++
			}
		}
		expression := `count("no") == ` + string(rune('0'+n/10)) + string(rune('0'+n%10))
		if !slices.Contains(who(t, c, expression), string(co.ISO3)) {
			t.Errorf("%s voted no %d times, but is not in %s", co.ISO3, n, expression)
		}
	}
	position := who(t, c, `position()`)
	for _, p := range c.Positions() {
		if p.State != "" && !slices.Contains(position, string(p.State)) {
			t.Errorf("%s has a position but is not in position()", p.State)
		}
	}
	both := who(t, c, `expert("gge-2015") and expert("gge-2013")`)
	for _, code := range both {
		for _, id := range []model.StatementID{"gge-2013", "gge-2015"} {
			if s, _ := c.Statement(id); !slices.Contains(s.States, model.ISO3(code)) {
				t.Errorf("%s is in both expert groups but not in %s", code, id)
			}
		}
	}
}

func TestOrder(t *testing.T) {
	c := corpus(t)
	q, err := query.Compile(c, "true")
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := q.Run(); !slices.Equal(got, c.Countries()) {
		t.Error("the answer is not in the order of the corpus")
	}
}

func TestMistakes(t *testing.T) {
	c := corpus(t)
	for _, test := range []struct {
		expression string
		column     int
		says       []string
	}{
		{`signed("joint-statment-2019")`, 8, []string{`"joint-statment-2019"`, "nearest: joint-statement-2019"}},
		{`member("eu") and did("ga-res-73-28", "no")`, 22, []string{"no statement", "ga-res-73-27"}},
		{`did("ga-res-73-27", "against")`, 21, []string{"no act", `"against"`}},
		{`did("oewg-2025", "member")`, 18, []string{`no State can be "member" on oewg-2025`, `did("oewg-2025", "adopted without a vote")`}},
		{`did("ga-res-73-27", "not listed")`, 21, []string{`"yes", "no", "abstain", "absent"`}},
		{`did("joint-statement-2019", "a" + "bsent")`, 1, []string{`no State can be "absent" on joint-statement-2019`, `"listed"`}},
		{`did("ga-res-73-27", "absent") or count("yess") > 1`, 40, []string{"no act", "yes"}},
		{`member("eeu")`, 8, []string{"no group", "eu"}},
		{`region("Europa")`, 8, []string{"no region", "Europe"}},
		{`un_group("WEOC")`, 10, []string{"no UN regional group", "WEOG"}},
		{`expert("ga-res-73-27")`, 8, []string{"not an expert group", "gge-"}},
		{`expert("gge-2020")`, 8, []string{"no expert group", "gge-2021"}},
		{`sined("joint-statement-2019")`, 1, []string{"no function", "signed"}},
		{`not sined("joint-statement-2019")`, 5, []string{"no function", "signed"}},
		{`signed(joint-statement-2019)`, 8, []string{"no function", "quotes"}},
		{`signed("joint-statement-2019"`, 30, []string{"not finished"}},
		{`signed("joint-statement-2019") and`, 35, []string{"not finished"}},
		{`signed()`, 1, []string{"signed takes one name in quotes"}},
		{`signed("a", "b")`, 1, []string{"signed takes one name in quotes"}},
		{`did("ga-res-73-27")`, 1, []string{"did takes two names in quotes"}},
		{`position("x")`, 1, []string{"position takes nothing"}},
		{`says()`, 1, []string{"says takes one norm in quotes, and measure, plan, need or view for that alone"}},
		{`says("g7/3")`, 6, []string{"G7 point 3 has no records of what States say"}},
		{`says("Chile")`, 6, []string{"Chile is not a UN norm"}},
		{`says("g", "deed")`, 11, []string{`no kind of saying is called "deed"`}},
		{`count("yes")`, 1, []string{`this is a number; make it a condition, such as count("yes") > 9`}},
		{`signed`, 1, []string{"this is the name of a function"}},
		{`"yes"`, 1, []string{"this is text; make it a condition"}},
		{`signed(1)`, 8, []string{"signed takes one name in quotes"}},
		{`signed("joint-" + "x")`, 1, []string{"no statement", `"joint-x"`, "nearest: "}},
		{`member(true ? "eeu" : "eu")`, 1, []string{"no group", `"eeu"`}},
		{`count("y" + "es!") > 1`, 1, []string{"no act"}},
		{`expert("ga-res-" + "73-27")`, 1, []string{"not an expert group"}},
		{`all(1..100000000, true)`, 1, []string{"no function"}},
		{`(1..100000000) == []`, 3, []string{`the operator ".."`}},
		{`"aa" matches "a+"`, 6, []string{`the operator "matches"`}},
		{`let x = 1; x == 1`, 5, []string{"not supported in expressions"}},
		{`{"a": 1} == nil`, 1, []string{"not supported in expressions"}},
		{`$env == 1`, 1, []string{"no function"}},
		{`("x")("y")`, 6, []string{"is not expected here"}},
		{``, 1, []string{"empty"}},
		{"  \t", 1, []string{"empty"}},
		{"signed(\"a\x1b[2J\")", 8, []string{"no statement"}},
		{strings.Repeat("a", 5000), 1, []string{"5000 bytes"}},
		{strings.Repeat("not ", 1010) + "true", 1, []string{"the expression is too long"}},
		{"# comment", 1, nil},
	} {
		err := mistake(c, test.expression)
		var at *query.Error
		if !errors.As(err, &at) {
			t.Errorf("%.60q: %v, want a query.Error", test.expression, err)
			continue
		}
		if at.Column != test.column && len(test.says) > 0 && !strings.Contains(test.says[0], "too long") {
			t.Errorf("%.60q: column %d, want %d (%v)", test.expression, at.Column, test.column, at)
		}
		for _, want := range test.says {
			if !strings.Contains(at.Error(), want) {
				t.Errorf("%.60q: %q does not say %q", test.expression, at, want)
			}
		}
		if strings.ContainsFunc(at.Error(), unicode.IsControl) {
			t.Errorf("%.60q: the message %q holds a control character", test.expression, at)
		}
	}
}

// mistake is the error of compiling or else of running an expression.
func mistake(c *model.Corpus, expression string) error {
	q, err := query.Compile(c, expression)
	if err == nil {
		_, err = q.Run()
	}
	return err
}

func TestNotFoundIsWrapped(t *testing.T) {
	c := corpus(t)
	for _, expression := range []string{`signed("paris-cal")`, `signed("paris" + "-cal")`, `member("natoo")`, `foo()`} {
		var cause *model.NotFoundError
		if err := mistake(c, expression); !errors.As(err, &cause) || len(cause.Nearest) == 0 {
			t.Errorf("%s: %v wraps no NotFoundError with the nearest names", expression, err)
		}
	}
}

// Every function is documented with a call that works.
func TestFunctions(t *testing.T) {
	c := corpus(t)
	names := "signed did member region un_group state expert position says count"
	var got []string
	for _, f := range query.Functions() {
		name, _, _ := strings.Cut(f.Call, "(")
		got = append(got, name)
		if err := mistake(c, f.Call); err != nil || f.Meaning == "" {
			t.Errorf("%s: %v", f.Call, err)
		}
	}
	if strings.Join(got, " ") != names {
		t.Errorf("the functions are %v, want %s", got, names)
	}
}

func TestHeavy(t *testing.T) {
	c := corpus(t)
	start := time.Now()
	for _, part := range []string{`count("yes")>9 or `, `member("x"+"y") or `, `not `, `(`, `[`, `1..9 or `, `true?`, "signed(", "-", "!", "a.b.", "1*"} {
		_ = mistake(c, strings.Repeat(part, 4096/len(part)-2)+"true")
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("heavy expressions took %v", took)
	}
}

func FuzzWho(f *testing.F) {
	c := corpus(f)
	for _, fn := range query.Functions() {
		f.Add(fn.Call)
	}
	for _, seed := range []string{
		`signed("x") and not (member("eu") or true ? 1 : "a")`, `1..1000000`, `all([1], # > 1)`, "'\\u1234'", `let a = 1; a`,
		`{"a": 1}.a`, `1 in [1,2]`, `-9223372036854775808 * 2 > count("yes")`, "a?.b ?? c | d", "`raw`", `b"x"`, "if true {1} else {2}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, expression string) {
		err := mistake(c, expression)
		if err == nil {
			return
		}
		var at *query.Error
		if !errors.As(err, &at) {
			t.Fatalf("%q: %v is no query.Error", expression, err)
		}
		if at.Column < 1 || at.Column > utf8.RuneCountInString(expression)+1 {
			t.Errorf("%q: column %d is outside", expression, at.Column)
		}
		if at.Message == "" || strings.ContainsFunc(at.Message, unicode.IsControl) {
			t.Errorf("%q: bad message %q", expression, at.Message)
		}
	})
}

// Groups change: a day asks for the members on that day.
func TestMembersOnADay(t *testing.T) {
	c := corpus(t)
	for expression, want := range map[string]int{
		`member("nato")`:                                      32,
		`member("nato", "2019-09-23")`:                        29, // before North Macedonia, Finland and Sweden
		`member("EU", "2019")`:                                28,
		`member("eu", "2020-02-01")`:                          27,
		`member("eu") or member("eu", "2019") and position()`: 28,
	} {
		if got := len(who(t, c, expression)); got != want {
			t.Errorf("%s finds %d, want %d", expression, got, want)
		}
	}
	for _, wrong := range []string{
		`member("nato", "last year")`, `member("nato", "1999-01-01")`, `member("aukus", "2001")`, `member("nato", "2019", "2020")`, `member()`, `member("natto", "2019")`,
	} {
		var at *query.Error
		if _, err := query.Compile(c, wrong); !errors.As(err, &at) {
			t.Errorf("%s: got %v, want an error with its place", wrong, err)
		}
	}
}
