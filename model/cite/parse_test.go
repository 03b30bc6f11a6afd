package cite_test

import (
	"fmt"
	"regexp"
	"strings"
)

// entry is an entry of a BibTeX file: its fields without their outer braces.
type entry struct {
	kind, key string
	fields    map[string]string
}

// parseBibTeX reads a BibTeX file as BibTeX does: it counts every brace, also
// one after a backslash.
func parseBibTeX(text string) ([]entry, error) {
	var out []entry
	for rest := strings.TrimSpace(text); rest != ""; rest = strings.TrimSpace(rest) {
		m := regexp.MustCompile(`^@([a-z]+)\{([A-Za-z0-9-]+),\n`).FindStringSubmatch(rest)
		if m == nil {
			return nil, fmt.Errorf("no entry begins at %.60q", rest)
		}
		e := entry{m[1], m[2], map[string]string{}}
		rest = rest[len(m[0]):]
		for !strings.HasPrefix(rest, "}") {
			f := regexp.MustCompile(`^  ([a-z]+) *= `).FindStringSubmatch(rest)
			if f == nil {
				return nil, fmt.Errorf("%s: no field begins at %.60q", e.key, rest)
			}
			if _, twice := e.fields[f[1]]; twice {
				return nil, fmt.Errorf("%s: %s is there twice", e.key, f[1])
			}
			value, after, err := bibtexValue(rest[len(f[0]):])
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", e.key, f[1], err)
			}
			e.fields[f[1]] = value
			rest = after
		}
		out = append(out, e)
		rest = rest[1:]
	}
	return out, nil
}

// bibtexValue reads a value in braces, or a word such as sep, up to ",\n".
func bibtexValue(text string) (value, rest string, err error) {
	depth, end := 0, strings.IndexByte(text, ',')
	if strings.HasPrefix(text, "{") {
		end = 0
		for i := range len(text) {
			switch text[i] {
			case '{':
				depth++
			case '}':
				depth--
			case '\n':
				return "", "", fmt.Errorf("a line breaks in %.80q", text)
			}
			if depth == 0 {
				end = i + 1
				break
			}
		}
	}
	if end < 1 || depth != 0 {
		return "", "", fmt.Errorf("the value does not end: %.80q", text)
	}
	value, rest = text[:end], text[end:]
	if !strings.HasPrefix(rest, ",\n") {
		return "", "", fmt.Errorf("something follows %q: %.20q", value, rest)
	}
	return strings.TrimSuffix(strings.TrimPrefix(value, "{"), "}"), rest[2:], nil
}

// bibtexPlain undoes the escapes of TeX, and faults what TeX would not print.
func bibtexPlain(tex string) (string, error) {
	var b strings.Builder
	commands := map[string]string{
		`\textbackslash{}`: `\`, `\textbraceleft{}`: "{", `\textbraceright{}`: "}", `\textasciitilde{}`: "~", `\textasciicircum{}`: "^",
		`\&`: "&", `\%`: "%", `\#`: "#", `\_`: "_", `\$`: "$",
	}
next:
	for i := 0; i < len(tex); {
		for command, char := range commands {
			if strings.HasPrefix(tex[i:], command) {
				b.WriteString(char)
				i += len(command)
				continue next
			}
		}
		if strings.IndexByte(`\{}~^&%#_$`, tex[i]) >= 0 {
			return "", fmt.Errorf("%q stands bare at %d of %q", tex[i], i, tex)
		}
		b.WriteByte(tex[i])
		i++
	}
	return b.String(), nil
}

// line is a line of a RIS record.
type line struct{ tag, value string }

// parseRIS reads records: every line has a tag, TY comes first, ER last.
func parseRIS(text string) ([][]line, error) {
	var out [][]line
	var record []line
	for l := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		m := regexp.MustCompile(`^([A-Z][A-Z0-9])  - (.*)$`).FindStringSubmatch(l)
		switch {
		case l == "" && record == nil:
		case m == nil:
			return nil, fmt.Errorf("not a line of RIS: %q", l)
		case (m[1] == "TY") != (record == nil):
			return nil, fmt.Errorf("%q does not begin a record, or is in the midst of one", l)
		case m[1] == "ER":
			out, record = append(out, record), nil
			if m[2] != "" {
				return nil, fmt.Errorf("the end of a record says %q", m[2])
			}
		case strings.TrimSpace(m[2]) != m[2] || m[2] == "":
			return nil, fmt.Errorf("%q is empty or has space around it", l)
		default:
			record = append(record, line{m[1], m[2]})
		}
	}
	if record != nil {
		return nil, fmt.Errorf("the last record has no end")
	}
	return out, nil
}

// tagged finds the values of a tag.
func tagged(record []line, tag string) []string {
	var out []string
	for _, l := range record {
		if l.tag == tag {
			out = append(out, l.value)
		}
	}
	return out
}
