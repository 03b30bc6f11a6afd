//go:build unix

package sshd_test

import (
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"comity/ui/sshd"
)

// families are the names of all metrics of a server that has served somebody.
func (h *house) families() []string {
	h.t.Helper()
	h.run("", "norm", "f")
	h.visits(0)
	var names []string
	for _, found := range regexp.MustCompile(`(?m)^# TYPE (\S+) `).FindAllStringSubmatch(h.metrics(), -1) {
		names = append(names, found[1])
	}
	return names
}

// The example alerts are rules that Prometheus reads, and each metric and reason
// that they name is there.
func TestAlerts(t *testing.T) {
	var file struct {
		Groups []struct {
			Name  string
			Rules []struct {
				Alert, Expr, For    string
				Labels, Annotations map[string]string
			}
		}
	}
	decoder := yaml.NewDecoder(strings.NewReader(inDeploy(t, "comity.rules.yml")))
	decoder.KnownFields(true)
	if err := decoder.Decode(&file); err != nil {
		t.Fatal(err)
	}
	h := open(t, nil)
	families, text := h.families(), h.metrics()
	rules := 0
	for _, group := range file.Groups {
		for _, rule := range group.Rules {
			rules++
			if rule.Alert == "" || rule.Expr == "" || rule.Annotations["summary"] == "" || rule.Labels["severity"] == "" {
				t.Errorf("%+v is no whole alert", rule)
			}
			for _, name := range regexp.MustCompile(`\b(?:comity|process|go)_\w+`).FindAllString(rule.Expr, -1) {
				if !slices.Contains(families, strings.TrimSuffix(name, "_bucket")) {
					t.Errorf("%s asks for %s, which is no metric", rule.Alert, name)
				}
			}
			for _, found := range regexp.MustCompile(`reason=~?"([^"]*)"`).FindAllStringSubmatch(rule.Expr, -1) {
				for reason := range strings.SplitSeq(found[1], "|") {
					if !strings.Contains(text, `comity_refusals_total{reason="`+reason+`"}`) {
						t.Errorf("%s asks for the reason %s, which there is not", rule.Alert, reason)
					}
				}
			}
		}
	}
	if rules < 5 {
		t.Errorf("only %d rules", rules)
	}
}

// The page tells of every metric, of every reason for a refusal, and of none that
// there is not.
func TestMetricsAreTold(t *testing.T) {
	page := inDeploy(t, "README.md")
	h := open(t, nil)
	families, text := h.families(), h.metrics()
	for _, name := range families {
		if strings.HasPrefix(name, "comity_") && !strings.Contains(page, "| `"+name+"` |") {
			t.Errorf("the page has no row for %s", name)
		}
	}
	for _, found := range regexp.MustCompile("`(comity_[a-z_]+)`").FindAllStringSubmatch(page, -1) {
		if !slices.Contains(families, found[1]) {
			t.Errorf("the page tells of %s, which is no metric", found[1])
		}
	}
	for _, found := range regexp.MustCompile(`comity_refusals_total\{reason="(\w+)"\}`).FindAllStringSubmatch(text, -1) {
		if !strings.Contains(page, "`"+found[1]+"`") {
			t.Errorf("the page does not tell of the reason %s", found[1])
		}
	}
}

// filters are the expressions of the fail2ban filter, as Go reads them.
func filters(t *testing.T) []*regexp.Regexp {
	t.Helper()
	text := inDeploy(t, "fail2ban/filter.conf")
	_, reasons, _ := strings.Cut(text, "\n_reasons = ")
	reasons, _, _ = strings.Cut(reasons, "\n")
	_, rest, _ := strings.Cut(text, "\nfailregex = ")
	rest, _, _ = strings.Cut(rest, "\n\n")
	var out []*regexp.Regexp
	for line := range strings.SplitSeq(rest, "\n") {
		line = strings.ReplaceAll(strings.TrimSpace(line), "%(_reasons)s", reasons)
		out = append(out, regexp.MustCompile(strings.ReplaceAll(line, "<ADDR>", `(?P<addr>[0-9a-fA-F:.]+)`)))
	}
	if len(out) != 4 {
		t.Fatalf("%d expressions", len(out))
	}
	for reason := range strings.SplitSeq(reasons, "|") {
		if !strings.Contains(inDeploy(t, "README.md"), "`"+reason+"`") {
			t.Errorf("the filter names the reason %s, of which the page does not tell", reason)
		}
	}
	return out
}

// banned is the address that a line bans, or none.
func banned(all []*regexp.Regexp, line string) string {
	for _, one := range all {
		if found := one.FindStringSubmatch(line); found != nil {
			return found[1]
		}
	}
	return ""
}

// The fail2ban filter finds the addresses in the real lines of the log, in both of
// its forms, and bans nobody for what honest visitors do.
func TestFail2ban(t *testing.T) {
	all := filters(t)
	for form, handler := range map[string]func(*journal) slog.Handler{
		"text": func(j *journal) slog.Handler { return slog.NewTextHandler(j, nil) },
		"json": func(j *journal) slog.Handler { return slog.NewJSONHandler(j, nil) },
	} {
		t.Run(form, func(t *testing.T) {
			log := &journal{}
			h := open(t, func(c *sshd.Config) {
				c.Log, c.LogAddresses = slog.New(handler(log)), true
				c.Limits.PerConnection = 1
			})
			for range 9 { // each is a handshake that fails
				c, err := net.Dial("tcp", h.addr)
				if err != nil {
					t.Fatal(err)
				}
				_, _ = c.Write([]byte("SSH-2.0-nobody\r\n" + strings.Repeat("\xff", 1000)))
				var buf [4096]byte
				for err == nil {
					_, err = c.Read(buf[:])
				}
				_ = c.Close()
			}
			h.until("all to be refused", func() bool { return h.refused("handshake") == 9 })
			client := h.dial()
			h.terminal(client, 80, 24).reads("Norms")
			if _, err := client.NewSession(); err == nil {
				t.Error("a second session")
			}
			h.close()
			bans, others := 0, 0
			for line := range strings.Lines(log.String()) {
				line = strings.TrimSpace(line)
				switch at := banned(all, line); {
				case strings.Contains(line, "handshake"):
					if bans++; at != "127.0.0.1" {
						t.Errorf("%q bans %q", line, at)
					}
				case at != "":
					t.Errorf("%q bans %s", line, at)
				default:
					others++
				}
			}
			if bans != 6 || others < 3 { // five at once, and those that are gathered
				t.Errorf("%d lines ban, %d do not:\n%s", bans, others, log)
			}
		})
	}
	for line, want := range map[string]string{
		`time=2026-01-02T03:04:05.006Z level=WARN msg=refused reason=penalty address=[2001:db8::1]:22`:                                                      "2001:db8::1",
		`{"time":"2026-01-02T03:04:05Z","level":"WARN","msg":"refused","reason":"key","address":"[2001:db8::1]:22"}`:                                        "2001:db8::1",
		`{"time":"2026-01-02T03:04:05Z","level":"WARN","msg":"gathered","kind":"refused","count":7,"seconds":10,"reason":"penalty","address":"2001:db8::"}`: "2001:db8::",
		`time=2026-01-02T03:04:05.006Z level=WARN msg=refused reason=sessions address=192.0.2.1:22`:                                                         "",
		`time=2026-01-02T03:04:05.006Z level=WARN msg=refused reason=proxy_header address=192.0.2.1:22`:                                                     "",
		`time=2026-01-02T03:04:05.006Z level=INFO msg="a visit began" terminal=true address=192.0.2.1:22`:                                                   "",
	} {
		if got := banned(all, line); got != want {
			t.Errorf("%s bans %q, want %q", line, got, want)
		}
	}
}

// inDeploy reads one of the files that operators are given, with some of its
// words changed; each of these must be there.
func inDeploy(t *testing.T, name string, change ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for i := 0; i < len(change); i += 2 {
		if !strings.Contains(text, change[i]) {
			t.Fatalf("%s does not say %q", name, change[i])
		}
		text = strings.ReplaceAll(text, change[i], change[i+1])
	}
	return text
}
