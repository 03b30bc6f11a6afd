package model_test

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"comity/assets"
	"comity/model"
)

// exported copies the exported fields of a value, deeply, into plain values
// that can be compared: what a record says, without its place in the corpus.
func exported(value any) any { return exportedValue(reflect.ValueOf(value)) }

func exportedValue(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Pointer:
		return exportedValue(v.Elem())
	case reflect.Slice:
		out := make([]any, 0, v.Len())
		for i := range v.Len() {
			out = append(out, exportedValue(v.Index(i)))
		}
		return out
	case reflect.Struct:
		out := map[string]any{}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out[v.Type().Field(i).Name] = exportedValue(v.Field(i))
			}
		}
		return out
	}
	return v.Interface()
}

// answers is everything a corpus says: every record, act, way, standing.
func answers(c *model.Corpus) map[string]any {
	out := map[string]any{
		"norms": exported(c.Norms()), "statements": exported(c.Statements()), "countries": exported(c.Countries()),
		"groups": exported(c.Groups()), "positions": exported(c.Positions()), "documents": exported(c.Documents()), "said": exported(c.AllSaid()),
	}
	for _, s := range c.Statements() {
		out["counts "+string(s.ID)] = c.Counts(s)
		for _, co := range c.Countries() {
			p := c.Participation(s, co)
			out["act "+string(s.ID)+" "+string(co.ISO3)] = fmt.Sprint(p.Act, p.Date, p.Note)
		}
		for _, n := range c.Norms() {
			out["how "+string(s.ID)+" "+string(n.ID)] = string(c.How(s, n)) + ": " + c.Why(s, n)
		}
	}
	for _, n := range c.Norms() {
		out["carriers "+string(n.ID)] = exported(c.CarriersOf(n))
		for _, co := range c.Countries() {
			act, count := c.Standing(n, co)
			out["standing "+string(n.ID)+" "+string(co.ISO3)] = fmt.Sprint(act, count)
		}
	}
	for _, g := range c.Groups() {
		for year := 2008; year <= 2027; year++ {
			members, known := c.MembersOn(g, model.Date{Year: year, Month: 6, Day: 1})
			out[fmt.Sprintf("members %s %d", g.ID, year)] = fmt.Sprint(members, known)
		}
	}
	return out
}

func TestPackRoundTrip(t *testing.T) {
	loaded := realCorpus(t)
	packed := loaded.Pack()
	unpacked, err := model.Unpack(string(packed))
	if err != nil {
		t.Fatal(err)
	}
	want, got := answers(loaded), answers(unpacked)
	if len(want) != len(got) {
		t.Errorf("%d answers, expected %d", len(got), len(want))
	}
	for key, answer := range want {
		if !reflect.DeepEqual(got[key], answer) {
			t.Errorf("%s differs after packing", key)
		}
	}
	if string(unpacked.Pack()) != string(packed) {
		t.Error("packing once more gives other bytes")
	}
	for i := range loaded.Statements() {
		if a, b := loaded.Statements()[i].ID, unpacked.Statements()[i].ID; a != b {
			t.Fatalf("statement %d is %s, expected %s", i, b, a)
		}
	}
}

func TestPackIsTheSameOnEveryLoad(t *testing.T) {
	again, err := model.Load(assets.Data())
	if err != nil {
		t.Fatal(err)
	}
	if string(again.Pack()) != string(realCorpus(t).Pack()) {
		t.Error("two loads pack to different bytes")
	}
}

func TestUnpackRefusesWhatIsDamaged(t *testing.T) {
	packed := string(realCorpus(t).Pack())
	head := packed[:strings.IndexByte(packed, '\n')+1]
	huge := binary.AppendUvarint(nil, math.MaxUint64)
	for name, text := range map[string]string{
		"nothing":                 "",
		"another layout":          "comity corpus 0\n" + packed[len(head):],
		"no records":              head,
		"one byte short":          packed[:len(packed)-1],
		"one byte too many":       packed + "\x00",
		"a packed corpus twice":   packed + packed,
		"endless number":          head + strings.Repeat("\xff", 1000),
		"list longer than it all": head + string(huge) + packed[len(head):],
		"list of 16 million":      head + string(binary.AppendUvarint(nil, 1<<24)) + packed[len(head):],
		"text longer than it all": head + "\x01" + string(huge) + packed[len(head):],
	} {
		if c, err := model.Unpack(text); err == nil || c != nil {
			t.Errorf("%s: no error", name)
		}
	}
	for cut := 0; cut < len(packed); cut += 997 {
		if c, err := model.Unpack(packed[:cut]); err == nil || c != nil {
			t.Errorf("the first %d bytes: no error", cut)
		}
	}
}

// TestUnpackNeverPanics changes bytes here and there; what comes out is a
// corpus or an error.
func TestUnpackNeverPanics(t *testing.T) {
	packed := realCorpus(t).Pack()
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		damaged := append([]byte(nil), packed...)
		for range 1 + random.IntN(20) {
			damaged[random.IntN(len(damaged))] = byte(random.Uint32())
		}
		if c, err := model.Unpack(string(damaged)); (c == nil) == (err == nil) {
			t.Fatalf("a corpus %v with the error %v", c != nil, err)
		}
	}
}

// TestUnpackAsksForLittle: a length that a damaged file claims must not decide
// how much memory is taken.
func TestUnpackAsksForLittle(t *testing.T) {
	packed := string(realCorpus(t).Pack())
	head := packed[:strings.IndexByte(packed, '\n')+1]
	for _, claimed := range []uint64{1 << 20, 1 << 24, 1 << 28, 1 << 32, 1 << 40, math.MaxInt64, math.MaxUint64} {
		for _, before := range []string{"", "\x00", "\x00\x00"} { // norms, statements, countries
			hostile := head + before + string(binary.AppendUvarint(nil, claimed)) + packed[len(head):]
			var start, end runtime.MemStats
			runtime.ReadMemStats(&start)
			if _, err := model.Unpack(hostile); err == nil {
				t.Errorf("a list of %d was read", claimed)
			}
			runtime.ReadMemStats(&end)
			if took := end.TotalAlloc - start.TotalAlloc; took > 32<<20 {
				t.Errorf("a list of %d took %d MiB", claimed, took>>20)
			}
		}
	}
	// The longest list that could fit: one element for each byte left.
	hostile := head + "\x00" + string(binary.AppendUvarint(nil, 1<<20)) + strings.Repeat("\x00", 1<<20)
	if _, err := model.Unpack(hostile); err == nil {
		t.Error("a million statements in a million bytes were read")
	}
}
