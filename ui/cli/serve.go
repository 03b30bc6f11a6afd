package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net"
	"net/netip"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"

	"comity/model"
	"comity/ui/broadcast"
	"comity/ui/settings"
	"comity/ui/sshd"
)

// serveCommand is "comity serve". Its flags are its settings.
func (s *session) serveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "serve", GroupID: "more", Short: "serve comity over SSH",
		Long: `Serve comity over SSH, to everyone, or only to the keys of --authorized-keys.

A visitor can use the explorer, its screen-reader mode ("accessible") and every
command that only reads. A visitor cannot reach the files, programs or network
of this machine.

Each flag is also a setting: in the table [serve] of the settings file, and in
the environment as COMITY_SERVE_LISTEN and so on. On SIGTERM, comity refuses new
visitors, warns the others, and exits when the last has left or after --grace.
On SIGHUP, it reloads settings, keys and the briefing. On SIGUSR1, it drains: it
accepts no new visitors, sessions continue, and it exits when the last has left,
so that another process on the same socket can replace it.

With --brief or --presenter-key, visitors can follow a briefing: "ssh HOST
follow" shows where the presenter is, at the visitor's own size. "ssh HOST
present" needs the presenter's key. Followers need no key; programs that cannot
answer prompts log in as guest@HOST.

The exit code of a session is that of its command, or 70 server error, 75 full
or closing, 124 time limit, 125 idle.`,
		Example: "  comity serve\n  comity serve --listen :2222 --metrics 127.0.0.1:9464 --log json\n  ssh -p 23234 -t localhost open country/EST",
		Args:    none, DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c, err := s.corpus()
			if err != nil {
				return err
			}
			h, err := s.hosting(c, s.settings.Served("brief"))
			if err != nil {
				return err
			}
			h.again = func() (*settings.Settings, error) {
				err := s.choose(cmd)
				return s.settings, err
			}
			return s.env.Serve(s.ctx, h, s.settings)
		},
	}
	serveFlags(cmd, func(string) bool { return true })
	return cmd
}

// serveFlags adds the settings of the server as flags, as far as they are
// wanted.
func serveFlags(cmd *cobra.Command, wanted func(option string) bool) {
	for _, one := range settings.All() {
		option, ok := strings.CutPrefix(one.Name, "serve.")
		if !ok || !wanted(option) {
			continue
		}
		flag := strings.ReplaceAll(option, "_", "-")
		switch {
		case one.Switch:
			cmd.Flags().Bool(flag, false, one.Help)
		case one.Number:
			n, _ := strconv.Atoi(one.Default) // it is one
			cmd.Flags().Int(flag, n, one.Help)
		case one.Time:
			value := durationFlag(one.Default)
			cmd.Flags().Var(&value, flag, one.Help)
		default:
			cmd.Flags().String(flag, one.Default, one.Help)
		}
	}
}

// durationFlag is the value of a flag that takes a duration. It keeps what was
// typed; serveConfig checks it together with the other settings.
type durationFlag string

// String returns the value as it was typed.
func (d *durationFlag) String() string { return string(*d) }

// Set stores a value.
func (d *durationFlag) Set(value string) error {
	*d = durationFlag(value)
	return nil
}

// Type returns the word for the value in the help.
func (d *durationFlag) Type() string { return "duration" }

// serve serves visitors until SIGTERM or an interrupt.
func (e Env) serve(ctx context.Context, h *Hosting, chosen *settings.Settings) error {
	config, err := e.serveConfig(chosen)
	if err != nil {
		return err
	}
	slog.SetDefault(config.Log) // what the library logs goes there too
	signer, made, err := e.hostKey(chosen)
	if err != nil {
		return err
	}
	carrier, err := h.open(chosen, config.Log)
	if err != nil {
		return err
	}
	if carrier != nil {
		defer carrier.Close()
	}
	config.Corpus, config.HostKeys, config.Main = h.corpus, []gossh.Signer{signer}, h.visit
	config.Processors = spare()
	server, err := sshd.New(config)
	if err != nil {
		return usage("%w", err)
	}
	r, silence := newRunning(server, h, config.Log) // before anybody can know that it listens
	defer silence()
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	sockets, err := listen(chosen, h.isService(), config.Log)
	if err != nil {
		return err
	}
	warnOpenProxies(config)
	if h.isService() {
		e.confine(h, chosen, config.Log, sockets.Metrics != nil)
	}
	tell := e.teller(chosen, config.Log)
	how := "the host key is"
	if made {
		how = "the host key was made now:"
	}
	tell(how, "fingerprint", gossh.FingerprintSHA256(signer.PublicKey()))
	for _, l := range sockets.Visitors {
		tell("listening on", "address", l.Addr().String())
	}
	if metrics := sockets.Metrics; metrics != nil {
		tell("metrics on", "address", "http://"+metrics.Addr().String()+"/metrics")
		defer func() { _ = metrics.Close() }() // at exit
	}
	r.serve(ctx, sockets)
	if h.opened != nil {
		h.opened()
	}
	err = r.wait(ctx, e, chosen)
	stop() // a second signal ends at once
	r.close()
	return err
}

// warnOpenProxies says in the log which networks of proxies are so large that any
// client may be in them.
func warnOpenProxies(config sshd.Config) {
	for _, network := range config.Proxies {
		few := 16
		if network.Addr().Is4() {
			few = 8
		}
		if network.Bits() < few {
			config.Log.Warn("any client may claim to be a proxy", "setting", "proxies", "network", network.String())
		}
	}
}

// spare makes the program a server: it has a thread to spare when all processors
// compute, for whoever presses a key then, and collects garbage four times less
// often unless GOGC says otherwise: under attack half of the longest waits for a
// frame are due to that. It returns on how many processors to compute.
func spare() (processors int) {
	const usual, seldom, threads = 100, 400, 1
	const memory = 640 << 20 // from here on garbage is collected more often
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(memory)
	}
	if was := debug.SetGCPercent(seldom); was != usual {
		debug.SetGCPercent(was)
	}
	processors = runtime.GOMAXPROCS(0)
	runtime.GOMAXPROCS(processors + threads)
	return processors
}

// teller returns a function that reports to the operator: in words, or as a line of
// the JSON log.
func (e Env) teller(chosen *settings.Settings, log *slog.Logger) func(what, name, value string) {
	return func(what, name, value string) {
		if chosen.Served("log") == "json" {
			log.Info(strings.TrimSuffix(what, ":"), name, value)
			return
		}
		say(e.Err, "comity: "+what+" "+value)
	}
}

// serveConfig understands the settings of the server, and reads the keys.
func (e Env) serveConfig(chosen *settings.Settings) (sshd.Config, error) {
	config, err := e.served(chosen)
	if err != nil {
		return config, err
	}
	if path := chosen.Served("authorized_keys"); path != "" {
		if config.Authorized, err = sshd.AuthorizedKeys(path); err != nil {
			return config, err
		}
	}
	if named := chosen.Served("presenter_key"); named != "" {
		if config.Presenters, err = sshd.PresenterKeys(named); err != nil {
			return config, usage("%s: %w", chosen.Origin("serve.presenter_key"), err)
		}
	}
	return config, nil
}

// served understands the settings of the server, as far as they are no files.
func (e Env) served(chosen *settings.Settings) (sshd.Config, error) {
	config := sshd.Config{Limits: sshd.DefaultLimits(), Banner: chosen.Served("banner")}
	if config.Banner != "" {
		config.Banner = strings.TrimRight(config.Banner, "\n") + "\n"
	}
	fault := func(option, format string, args ...any) error {
		return usage("%s%w", chosen.Origin("serve."+option), fmt.Errorf(format, args...))
	}
	l := &config.Limits
	for _, number := range []struct {
		option string
		to     *int
	}{{"max_sessions", &l.Sessions}, {"max_per_ip", &l.PerIP}, {"max_per_connection", &l.PerConnection}, {"max_starts", &l.StartsFree}, {"max_starts_per_ip", &l.StartsPerIP}} {
		n, err := strconv.Atoi(chosen.Served(number.option))
		if err != nil || n < 1 || n > 1_000_000 {
			return config, fault(number.option, " is %s, expected a number from 1 to 1000000", model.Printable(chosen.Served(number.option)))
		}
		*number.to = n
	}
	l.StartsFull = 3 * l.StartsFree
	for _, span := range []struct {
		option string
		to     *time.Duration
	}{{"idle", &l.Idle}, {"max_time", &l.Time}, {"grace", &l.Grace}} {
		d, err := time.ParseDuration(chosen.Served(span.option))
		if err != nil || d < time.Second {
			return config, fault(span.option, " is %s, expected a duration of at least 1s, such as 90s, 15m or 4h", model.Printable(chosen.Served(span.option)))
		}
		*span.to = d
	}
	penalty, err := time.ParseDuration(chosen.Served("penalty"))
	if err != nil || penalty < 0 || penalty > time.Hour {
		return config, fault("penalty", " is %s, expected a duration from 0s to 1h", model.Printable(chosen.Served("penalty")))
	}
	l.Penalty = penalty
	if l.Block4, l.Block6, err = blocks(chosen.Served("source_blocks")); err != nil {
		return config, fault("source_blocks", " %w", err)
	}
	if config.Proxies, err = networks(chosen.Served("proxies")); err != nil {
		return config, fault("proxies", ": %w", err)
	}
	config.LogAddresses = chosen.Served("log_addresses") == "true"
	switch form := chosen.Served("log"); form {
	case "text":
		config.Log = slog.New(slog.NewTextHandler(e.Err, nil))
	case "json":
		config.Log = slog.New(slog.NewJSONHandler(e.Err, nil))
	case "off":
		config.Log = slog.New(slog.DiscardHandler)
	default:
		return config, fault("log", " is %s, expected one of %s", model.Printable(form), strings.Join(logForms(), ", "))
	}
	for _, option := range []string{"listen", "metrics"} {
		for address := range words(chosen.Served(option)) {
			if _, _, err := net.SplitHostPort(address); err != nil {
				return config, fault(option, ": %s is not an address with a port, such as 127.0.0.1:23234 or :22", model.Printable(address))
			}
		}
	}
	if servers := chosen.Served("nats"); servers != "" {
		if err := broadcast.CheckServers(servers); err != nil {
			return config, fault("nats", ": %w", err)
		}
		if err := broadcast.CheckRoomName(chosen.Served("room")); err != nil {
			return config, fault("room", ": %w", err)
		}
	}
	return config, nil
}

// networks reads addresses and networks, separated by commas.
func networks(text string) (out []netip.Prefix, err error) {
	for name := range words(text) {
		network, err := netip.ParsePrefix(name)
		if err != nil {
			ip, err := netip.ParseAddr(name)
			if err != nil {
				return nil, fmt.Errorf("%s is not an address or a network such as 10.0.0.0/8", model.Printable(name))
			}
			network = netip.PrefixFrom(ip, ip.BitLen())
		}
		out = append(out, network)
	}
	return out, nil
}

// blocks reads the bits of the networks that count as one source, "32:64".
func blocks(text string) (v4, v6 int, err error) {
	four, six, _ := strings.Cut(text, ":")
	v4, err4 := strconv.Atoi(four)
	v6, err6 := strconv.Atoi(six)
	if err4 != nil || err6 != nil || v4 < 8 || v4 > 32 || v6 < 16 || v6 > 128 {
		return 0, 0, fmt.Errorf("is %s, expected prefix lengths from 8 to 32 and from 16 to 128, such as 32:64", model.Printable(text))
	}
	return v4, v6, nil
}

func logForms() []string { return []string{"text", "json", "off"} }

// hostKey is the key that is set, or in the usual file.
func (e Env) hostKey(chosen *settings.Settings) (gossh.Signer, bool, error) {
	path := chosen.Served("host_key")
	if strings.HasPrefix(path, "-----BEGIN") {
		lines := strings.ReplaceAll(path, `\n`, "\n") // where a variable can have one line alone
		key, err := sshd.ParseHostKey([]byte(lines + "\n"))
		if err != nil {
			err = fmt.Errorf("%s: %w", chosen.Origin("serve.host_key"), err)
		}
		return key, false, err
	}
	if path == "" {
		dir := settings.StateFolder(e.get)
		if dir == "" {
			return nil, false, errors.New("no place to store the host key: HOME and XDG_STATE_HOME are not set; set one of them, or use --host-key")
		}
		path = filepath.Join(dir, "ssh_host_ed25519_key")
	}
	return sshd.HostKey(path)
}

// words yields the parts of a comma-separated list.
func words(list string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for part := range strings.SplitSeq(list, ",") {
			if part = strings.TrimSpace(part); part != "" && !yield(part) {
				return
			}
		}
	}
}
