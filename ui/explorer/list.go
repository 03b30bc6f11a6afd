package explorer

import "comity/ui/screen"

// row is one line of a list: an item, or a heading over a group of items.
type row struct {
	item  int    // index in the walk of the corpus; -1 for a heading
	head  string // the heading
	count int    // the number of items below it
}

// list is the state of one pane: which rows it shows and where its cursor is.
type list struct {
	rows   []row
	cursor int // index of a row that holds an item; -1 when there is none
	top    int // first row on screen
	loose  int // 1 + the row of the cursor when the wheel scrolled the list away from it
	query  string
	order  int // the index of the pane's order
	lost   int // 1 + the item the cursor was on when the list became empty
}

// item is the item under the cursor, or -1.
func (l *list) item() int {
	if l.cursor < 0 || l.cursor >= len(l.rows) {
		return -1
	}
	return l.rows[l.cursor].item
}

// items counts the rows that are not headings.
func (l *list) items() int {
	n := 0
	for _, r := range l.rows {
		if r.item >= 0 {
			n++
		}
	}
	return n
}

// position is the place of the cursor among the items, counted from 1.
func (l *list) position() int {
	n := 0
	for i := 0; i <= l.cursor && i < len(l.rows); i++ {
		if l.rows[i].item >= 0 {
			n++
		}
	}
	return n
}

// show replaces the rows. The cursor stays on its item, comes back to it after
// a list that was empty, and else goes to the first.
func (l *list) show(rows []row) {
	item := l.item()
	if item < 0 {
		item = l.lost - 1
	}
	l.rows, l.cursor, l.loose = rows, -1, 0
	l.to(0)
	l.selectItem(item)
	l.lost = item + 1
}

// selectItem puts the cursor on an item, if it is in the list.
func (l *list) selectItem(item int) {
	for i, r := range l.rows {
		if r.item == item && item >= 0 {
			l.cursor = i
			return
		}
	}
}

// to puts the cursor on a row, or on the nearest one that holds an item.
func (l *list) to(target int) {
	target = min(max(target, 0), len(l.rows)-1)
	for distance := range len(l.rows) {
		for _, i := range []int{target + distance, target - distance} {
			if i >= 0 && i < len(l.rows) && l.rows[i].item >= 0 {
				l.cursor = i
				return
			}
		}
	}
}

// move steps over n items; headings do not count.
func (l *list) move(n int) {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for i := l.cursor + step; n > 0 && i >= 0 && i < len(l.rows); i += step {
		if l.rows[i].item >= 0 {
			l.cursor = i
			n--
		}
	}
}

// nth puts the cursor on the nth item, counted from 1.
func (l *list) nth(n int) {
	for i, r := range l.rows {
		if r.item >= 0 {
			l.cursor = i
			if n--; n <= 0 {
				return
			}
		}
	}
}

// next moves to the next row in a direction whose item is wanted, and reports
// whether there is one.
func (l *list) next(step int, wanted func(item int) bool) bool {
	for i := l.cursor + step; i >= 0 && i < len(l.rows); i += step {
		if l.rows[i].item >= 0 && wanted(l.rows[i].item) {
			l.cursor = i
			return true
		}
	}
	return false
}

// scroll brings the cursor into a window of h rows, with a heading above it
// when it is the first of its group.
func (l *list) scroll(h int) {
	if h <= 0 {
		return
	}
	if l.loose == l.cursor+1 {
		l.top = screen.Scroll(l.top, len(l.rows), h)
		return
	}
	l.loose = 0
	first := l.cursor
	if first > 0 && l.rows[first-1].item < 0 && h > 1 {
		first--
	}
	l.top = screen.Reveal(l.top, first, l.cursor, len(l.rows), h)
}

// centre puts the cursor in the middle of a window of h rows.
func (l *list) centre(h int) {
	l.top = screen.Scroll(l.cursor-h/2, len(l.rows), h)
	l.scroll(h)
}

// arrange makes the rows of a list again.
func (a *Explorer) arrange(p paneID) {
	l := &a.panes.lists[p]
	l.show(rowsOf(a.day.words, p, l.order, l.query, &a.panes.answers[p]))
}
