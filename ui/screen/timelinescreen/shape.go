package timelinescreen

import (
	"slices"

	"comity/model/chart"
	"comity/ui/cells"
	"comity/ui/theme"
)

// shape is how a window is shared: the width of the titles, the lines with the ticks
// and the place of the cursor, the lanes and how many lines each has, whether there is
// a legend, and what is left for the panel.
type shape struct {
	title, axis, first, panel int
	step                      int   // how many cells a column of the lanes takes
	tall                      []int // of the lanes from the first on
	legend                    bool
}

// lane returns the lane of a line below the axis, and which of its lines it is, from
// its base up.
func (s *shape) lane(line int) (lane, level int, ok bool) {
	for i, tall := range s.tall {
		if line < tall {
			return s.first + i, tall - 1 - line, line >= 0
		}
		line -= tall
	}
	return 0, 0, false
}

// Heights of a window in lines: from which on it has a legend, what the panel takes
// first, and how high a lane may be where nothing is below it.
const (
	legendHeight = 6
	panelHeight  = 9
	restHeight   = 6
)

// shapeFor shares a window. Each lane has a line to begin with; then, the panel served,
// one more at a time goes to the lane that lacks most of what its columns need, so that
// no text is a number while there is room. What is left over is for the panel, which
// has little to say where there is no cursor: the lanes share it then.
func (x *Timeline) shapeFor(t *theme.Theme, l *chart.Layout, w, h int) shape {
	s := shape{title: x.titleWidth(w), axis: 2, tall: make([]int, len(x.lanes)), legend: h >= legendHeight}
	rest := h
	if s.legend {
		rest--
	}
	if rest < s.axis+len(s.tall) { // the words stand on the line of the cursor then
		s.axis = 1
	}
	if most := max(rest-s.axis, 1); len(s.tall) > most {
		s.tall = s.tall[:most]
		s.first = min(max(x.lane-most/2, 0), len(x.lanes)-most)
	}
	panel, highest := panelHeight, 0
	if t.Still {
		panel, highest = min(len(x.aside()), 1), restHeight
	}
	lacks := make([]int, len(s.tall))
	for i := range s.tall {
		s.tall[i] = 1
		stacks, _ := x.stacks(l, s.first+i)
		for _, stack := range stacks {
			lacks[i] = max(lacks[i], len(stack)) // and a blank line above
		}
	}
	rest -= s.axis + len(s.tall)
	for rest > panel {
		lane := 0
		for i := range lacks {
			if lacks[i] > lacks[lane] {
				lane = i
			}
		}
		if lacks[lane] == 0 {
			if lane = slices.Index(s.tall, slices.Min(s.tall)); s.tall[lane] >= highest {
				break
			}
			lacks[lane]++
		}
		step := 1
		if s.tall[lane] == 1 && lacks[lane] > 1 { // the first is the blank one
			step = 2
		}
		if rest-step < panel {
			break
		}
		s.tall[lane] += step
		lacks[lane] -= step
		rest -= step
	}
	s.panel = max(rest, 0)
	return s
}

// titleWidth is how wide the titles of the lanes are in a window.
func (x *Timeline) titleWidth(w int) int {
	wide := 1
	for lane := range x.lanes {
		wide = max(wide, cells.Width(title(lane, w)))
	}
	return wide
}
