package settings

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// here is a path of this system.
func here(path string) string {
	if strings.HasPrefix(path, "/") && !filepath.IsAbs(path) {
		path = "C:" + path
	}
	return filepath.FromSlash(path)
}

// The folders are those of the system, and those of XDG where they are set.
func TestFolders(t *testing.T) {
	for _, test := range []struct {
		goos          string
		environ       map[string]string
		config, state string
	}{
		{"linux", map[string]string{"HOME": "/h"}, "/h/.config/comity", "/h/.local/state/comity"},
		{"freebsd", map[string]string{"HOME": "/h"}, "/h/.config/comity", "/h/.local/state/comity"},
		{"linux", map[string]string{"HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"}, "/c/comity", "/s/comity"},
		{"linux", map[string]string{"HOME": "/h", "XDG_CONFIG_HOME": "c", "XDG_STATE_HOME": "s"}, "/h/.config/comity", "/h/.local/state/comity"},
		{"linux", map[string]string{"HOME": "relative"}, "", ""},
		{"linux", nil, "", ""},
		{"darwin", map[string]string{"HOME": "/h"}, "/h/Library/Application Support/comity", "/h/Library/Application Support/comity"},
		{"darwin", map[string]string{"HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"}, "/c/comity", "/s/comity"},
		{"windows", map[string]string{"APPDATA": "/roaming", "LOCALAPPDATA": "/local", "HOME": "/h"}, "/roaming/comity", "/local/comity"},
		{"windows", map[string]string{"HOME": "/h"}, "", ""},
	} {
		get := func(name string) string { return here(test.environ[name]) }
		if config, state := configFolder(test.goos, get), stateFolder(test.goos, get); config != here(test.config) || state != here(test.state) {
			t.Errorf("%s %v: %q and %q, want %q and %q", test.goos, test.environ, config, state, here(test.config), here(test.state))
		}
	}
}

func TestHomeFolder(t *testing.T) {
	for goos, want := range map[string]string{"linux": "/h", "darwin": "/h", "windows": `C:\u`} {
		if got := homeFolder(goos, func(name string) string { return map[string]string{"HOME": "/h", "USERPROFILE": `C:\u`}[name] }); got != want {
			t.Errorf("%s: %q, want %q", goos, got, want)
		}
	}
}

// TestALinkIsWrittenThrough: what a symbolic link leads to is replaced, and the link stays.
func TestALinkIsWrittenThrough(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "there.csv"), filepath.Join(dir, "link.csv")
	if err := errors.Join(os.WriteFile(file, []byte("old"), 0o600), os.Symlink("there.csv", link)); err != nil {
		t.Skip("no links here: ", err)
	}
	if err := WriteFile(link, []byte("new"), false); !errors.Is(err, fs.ErrExist) {
		t.Errorf("without being asked a link is written through: %v", err)
	}
	if err := WriteFile(link, []byte("new"), true); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	info, gone := os.Lstat(link)
	if err != nil || gone != nil || string(data) != "new" || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the file is %q, the link %v (%v, %v)", data, info.Mode(), err, gone)
	}
}
