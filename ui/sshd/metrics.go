package sshd

import (
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/common/expfmt"
)

// metrics are what an operator can watch. They tell nothing of what a visitor
// does.
type metrics struct {
	registry                       *prometheus.Registry
	visits, refusals, endings      *prometheus.CounterVec
	frames, sent, received, panics prometheus.Counter
	trimmed                        prometheus.Counter
	key, first                     prometheus.Histogram
	lasted                         *prometheus.HistogramVec
}

// newMetrics makes the metrics of a server.
func newMetrics(s *Server) *metrics {
	counter := func(name, help string) prometheus.Counter {
		return prometheus.NewCounter(prometheus.CounterOpts{Namespace: "comity", Name: name, Help: help})
	}
	vector := func(name, help string, labels ...string) *prometheus.CounterVec {
		return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "comity", Name: name, Help: help}, labels)
	}
	histogram := func(name, help string) prometheus.Histogram {
		return prometheus.NewHistogram(prometheus.HistogramOpts{
			Namespace: "comity", Name: name, Help: help,
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .15, .25, .5, 1, 2.5, 5},
		})
	}
	gauge := func(name, help string, value func() float64) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: "comity", Name: name, Help: help}, value)
	}
	m := &metrics{
		registry: prometheus.NewRegistry(),
		visits:   vector("sessions_total", "Sessions that have ended, by what the visitor did.", "kind"),
		endings:  vector("session_ends_total", "Sessions that have ended, by why.", "why"),
		refusals: vector("refusals_total", "What was refused, by the limit that refused it.", "reason"),
		frames:   counter("frames_total", "Frames sent to explorers."),
		sent:     counter("sent_bytes_total", "Bytes sent, as they are on the wire."),
		received: counter("received_bytes_total", "Bytes received, as they are on the wire."),
		panics:   counter("panics_total", "Sessions that something going wrong here has ended."),
		trimmed:  counter("histories_trimmed_total", "Times that the oldest text of a session's history was let go because of the limit."),
		key:      histogram("key_to_frame_seconds", "From a key to the frame that answers it, written."),
		first:    histogram("first_frame_seconds", "From the opening of a session to its first frame, written."),
		lasted: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: "comity", Name: "session_seconds", Help: "How long sessions lasted.", Buckets: []float64{1, 10, 60, 300, 900, 3600, 14400},
		}, []string{"kind"}),
	}
	count := func(of *int) func() float64 {
		return func() float64 {
			s.counts.mu.Lock()
			defer s.counts.mu.Unlock()
			return float64(*of)
		}
	}
	for _, reason := range refusals() { // so that each is there from the start
		m.refusals.WithLabelValues(reason)
	}
	m.registry.MustRegister(m.visits, m.endings, m.refusals, m.frames, m.sent, m.received, m.panics, m.trimmed, m.key, m.first, m.lasted,
		gauge("sessions", "Sessions now.", count(&s.counts.sessions)),
		gauge("connections", "Connections now.", count(&s.counts.conns)),
		gauge("connections_starting", "Unauthenticated connections.", count(&s.counts.starts)),
		gauge("penalized_sources", "Addresses and networks whose new connections are refused because of a penalty.", func() float64 { return float64(s.counts.penalized()) }),
		gauge("held_bytes", "Output that clients have not read yet, and text in the histories of sessions.", func() float64 { return float64(s.held.bytes()) }),
		gauge("page_cache_bytes", "Rendered pages in the cache.", func() float64 { return float64(s.shared.PageBytes()) }),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// ended counts a session that has ended.
func (m *metrics) ended(kind, why string, took time.Duration) {
	m.visits.WithLabelValues(kind).Inc()
	m.endings.WithLabelValues(why).Inc()
	m.lasted.WithLabelValues(kind).Observe(took.Seconds())
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
	families, err := s.metrics.registry.Gather()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	format := expfmt.NewFormat(expfmt.TypeTextPlain)
	w.Header().Set("Content-Type", string(format))
	encoder := expfmt.NewEncoder(w, format)
	for _, family := range families {
		if encoder.Encode(family) != nil {
			return // who asked has gone
		}
	}
}
