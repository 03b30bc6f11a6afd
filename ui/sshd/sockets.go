package sshd

import (
	"errors"
	"fmt"
	"net"

	"github.com/coreos/go-systemd/v22/activation"
)

// Sockets are the listening sockets that a supervisor has opened and passed on.
type Sockets struct {
	Visitors []net.Listener // of any name but that of the metrics
	Metrics  net.Listener   // of the name "metrics"; nil if there is none
}

// metricsName is the name of the socket on which the metrics are, as
// FileDescriptorName= of a socket unit sets it.
const metricsName = "metrics"

// PassedSockets takes over the sockets that LISTEN_FDS passes to this process. It
// returns an error, and closes all, if one of them is not a listening TCP socket or
// if two are for the metrics.
func PassedSockets() (s Sockets, err error) {
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	for _, file := range activation.Files(true) {
		l, fault := net.FileListener(file) // a copy
		fault = errors.Join(fault, file.Close())
		if err != nil {
			if l != nil {
				err = errors.Join(err, l.Close())
			}
			continue // the others are closed nevertheless
		}
		switch {
		case fault != nil:
			err = fmt.Errorf("the socket %s passed by the supervisor is not a listening socket: %w", file.Name(), fault)
		case l.Addr().Network() != "tcp":
			err = errors.Join(fmt.Errorf("the socket %s passed by the supervisor is of the network %s, expected tcp", file.Name(), l.Addr().Network()), l.Close())
		case file.Name() != metricsName:
			s.Visitors = append(s.Visitors, l)
		case s.Metrics != nil:
			err = errors.Join(fmt.Errorf("two sockets with the name %s were passed by the supervisor, expected one", metricsName), l.Close())
		default:
			s.Metrics = l
		}
	}
	return s, err
}

// Close closes all sockets.
func (s Sockets) Close() error {
	var err error
	for _, l := range s.Visitors {
		err = errors.Join(err, l.Close())
	}
	if s.Metrics != nil {
		err = errors.Join(err, s.Metrics.Close())
	}
	return err
}
