package sshd

import (
	"strconv"
	"time"
)

// The exit codes of a visit, beside those of the commands.
const (
	codeFailed      = 1
	codeUsage       = 2
	codeSoftware    = 70  // as in sysexits.h: something is wrong here
	codeUnavailable = 75  // as there: later it may work
	codeTime        = 124 // as of timeout(1)
	codeIdle        = 125
)

// gone is how a visit ends whose visitor has left.
func gone() ending { return ending{"left", 0, ""} }

// limit is one of the ends that time brings.
type limit struct {
	at     time.Time
	warn   time.Duration // from when the visitor is told
	notice string        // before the time that is left
	ending ending
}

// ends are those that time will bring to a visit.
func (v *visit) ends() []limit {
	limits := v.server.config().Limits
	if v.reason != nil && v.reason() {
		v.input.Store(time.Now().UnixNano())
	}
	out := []limit{{
		v.began.Add(limits.Time), min(time.Minute, limits.Time/2), "time is up in",
		ending{"time", codeTime, "the time limit of " + limits.Time.String() + " for a session has passed"},
	}}
	if v.idle > 0 {
		out = append(out, limit{
			time.Unix(0, v.input.Load()).Add(v.idle), min(30*time.Second, v.idle/2), "idle: disconnecting in",
			ending{"idle", codeIdle, "no key press for " + v.idle.String()},
		})
	}
	if !v.drain.IsZero() {
		out = append(out, limit{v.drain, time.Hour, "the server closes in", ending{"drain", codeUnavailable, "the server is closing; try again in a moment"}})
	}
	return out
}

// watch ends the visit when nothing is typed for so long. What is shown does
// not count.
func (v *visit) watch(idle time.Duration) {
	v.input.Store(time.Now().UnixNano())
	v.mu.Lock()
	v.idle = idle
	v.mu.Unlock()
	v.tick()
}

// stay says how to learn that the visitor has a reason to stay without typing.
func (v *visit) stay(reason func() bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.reason = reason
}

// touched is told whenever the visitor types.
func (v *visit) touched() {
	v.input.Store(time.Now().UnixNano())
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.noticed != "" && v.clock != nil {
		v.clock.Reset(0) // what was said of leaving may be wrong now
	}
}

// closes tells a visit when the server will.
func (v *visit) closes(at time.Time) {
	v.mu.Lock()
	v.drain = at
	v.mu.Unlock()
	v.tick()
}

// setNotify says how the visitor is told something.
func (v *visit) setNotify(notify func(words string, fresh bool)) {
	v.mu.Lock()
	v.notify = notify
	v.mu.Unlock()
	v.tick()
}

// tick looks at the time: it ends the visit, tells how long it has, or sleeps
// until there is something to tell.
func (v *visit) tick() {
	v.mu.Lock()
	if v.ended != nil || v.ctx.Err() != nil {
		v.mu.Unlock()
		return
	}
	var first limit
	for _, l := range v.ends() {
		if first.at.IsZero() || l.at.Before(first.at) {
			first = l
		}
	}
	remains := time.Until(first.at)
	words, next := "", remains-first.warn
	notify, before := v.notify, v.noticed
	if remains <= first.warn {
		seconds := (remains + time.Second - 1) / time.Second
		words = first.notice + " " + strconv.Itoa(int(seconds)) + " s"
		next = max(remains-(seconds-1)*time.Second, time.Millisecond)
	}
	v.noticed = ""
	if words != "" {
		v.noticed = first.ending.name
	}
	if v.clock == nil {
		v.clock = time.AfterFunc(max(next, 0), v.tick)
	} else {
		v.clock.Reset(max(next, 0))
	}
	noticed := v.noticed
	v.mu.Unlock()
	switch {
	case remains <= 0:
		v.end(first.ending)
	case notify != nil && (words != "" || before != ""):
		notify(words, before != noticed)
	}
}

// end ends the visit. What ends it first is what is said.
func (v *visit) end(why ending) {
	v.mu.Lock()
	if v.ended == nil {
		v.ended = &why
	}
	v.mu.Unlock()
	v.over()
}

// over stops all that waits for a visit: a timer would keep it for hours.
func (v *visit) over() {
	v.cancel() // from here on no timer is started
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.clock != nil {
		v.clock.Stop()
	}
	if v.sizing != nil {
		v.sizing.Stop()
	}
}
