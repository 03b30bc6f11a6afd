package cli

import (
	"io"
	"runtime/debug"
	"strings"
)

// build is the release by the tag of its commit, such as "1.2.3", or "unreleased" and
// the commit, where the build knows it; and whether files were changed since.
func build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return built(info)
}

func built(info *debug.BuildInfo) string {
	version, changed := strings.CutSuffix(info.Main.Version, "+dirty")
	name, tagged := strings.CutPrefix(version, "v")
	var notes []string
	for _, setting := range info.Settings {
		// A commit without a tag has a version that ends in its first twelve digits.
		if commit := setting.Value; setting.Key == "vcs.revision" && len(commit) >= 12 && (!tagged || strings.HasSuffix(version, commit[:12])) {
			tagged, notes = false, []string{commit[:7]}
		}
	}
	if !tagged {
		name = "unreleased"
	}
	if changed {
		notes = append(notes, "with changes")
	}
	if len(notes) > 0 {
		name += " (" + strings.Join(notes, ", ") + ")"
	}
	return name
}

// version prints the release, and the version of the corpus that the flags ask
// for.
func (s *session) version() error {
	version := s.env.Version
	if version == "" || s.flags.data != "" {
		c, err := s.corpus()
		if err != nil {
			return err
		}
		version = c.Version().String()
	}
	_, err := io.WriteString(s.env.Out, "comity "+build()+", corpus "+version+"\n")
	return err
}
