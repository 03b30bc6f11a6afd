package keys

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// layouts are the letters of the usual layouts that are not Latin, and beneath each
// line the keys of a US keyboard at their places. Source: xkeyboard-config 2.35.1,
// symbols ru(winkeys), ua(winkeys), gr(bare), il(basic) and ara(basic),
// https://gitlab.freedesktop.org/xkeyboard-config/xkeyboard-config; the digits of the
// Arabic ones are those of Unicode.
func layouts() []string {
	return []string{
		"ёйцукенгшщзхъфывапролджэячсмитьбю", "`qwertyuiop[]asdfghjkl;'zxcvbnm,.",
		"ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", "~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>",
		"їґіє", "]\\s'",
		"ЇҐІЄ", "}|S\"",
		"ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm",
		"ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ", "ERTYUIOPASDFGHJKLZXCVBNM",
		"קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,.",
		"ذضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظ", "`qwertyuiop[]asdfghjkl;'zxcvbnm,./",
		"\u064e\u064b\u064f\u064cﻹإ÷×؛\u0650\u064dﻷأـ،\u0652ﻵآ؟", "QWERTYIOPASGHJKXBN?",
		"٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789",
	}
}

// latin returns the key of a US keyboard at the place of a letter, and whether the
// letter is on one of the layouts.
func latin(letter rune) (rune, bool) {
	pairs := layouts()
	for i := 0; i < len(pairs); i += 2 {
		if at := strings.IndexRune(pairs[i], letter); at >= 0 {
			return rune(pairs[i+1][utf8.RuneCountInString(pairs[i][:at])]), true
		}
	}
	return 0, false
}

// Meant returns the key that a person means who types on a layout that is not Latin:
// the key at the same place of a US keyboard, with the same modifiers. It returns the
// key itself where it is text, and where it is bound or not a letter of the layouts.
func Meant(table []Binding, scope Scope, key string) string {
	letter, size := utf8.DecodeLastRuneInString(key)
	modified := size < len(key)
	if letter < utf8.RuneSelf || modified && !strings.HasSuffix(key[:len(key)-size], "+") || scope.TakesText() && !modified {
		return key
	}
	bound := func(b Binding) bool {
		return slices.ContainsFunc(b.Keys, func(k string) bool { return slices.Contains(strings.Fields(k), key) })
	}
	if place, ok := latin(letter); ok && !slices.ContainsFunc(table, bound) {
		return key[:len(key)-size] + string(place)
	}
	return key
}
