package accessible

// Turn is permission to compute now. It is valid only during the call that it
// was handed to.
type Turn struct{ _ struct{} }

// Gate separates computing for a visitor from everything else, so that a server
// can schedule it: a function that computes takes a [Turn], and only a Gate hands
// one out. It runs work for one visitor when it is that visitor's turn. The zero Gate
// runs nothing and panics, so that code without a gate cannot go unnoticed.
type Gate struct{ run func(compute func()) }

// NewGate returns a gate that runs work through run. The function run may return
// without computing when the visitor has left; it returns only after compute has.
func NewGate(run func(compute func())) Gate { return Gate{run} }

// OwnGate returns the gate of somebody at their own terminal: all work runs at once.
func OwnGate() Gate { return Gate{func(compute func()) { compute() }} }

// Do waits for the visitor's turn and runs work in it. It returns after work has
// returned, or without running it if the visitor has left.
func (g Gate) Do(work func(Turn)) {
	if g.run == nil {
		panic("accessible: no gate")
	}
	g.run(func() { work(Turn{}) })
}
