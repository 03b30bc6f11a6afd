package cli

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strings"

	"comity/ui/settings"
	"comity/ui/sshd"
)

// listen opens all that is listened on, or nothing. The sockets that a supervisor
// passes to a service replace the addresses that are set.
func listen(chosen *settings.Settings, isService bool, log *slog.Logger) (s sshd.Sockets, err error) {
	if isService {
		if s, err = sshd.PassedSockets(); err != nil {
			return s, err
		}
	}
	passed := func(option string, socket bool) {
		if socket && chosen.From("serve."+option) != "" {
			log.Warn("a passed socket replaces the setting", "setting", option)
		}
	}
	passed("listen", len(s.Visitors) > 0)
	passed("metrics", s.Metrics != nil)
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
			s = sshd.Sockets{}
		}
	}()
	if len(s.Visitors) == 0 {
		for address := range words(chosen.Served("listen")) {
			l, err := listenOn(address)
			if err != nil {
				return s, err
			}
			s.Visitors = append(s.Visitors, l)
		}
		if len(s.Visitors) == 0 {
			return s, usage("%s: no address to listen on; give one such as :22", chosen.Origin("serve.listen"))
		}
	}
	if address := chosen.Served("metrics"); address != "" && s.Metrics == nil {
		if strings.HasPrefix(address, ":") { // they are nobody else's, unless that is said
			address = "127.0.0.1" + address
		}
		s.Metrics, err = listenOn(address)
	}
	return s, err
}

func listenOn(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		cause := err
		if at := new(os.SyscallError); errors.As(err, &at) {
			cause = at.Err
		}
		return nil, fmt.Errorf("cannot listen on %s: %w", address, cause)
	}
	return l, nil
}
