package lint

import (
	"regexp"
	"strings"
)

// rule is something that comity does not say.
type rule struct {
	// find returns the words of a sentence that break the rule, or nothing.
	find    func(sentence string) string
	instead string // what is expected, and why
}

// rules returns every rule. Official words and what others are quoted as
// saying are not judged by them.
func rules() []rule {
	return []rule{
		{resolution(), "\"statement\": that of 2019 was signed by States, and is no resolution, which the General Assembly adopts"},
		{refusal(), "\"is not listed\": a list does not say why a name is not on it"},
		{WorkingNote(), "the grade of the fact (reported, unverified) and what is not known, with no word on how the work was done"},
		{accusation(), "who attributed it, and what was replied: comity accuses nobody in its own voice"},
	}
}

// anyOf joins words to one that a pattern may choose from.
func anyOf(words ...string) string { return `(?:` + strings.Join(words, `|`) + `)` }

// resolution finds where the joint statement of 2019 is called a resolution. A
// sentence may name both, and may say that it is none.
func resolution() func(string) string {
	const (
		states  = `(?:\b27|[Tt]wenty-seven)\b`
		thing   = `(?:(?:\w|-)+ ){0,2}resolution\b`
		subject = `(?i:joint statement|statement of (?:23 September )?2019|2019 statement|statement of the (?:27|twenty-seven))`
	)
	patterns := []*regexp.Regexp{
		regexp.MustCompile(`(?i)\b(?:2019|27|twenty-seven)\b[^.;]*\bjoint (?:statement )?resolution\b|\bjoint (?:statement )?resolution\b[^.;]*\b(?:2019|27|twenty-seven)\b`),
		regexp.MustCompile(`(?i)\bresolution (?:(?:signed|issued|backed|endorsed|supported|joined|adopted) )?(?:of|by|from) (?:the )?` + states),
		regexp.MustCompile(states + ` (?:(?:other )?(?:States|countries|governments|nations|signatories) )(?:\w+ ){0,3}(?i:sign|signed|issued|backed|endorsed|joined) (?:\w+ ){0,3}(?i:` + thing + `)`),
		regexp.MustCompile(subject + `[^.;]{0,60}?(?i:\b(?:is|was|became|remains),? (?:a|an|the) ` + thing + `)`),
		regexp.MustCompile(subject + `[^.;]{0,60}?(?i:,(?: as)? (?:a|the) ` + thing + `)`),
		regexp.MustCompile(`(?i:\bresolution,? (?:known as|called|titled) (?:the )?)` + subject),
		regexp.MustCompile(`\b(?:signed|signatories of) (?:the|this) (?i:` + thing + `)`),
	}
	not := regexp.MustCompile(`(?i)\b(?:not|no|never|nor|unlike|than|calls?|called)\b`)
	return func(sentence string) string {
		for _, p := range patterns {
			if said := p.FindString(sentence); said != "" && !not.MatchString(said) {
				return said
			}
		}
		return ""
	}
}

// refusal finds a missing name told as something a State did.
func refusal() func(string) string {
	const acts = `(?:sign|join|endorse|adhere|accede|subscribe|ratify)\b`
	patterns := []*regexp.Regexp{
		regexp.MustCompile(`(?i)\b(?:refus(?:e|es|ed|ing|als?)|declin(?:e|es|ed|ing)|fail(?:s|ed|ing|ure)?|unwilling|neglect(?:s|ed|ing)?) to (?:\w+ )?` + acts),
		regexp.MustCompile(`(?i)\b(?:chose|chosen|opted|preferred|decided|elected) not to (?:\w+ )?` + acts),
		regexp.MustCompile(`(?i)\b(?:do|does|did|would|will|could)(?: not|n['’]t) (?:\w+ )?sign\b`),
		regexp.MustCompile(`\b(?:[A-Z]\w+|(?:States|countries|Members)(?: that| which| who)?) (?:has|have|had)(?: not|n['’]t)(?: yet| ever)? signed\b`),
		regexp.MustCompile(`(?i)\bnever (?:signed|joined|endorsed)\b|\bnot signing\b|\b(?:refused|declined|withheld) (?:its|their) signatures?\b`),
		regexp.MustCompile(`(?i)\bnon-?signator(?:y|ies)\b`),
	}
	return func(sentence string) string {
		for _, p := range patterns {
			if said := p.FindString(sentence); said != "" {
				return said
			}
		}
		return ""
	}
}

// accusation finds a State, its service or its people at a deed that nobody is
// said to have attributed to it.
func accusation() func(string) string {
	names := anyOf(
		`Russia`, `Russian Federation`, `China`, `Iran`, `North Korea`, `DPRK`, `Democratic People['’]s Republic of Korea`, `United States`, `USA?`, `U\.S\.(?:A\.)?`,
		`Israel`, `Belarus`, `Syria`, `United Kingdom`, `UK`, `Ukraine`, `India`, `Pakistan`, `Viet ?[Nn]am`, `Türkiye`, `Turkey`, `Saudi Arabia`,
		`United Arab Emirates`, `UAE`, `Republic of Korea`, `South Korea`, `France`, `Germany`,
		`Moscow`, `Beijing`, `Pyongyang`, `Tehran`, `the GRU`, `the FSB`, `the SVR`, `the NSA`, `Lazarus(?: Group)?`, `Sandworm`, `Ministry of State Security`)
	people := anyOf(
		`Russian`, `Chinese`, `Iranian`, `North Korean`, `American`, `US`, `U\.S\.`, `DPRK`, `Israeli`, `Belarusian`, `Syrian`, `British`, `UK`, `Ukrainian`,
		`Indian`, `Pakistani`, `Vietnamese`, `Turkish`, `Saudi`, `Emirati`, `South Korean`, `French`, `German`)
	linked := `(?:[- ]` + anyOf(`state`, `State`, `government`, `military`, `intelligence`, `army`, `backed`, `sponsored`, `linked`, `controlled`, `run`, `affiliated`, `based`, `service`) + `)*`
	const deeds = `(?:(?i:cyber)[- ]?)?(?i:attack|hack|hacker|hacking|malware|intrusion|espionage|spies|spying|spyware|ransomware|wiper|worm|botnet|theft|sabotage|spy operation|cyber operation)s?\b`
	who := `\b(?:` + names + `|` + people + linked + `(?: [a-z]+){1,2})(?:,? which)?`
	patterns := []*regexp.Regexp{
		regexp.MustCompile(who + `(?: has| had| have)?(?: also| again)? (?:attacked|hacked|stole|stolen|broke into|sabotaged|infiltrated|breached|spied on|crippled)\b`),
		regexp.MustCompile(who + ` (?:is|was|are|were|stood|stands|has been|had been)(?: also)? (?:behind|responsible for|to blame for|guilty of)\b`),
		regexp.MustCompile(who + `(?: has| had| have)?(?: also)? (?:carried out|launched|conducted|mounted|ran|committed|directed|ordered|perpetrated) (?:\S+ ){0,5}?` + deeds),
		regexp.MustCompile(`\b(?:` + people + `|` + names + `)(?:['’]s)?` + linked + ` ` + deeds),
		regexp.MustCompile(`\b` + deeds + ` (?:by|from) (?:the )?(?:` + names + `\b|` + people + ` )`),
	}
	attributed := regexp.MustCompile(`(?i)attribut|\b(?:said|says?|saying|according|accus\w+|announc\w+|reported(?:ly)?|named?|naming|indict\w*|den(?:y|ies|ied|ying|ial)|alleg\w+|` +
		`charg(?:e|es|ed|ing)|blam\w+|assess(?:ed|es|ment)?|conclud\w+|claim\w*|suspect\w*|sanction\w*|describ\w+|stated|told|judged|convicted|sentenced|court|condemn\w*|called)\b`)
	return func(sentence string) string {
		if attributed.MatchString(sentence) {
			return ""
		}
		for _, p := range patterns {
			if said := p.FindString(sentence); said != "" {
				return said
			}
		}
		return ""
	}
}
