//go:build unix

package uitest

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// datapackageVersion is a reader of data packages that is not comity's: the
// package datapackage of npm. It is fetched into a cache beside the linter and is
// no part of comity.
const datapackageVersion = "1.1.10"

// reader is the folder in which that reader is installed, fetched once.
func reader(t *testing.T) string {
	t.Helper()
	npm := installed(t, "npm", "npm")
	dir := filepath.Join(fetched(t), "datapackage-"+datapackageVersion)
	done := filepath.Join(dir, "node_modules", "datapackage", "package.json")
	if _, err := os.Stat(done); err == nil {
		return dir
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	install := exec.CommandContext(ctx, npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", dir, "datapackage@"+datapackageVersion)
	install.Dir = dir
	out, err := install.CombinedOutput()
	if err == nil {
		return dir
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("datapackage %s cannot be fetched: %v\n%s", datapackageVersion, err, out)
	}
	t.Skipf("datapackage %s cannot be fetched (%v): this test has it read the exported tables", datapackageVersion, err)
	return ""
}

// readPackage reads a data package, checks every cell and every reference from
// one table to another, and tells what it finds.
const readPackage = `
const {Package} = require("datapackage");
(async () => {
  const p = await Package.load(process.argv[2] + "/datapackage.json");
  const out = {valid: p.valid, errors: p.errors.map(String), tables: {}};
  for (const r of p.resources) {
    const t = out.tables[r.name] = {rows: 0, fields: 0, errors: r.errors.map(String)};
    try {
      const rows = await r.read({keyed: true, relations: r.schema.foreignKeys.length > 0});
      t.rows = rows.length;
      t.fields = Object.keys(rows[0] || {}).length;
    } catch (e) {
      t.errors.push(...(e.errors && e.errors.length ? e.errors.slice(0, 9) : [e]).map(String));
    }
  }
  console.log(JSON.stringify(out));
})();`

// TestAnotherReaderTakesTheTables: a library that others use reads what comity
// exports, with every format, code list and reference it promises, and finds as
// many rows and columns as the files have.
func TestAnotherReaderTakesTheTables(t *testing.T) {
	node := installed(t, "node", "npm")
	library := reader(t)
	folder := filepath.Join(t.TempDir(), "comity-data")
	export := exec.Command(program(t, "comity"), "data", "export", folder, "--json")
	export.Env = environment(t)
	listed, err := export.Output()
	if err != nil {
		t.Fatal(err)
	}
	var files []struct {
		File string `json:"file"`
		Rows int    `json:"rows"`
	}
	if err := json.Unmarshal(listed, &files); err != nil {
		t.Fatalf("%v\n%s", err, listed)
	}
	read := exec.Command(node, "-e", readPackage, "-", folder)
	read.Env = append(environment(t), "NODE_PATH="+filepath.Join(library, "node_modules"))
	answer, err := read.Output()
	if err != nil {
		t.Fatalf("the reader ends with %v: %s", err, answer)
	}
	var got struct {
		Valid  bool
		Errors []string
		Tables map[string]struct {
			Rows, Fields int
			Errors       []string
		}
	}
	if err := json.Unmarshal(answer, &got); err != nil {
		t.Fatalf("%v\n%s", err, answer)
	}
	if !got.Valid || len(got.Errors) > 0 {
		t.Errorf("the package is not valid: %v", got.Errors)
	}
	tables := 0
	for _, file := range files {
		if filepath.Ext(file.File) != ".csv" {
			continue
		}
		tables++
		table, ok := got.Tables[file.File[:len(file.File)-len(".csv")]]
		if !ok || table.Rows != file.Rows || table.Fields == 0 || len(table.Errors) > 0 {
			t.Errorf("%s: the reader finds %+v, expected %d rows and no fault", file.File, table, file.Rows)
		}
	}
	if tables != len(got.Tables) || tables < 10 {
		t.Errorf("%d tables were written and %d read", tables, len(got.Tables))
	}
}
