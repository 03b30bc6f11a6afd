//go:build !sshfloor

package main

import tea "charm.land/bubbletea/v2"

// run shows the floor in the terminal of the process.
func run() error {
	_, err := tea.NewProgram(floor{}).Run()
	return err
}
