package model_test

import (
	"testing"

	"comity/assets"
	"comity/model"
)

func BenchmarkUnpack(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := model.Unpack(assets.Packed()); err != nil {
			b.Fatal(err)
		}
	}
}
