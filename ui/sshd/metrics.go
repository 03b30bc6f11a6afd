package sshd

import (
	"fmt"
	"net"
	"net/http"
	"time"

	vm "github.com/VictoriaMetrics/metrics"
)

// metrics are what an operator can watch; deploy/README.md tells of each. They tell
// nothing of what a visitor does.
type metrics struct {
	set                                     *vm.Set
	frames, sent, received, panics, trimmed *vm.Counter
	key, first                              *vm.PrometheusHistogram
}

func newMetrics(s *Server) *metrics {
	vm.ExposeMetadata(true)
	set := vm.NewSet()
	fast := []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .15, .25, .5, 1, 2.5, 5}
	m := &metrics{
		set:      set,
		frames:   set.NewCounter("comity_frames_total"),
		sent:     set.NewCounter("comity_sent_bytes_total"),
		received: set.NewCounter("comity_received_bytes_total"),
		panics:   set.NewCounter("comity_panics_total"),
		trimmed:  set.NewCounter("comity_histories_trimmed_total"),
		key:      set.NewPrometheusHistogramExt("comity_key_to_frame_seconds", fast),
		first:    set.NewPrometheusHistogramExt("comity_first_frame_seconds", fast),
	}
	for _, reason := range refusals() { // so that each is there from the start
		m.of("refusals", "reason", reason)
	}
	count := func(name string, of *int) {
		set.NewGauge(name, func() float64 {
			s.counts.mu.Lock()
			defer s.counts.mu.Unlock()
			return float64(*of)
		})
	}
	count("comity_sessions", &s.counts.sessions)
	count("comity_connections", &s.counts.conns)
	count("comity_connections_starting", &s.counts.starts)
	set.NewGauge("comity_penalized_sources", func() float64 { return float64(s.counts.penalized()) })
	set.NewGauge("comity_held_bytes", func() float64 { return float64(s.held.bytes()) })
	set.NewGauge("comity_page_cache_bytes", func() float64 { return float64(s.shared.PageBytes()) })
	set.RegisterMetricsWriter(vm.WriteProcessMetrics)
	set.RegisterMetricsWriter(vm.WriteFDMetrics)
	return m
}

func (m *metrics) of(what, label, value string) *vm.Counter {
	return m.set.GetOrCreateCounter(fmt.Sprintf("comity_%s_total{%s=%q}", what, label, value))
}

// ended counts a session that has ended.
func (m *metrics) ended(kind, why string, took time.Duration) {
	m.of("sessions", "kind", kind).Inc()
	m.of("session_ends", "why", why).Inc()
	m.set.GetOrCreatePrometheusHistogramExt(fmt.Sprintf("comity_session_seconds{kind=%q}", kind),
		[]float64{1, 10, 60, 300, 900, 3600, 14400}).Update(took.Seconds())
}

// ServeMetrics answers requests on a listener until that is closed: /metrics in
// the text format of Prometheus, /readyz with status 200 while the server takes in
// new connections, and /healthz with status 200 while its scheduler answers; both
// have status 503 otherwise.
func (s *Server) ServeMetrics(l net.Listener) error {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", s.writeMetrics)
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		report(w, s.Ready(), "ready", "not ready: draining or closing")
	})
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		report(w, s.Alive(r.Context()), "alive", "not alive: the scheduler did not answer within a second")
	})
	server := &http.Server{
		Handler: mux, ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 8 << 10,
	}
	return server.Serve(l)
}

// report writes the answer to a question of health.
func report(w http.ResponseWriter, good bool, yes, no string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	text := yes
	if !good {
		w.WriteHeader(http.StatusServiceUnavailable)
		text = no
	}
	_, _ = w.Write([]byte(text + "\n")) // who asked may have gone
}

func (s *Server) writeMetrics(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	s.metrics.set.WritePrometheus(w)
}
