// Command floor is the least that wish and Bubble Tea can serve: one static
// screen, one highlighted line that moves. The load instrument runs it in turn
// with comity, so that what it prints is comity's own cost and not the
// machine's.
package main

import (
	"fmt"
	"net"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"charm.land/wish/v2"
	"charm.land/wish/v2/bubbletea"
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
	server, err := wish.NewServer(wish.WithHostKeyPath(os.Args[1]), wish.WithMiddleware(
		bubbletea.Middleware(func(s ssh.Session) (tea.Model, []tea.ProgramOption) {
			pty, _, _ := s.Pty()
			return floor{width: pty.Window.Width, height: pty.Window.Height}, nil
		})))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Fprintln(os.Stderr, "listening on "+l.Addr().String())
	if err := server.Serve(l); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
