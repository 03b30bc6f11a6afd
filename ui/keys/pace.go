package keys

import "time"

// Pace admits so many messages a second in the long run, and so many at once.
// Those beyond are lost: to let them wait would be to keep them.
type Pace struct {
	rate, most float64
	tokens     float64
	at         time.Time
}

// NewPace returns a pace of rate messages a second, and most at once.
func NewPace(rate, most float64) *Pace { return &Pace{rate: rate, most: most, tokens: most} }

// Admits reports whether one more would pass.
func (p *Pace) Admits() bool {
	now := time.Now()
	if !p.at.IsZero() {
		p.tokens = min(p.tokens+now.Sub(p.at).Seconds()*p.rate, p.most)
	}
	p.at = now
	return p.tokens >= 1
}

// Admit reports whether one more passes, and counts it.
func (p *Pace) Admit() bool {
	if !p.Admits() {
		return false
	}
	p.tokens--
	return true
}
