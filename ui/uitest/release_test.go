//go:build linux

package uitest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// released is what `.ci/release` wrote into the folder that COMITY_RELEASE names, by
// the names of the files.
func released(t *testing.T) map[string][]byte {
	t.Helper()
	dir := os.Getenv("COMITY_RELEASE")
	if dir == "" {
		t.Skip("COMITY_RELEASE names no folder that .ci/release wrote")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// sum is a SHA-256 in hexadecimal.
func sum(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }

// archived are the files in an archive by their names, and the entries of a tar.
func archived(t *testing.T, name string, data []byte) (map[string][]byte, []*tar.Header) {
	t.Helper()
	files, entries := map[string][]byte{}, []*tar.Header{}
	if strings.HasSuffix(name, ".zip") {
		r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		for i := 0; err == nil && i < len(r.File); i++ {
			var f io.ReadCloser
			if f, err = r.File[i].Open(); err == nil {
				files[r.File[i].Name], err = io.ReadAll(f)
			}
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return files, nil
	}
	var in io.Reader = bytes.NewReader(data)
	if bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		var err error
		if in, err = gzip.NewReader(in); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	for r := tar.NewReader(in); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files, entries
		}
		if err == nil {
			files[h.Name], err = io.ReadAll(r)
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		entries = append(entries, h)
	}
}

// target are the parts of the name of an archive: version, system, processor, kind.
var target = regexp.MustCompile(`^comity_([^_]+)_([a-z]+)_([a-z0-9]+)\.(tar\.gz|zip)$`)

// TestReleasedArchives: each has the program for its system, of the version in its
// name, the manual, the completions, and the licences of each module that is linked in;
// beside it is a bill of materials with the same modules.
func TestReleasedArchives(t *testing.T) {
	files := released(t)
	for name, data := range files {
		m := target.FindStringSubmatch(name)
		if m == nil {
			continue
		}
		in, _ := archived(t, name, data)
		program := map[bool]string{true: "comity.exe", false: "comity"}[m[2] == "windows"]
		want := []string{"LICENSE", "THIRD-PARTY.txt", "_comity", program, "comity.1.gz", "comity.bash", "comity.fish"}
		if got := slices.Sorted(maps.Keys(in)); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
			t.Errorf("%s has %q, expected %q", name, got, want)
		}
		info, err := buildinfo.Read(bytes.NewReader(in[program]))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, setting := range info.Settings {
			if want := map[string]string{"GOOS": m[2], "GOARCH": m[3], "vcs.modified": "false", "CGO_ENABLED": "0", "-trimpath": "true"}[setting.Key]; want != "" && setting.Value != want {
				t.Errorf("%s: %s is %s", name, setting.Key, setting.Value)
			}
		}
		if info.Main.Version != "v"+m[1] && m[1] != "0.0.0" {
			t.Errorf("%s: the program is of %s", name, info.Main.Version)
		}
		var bill struct {
			Components []struct{ Name, Version string }
		}
		if err := json.Unmarshal(files[strings.TrimSuffix(name, m[4])+"cdx.json"], &bill); err != nil {
			t.Errorf("%s: the bill of materials: %v", name, err)
		}
		billed, notices := map[string]bool{}, string(in["THIRD-PARTY.txt"])
		for _, c := range bill.Components {
			billed[c.Name+" "+c.Version] = true
		}
		for _, module := range info.Deps {
			if called := module.Path + " " + module.Version; module.Replace == nil && (!billed[called] || !strings.Contains(notices, "\n==== "+called+": LICEN") && !strings.Contains(notices, "\n==== "+called+": Licen")) {
				t.Errorf("%s: %s is in the program and not in the bill of materials (%t) or without its licence", name, called, billed[called])
			}
		}
		for _, part := range strings.Split(notices, "\n==== ")[1:] {
			if title, text, _ := strings.Cut(part, "\n"); len(text) < 200 && !strings.Contains(title, "NOTICE") {
				t.Errorf("%s: the licence of %s is %q", name, title, text)
			}
		}
		if len(info.Deps) < 50 || !strings.Contains(notices, "==== Go go1.") || !strings.Contains(notices, "SPDX-License-Identifier: Unicode-3.0") {
			t.Errorf("%s: %d modules; or no licence of Go or of the CLDR", name, len(info.Deps))
		}
	}
}

// TestReleasedSums: the sums are those of the files, also in what Homebrew and Scoop read,
// and the README names files that are there.
func TestReleasedSums(t *testing.T) {
	files := released(t)
	version, listed, named := "", strings.Fields(string(files["SHA256SUMS"])), 0
	for i := 0; i+1 < len(listed); i += 2 {
		if data, ok := files[listed[i+1]]; !ok || sum(data) != listed[i] {
			t.Errorf("%s has another sum or is not there", listed[i+1])
		}
		if m := target.FindStringSubmatch(listed[i+1]); m != nil {
			version = m[1]
		}
	}
	if len(listed) != 2*(len(files)-1) {
		t.Errorf("%d words in SHA256SUMS, of %d files", len(listed), len(files))
	}
	if !json.Valid(files["comity.json"]) {
		t.Errorf("comity.json is no JSON:\n%s", files["comity.json"])
	}
	for _, m := range regexp.MustCompile(`/(comity_\S+)",?\s+"?(?:sha256|hash":) "([0-9a-z ]+)"`).FindAllStringSubmatch(string(files["comity.rb"])+string(files["comity.json"]), -1) {
		named++
		if data, built := files[m[1]]; built && m[2] != sum(data) || !built && m[2] != "not built" {
			t.Errorf("the sum of %s is %q", m[1], m[2])
		}
	}
	if named != 6 {
		t.Errorf("Homebrew and Scoop are told of %d archives, expected 6:\n%s", named, files["comity.rb"])
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`comity_VERSION_([a-z]+_[a-z0-9]+)(\.[a-z.]+)`).FindAllStringSubmatch(string(readme), -1) {
		if name := "comity_" + version + "_" + m[1]; files[name+".cdx.json"] != nil && files[name+m[2]] == nil {
			t.Errorf("the README names %s, which is not there", name+m[2])
		}
	}
	if changes := string(files["CHANGES.md"]); !strings.HasPrefix(changes, "## ") || strings.Count(changes, "\n## ") > 0 {
		t.Errorf("CHANGES.md is not one part of the changes: %.100s", changes)
	}
}

// TestReleasedPackage: dpkg installs the package in an empty root, where comity runs, and
// removes all of it.
func TestReleasedPackage(t *testing.T) {
	for name, data := range released(t) {
		if !strings.HasSuffix(name, "_amd64.deb") {
			continue
		}
		root, file := t.TempDir(), filepath.Join(t.TempDir(), "comity.deb")
		for _, dir := range []string{"var/lib/dpkg/info", "var/lib/dpkg/updates", "var/lib/dpkg/triggers"} {
			if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		for path, text := range map[string][]byte{file: data, filepath.Join(root, "var/lib/dpkg/status"): nil} {
			if err := os.WriteFile(path, text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		dpkg := func(args ...string) string {
			out, err := exec.Command("dpkg", append([]string{"--root=" + root, "--log=/dev/null"}, args...)...).CombinedOutput()
			if err != nil {
				t.Fatalf("dpkg %q: %v\n%s", args, err, out)
			}
			return string(out)
		}
		dpkg("--install", file)
		if out := confined(t, root, "/usr/bin/comity", "norm", "f"); !strings.Contains(out, "id\tun/f") {
			t.Errorf("norm f: %s", out)
		}
		for _, path := range []string{"/usr/share/man/man1/comity.1.gz", "/usr/share/doc/comity/copyright", "/usr/share/doc/comity/THIRD-PARTY.txt", "/usr/share/bash-completion/completions/comity"} {
			if !strings.Contains(dpkg("--listfiles", "comity"), path+"\n") {
				t.Errorf("%s has no %s", name, path)
			}
		}
		if out := dpkg("--verify", "comity"); out != "" {
			t.Errorf("verified: %s", out)
		}
		dpkg("--remove", "comity")
		if _, err := os.Stat(filepath.Join(root, "usr/bin/comity")); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("removed, comity is still there: %v", err)
		}
	}
}

// TestReleasedContainer: every part of the image has the digest that names it, and its
// program runs alone, as the user that the image names.
func TestReleasedContainer(t *testing.T) {
	type part struct{ Digest string }
	for name, data := range released(t) {
		if !strings.HasSuffix(name, "_amd64.oci.tar") {
			continue
		}
		in, _ := archived(t, name, data)
		blob := func(p part, into any) []byte {
			data := in["blobs/sha256/"+strings.TrimPrefix(p.Digest, "sha256:")]
			if err := json.Unmarshal(data, into); into != nil && err != nil || "sha256:"+sum(data) != p.Digest {
				t.Fatalf("%s: %s is another's: %v", name, p.Digest, err)
			}
			return data
		}
		var index struct{ Manifests []part }
		if err := json.Unmarshal(in["index.json"], &index); err != nil || len(index.Manifests) != 1 {
			t.Fatalf("%s: %v, %s", name, err, in["index.json"])
		}
		var manifest struct {
			Config part
			Layers []part
		}
		blob(index.Manifests[0], &manifest)
		var image struct {
			Config struct {
				User       string
				Entrypoint []string
			}
			RootFS struct {
				DiffIDs []string `json:"diff_ids"`
			}
		}
		blob(manifest.Config, &image)
		layer := blob(manifest.Layers[0], nil)
		plain, err := gzip.NewReader(bytes.NewReader(layer))
		if err != nil {
			t.Fatal(err)
		}
		if text, err := io.ReadAll(plain); err != nil || !slices.Equal(image.RootFS.DiffIDs, []string{"sha256:" + sum(text)}) || image.Config.User != nobody {
			t.Errorf("%s: %v, layers %q, user %q", name, err, image.RootFS.DiffIDs, image.Config.User)
		}
		root := t.TempDir()
		unpacked, entries := archived(t, name, layer)
		for _, e := range entries {
			if e.Typeflag == tar.TypeReg {
				err = errors.Join(err, os.WriteFile(filepath.Join(root, e.Name), unpacked[e.Name], e.FileInfo().Mode()))
			} else if e.Name != "state/" || fmt.Sprintf("%d:%d %o", e.Uid, e.Gid, e.Mode) != nobody+" 700" {
				t.Errorf("%s has %+v", name, e)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		if out := confined(t, root, image.Config.Entrypoint[0], "--version"); !strings.HasPrefix(out, "comity ") {
			t.Errorf("--version: %s", out)
		}
	}
}

// nobody is the user and the group of the container.
const nobody = "65532:65532"

// confined runs a program in a root of its own, as nobody, and returns what it says.
func confined(t *testing.T, root string, args ...string) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root changes the root")
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Path, cmd.Err, cmd.Dir, cmd.Env = args[0], nil, "/", []string{"PATH=/"}
	cmd.SysProcAttr = &syscall.SysProcAttr{Chroot: root, Credential: &syscall.Credential{Uid: 65532, Gid: 65532}}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%q: %v\n%s", args, err, out)
	}
	return string(out)
}
