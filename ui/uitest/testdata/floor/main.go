// Command floor is the least that a Bubble Tea program can do: one static
// screen, one highlighted line that moves. The benchmarks run it in turn with
// comity, so that what they print is comity's own cost and not the machine's.
// Built with the tag sshfloor it is the least that wish can serve; without, it
// links nothing of that.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
)

type floor struct{ width, height, cursor int }

func (f floor) Init() tea.Cmd { return nil }

func (f floor) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		f.width, f.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		switch msg.String() {
		case "j":
			f.cursor = min(f.cursor+1, f.height-2)
		case "k":
			f.cursor = max(f.cursor-1, 0)
		case "q":
			return f, tea.Quit
		}
	}
	return f, nil
}

func (f floor) View() tea.View {
	lines := make([]string, max(f.height, 1))
	for i := range lines {
		text := fmt.Sprintf("line %3d of a screen that never changes", i)
		text += strings.Repeat(" .", max(f.width-len(text), 0)/2)
		if i == f.cursor {
			text = "\x1b[7m" + text + "\x1b[m"
		}
		lines[i] = text
	}
	lines[len(lines)-1] = "the last line of the floor"
	return tea.View{Content: strings.Join(lines, "\n"), AltScreen: true}
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
