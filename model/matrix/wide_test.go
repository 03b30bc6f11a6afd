package matrix

import (
	"context"
	"math/rand/v2"
	"testing"

	"comity/assets"
	"comity/model"
)

// BenchmarkWide orders 195 States and 2,000 texts. The texts are those of the
// corpus over and over; so that they are not alike, their distances are moved a
// little at random.
func BenchmarkWide(b *testing.B) {
	c, err := model.Unpack(assets.Packed())
	if err != nil {
		b.Fatal(err)
	}
	var texts []*model.Statement
	for len(texts) < 2000 {
		texts = append(texts, c.Statements()[len(texts)%len(c.Statements())])
	}
	r := rand.New(rand.NewPCG(1, 2))
	b.ReportAllocs()
	for b.Loop() {
		rows, _ := Countries(c, c.Countries(), texts, model.Date{})
		columns, _ := Statements(c, texts, c.Countries(), model.Date{})
		for i := range texts {
			for j := range i {
				columns.Set(i, j, columns.At(i, j)+0.1*r.Float64())
			}
		}
		for _, d := range []Distances{rows, columns} {
			if _, err := Seriate(context.Background(), d, nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}
