//go:build sshfloor

package main

import (
	"fmt"
	"net"
	"os"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"charm.land/wish/v2"
	"charm.land/wish/v2/bubbletea"
)

// run serves the floor over SSH, with the host key in the file of the first
// argument. The load instrument runs it in turn with comity.
func run() error {
	server, err := wish.NewServer(wish.WithHostKeyPath(os.Args[1]), wish.WithMiddleware(
		bubbletea.Middleware(func(s ssh.Session) (tea.Model, []tea.ProgramOption) {
			pty, _, _ := s.Pty()
			return floor{width: pty.Window.Width, height: pty.Window.Height}, nil
		})))
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Fprintln(os.Stderr, "listening on "+l.Addr().String())
	return server.Serve(l)
}
