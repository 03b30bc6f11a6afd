package lint

import (
	"regexp"
	"strings"
)

// workingNotes are the words of whoever made a record about their own work,
// each as a pattern. A reader is told the grade of a fact, and what is not
// known, and nothing of how the work went.
func workingNotes() []string {
	return []string{
		`from memory`, `from (?:general|common) knowledge`, `general knowledge`,
		`(?:as|comity|itself|only|mostly|paragraphs?|numbers?|names?|list) recall(?:ed|s)\b`,
		`(?:is|are|was|were|be) recalled(?: as\b| to\b| only\b| and\b| here\b|[.,;:)]|$)`,
		`recalled(?:,| and| but) not\b`, `(?:^|: )recalled(?:[.,;]|$)`,
		`(?:not|never|nobody) (?:been )?opened`, `no source was opened`, `could not be opened`, `at hand\b`,
		`founding documents?`, `not seen (?:in|anywhere)`, `(?:was|were) seen in a source`, `sources? (?:that (?:was|were) )?read\b`,
		`part (?:of .* )?that was read`, `opening part read`, `not re-?read`, `not read again`, `not looked up`, `recalled and not looked up`,
		`as generally (?:cited|published|reported)`, `generally said to`,
		`by program\b`, `by eye\b`, `address was not kept`, `how (?:it )?was not noted`, `made for comity`, `working notes?\b`, `research notes?`,
		`read (?:whole|in part|in an? copy)`, `(?:in|of) (?:an?|the) (?:public |stored |second )?copy\b`, `stored (?:copy|print|one|page|text)`, `, copy$`, `\(copy\)`, `copy used`,
		`source that was opened`, `comity (?:has |could not |had )read\b`, `that comity (?:read|had)\b`, `part read\b`, `list unread`, `text not found`,
		`(?:was|were) not (?:individually |yet )?(?:read|seen|found)\b`, `no [a-z ]*(?:was|were) (?:found|read)\b`, `could not be (?:read|had)\b`,
		`compiled from`, `the compiler\b`, `compiler suggestion`, `during the research`,
		`(?:to|should|must) be (?:re-?)?checked`, `re-?check\b`, `check before quoting`, `TODO\b`, `FIXME\b`,
		`(?:^|\. )(?:high|medium|low) for (?:the|this)\b`, `(?:high|medium|low) confidence`,
	}
}

// WorkingNote returns what finds a working note in a sentence: it returns its words,
// or nothing.
func WorkingNote() func(string) string {
	any := regexp.MustCompile(`(?i)(?:^|\W)(` + strings.Join(workingNotes(), `|`) + `)`)
	return func(sentence string) string {
		if m := any.FindStringSubmatch(sentence); m != nil {
			return strings.TrimSpace(m[1])
		}
		return ""
	}
}
