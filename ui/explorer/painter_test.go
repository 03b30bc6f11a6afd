package explorer

import (
	"bytes"
	"io"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"comity/ui/cells"
)

// counter counts what is written to it.
type counter struct{ bytes int }

func (w *counter) Write(b []byte) (int, error) {
	w.bytes += len(b)
	return len(b), nil
}

// The size with which a program starts may be told after the first change of it.
func TestAStaleSizeIsIgnored(t *testing.T) {
	p := cells.NewPainter(io.Discard, colorprofile.ANSI256)
	defer p.Close(time.Second)
	d := open(t, 19, 7)
	a := &painted{Framed: d.Explorer, painter: p}
	a.Update(ResizedMsg{120, 40})
	a.Update(tea.WindowSizeMsg{Width: 19, Height: 7})
	if f := a.Frame(); f.Width != 120 || f.Height != 40 {
		t.Errorf("%d×%d, want 120×40", f.Width, f.Height)
	}
}

// TestPainterAgainstTheLibrary paints the same frames of the explorer, one for
// each key, with comity's painter and with the renderer below Bubble Tea's, called
// as Bubble Tea calls it. The painter has to send less and to take less time; the
// figures, with go test -v, are those in the comment of package paint.
func TestPainterAgainstTheLibrary(t *testing.T) {
	const w, h = 120, 40
	d := open(t, w, h)
	var frames []cells.Frame
	for _, keys := range []string{"j", "j", "tab", "j", "j", "j", "space", "j", "tab", "j", "j"} {
		for range 20 {
			d.press(keys)
			frames = append(frames, d.Frame())
		}
	}
	out, painted := &counter{}, make(chan struct{})
	p := cells.NewContainedPainter(out, colorprofile.ANSI256, cells.Container{Turn: func(compute func()) {
		compute()
		painted <- struct{}{}
	}})
	began := time.Now()
	for _, f := range frames {
		p.Show(f)
		<-painted
	}
	painter := time.Since(began)
	p.Close(time.Second)

	var buffer bytes.Buffer
	library := uv.NewTerminalRenderer(&buffer, []string{"TERM=xterm-256color"})
	library.SetColorProfile(colorprofile.ANSI256)
	library.SetFullscreen(true)
	library.SetRelativeCursor(false)
	library.SetScrollOptim(true)
	cells := uv.NewScreenBuffer(w, h)
	cells.Method = ansi.GraphemeWidth
	bytesOf := 0
	began = time.Now()
	for _, f := range frames {
		cells.Clear()
		uv.NewStyledString(f.Content).Draw(cells, cells.Bounds())
		library.Render(cells.RenderBuffer)
		if err := library.Flush(); err != nil {
			t.Fatal(err)
		}
		bytesOf += buffer.Len()
		buffer.Reset()
	}
	rendered := time.Since(began)
	n := len(frames)
	t.Logf("%d frames: painter %d bytes and %v a frame, library %d bytes and %v a frame",
		n, out.bytes/n, painter/time.Duration(n), bytesOf/n, rendered/time.Duration(n))
	if out.bytes >= bytesOf {
		t.Errorf("the painter sent %d bytes, the library %d", out.bytes, bytesOf)
	}
	if painter >= rendered {
		t.Errorf("the painter took %v, the library %v", painter, rendered)
	}
}

// TestWindowsHaveABound: a window larger than any screen is drawn as far as one goes.
func TestWindowsHaveABound(t *testing.T) {
	for _, c := range []struct {
		w, h    int
		environ []string
		want    [2]int
	}{
		{65535, 65535, nil, [2]int{mostColumns, mostRows}}, {140, 44, nil, [2]int{140, 44}},
		{0, 0, []string{"COLUMNS=65535", "LINES=20"}, [2]int{mostColumns, 20}},
	} {
		if w, h := sizeOr(c.w, c.h, c.environ); [2]int{w, h} != c.want {
			t.Errorf("%d by %d is taken as %d by %d", c.w, c.h, w, h)
		}
	}
}
