package slide

type font struct{}

func newFonts() []*font { return nil }

func (l *layout) inLarge(text string, w, lines, h int) [][]line { return nil }
