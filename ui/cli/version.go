package cli

import (
	"io"
	"runtime/debug"
)

// release is the version of comity; it changes with what people can see.
const release = "0.1.0"

// build is the release, and the commit where the build knows it.
func build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" && len(setting.Value) >= 7 {
			return release + " (" + setting.Value[:7] + ")"
		}
	}
	return release
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
