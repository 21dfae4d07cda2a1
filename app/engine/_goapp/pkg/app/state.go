package app

// What the page shows follows from its address, so the program has no shared states: neither does it
// look through localStorage for expired ones every minute, nor does it open a channel to other tabs.
const noStates = "this program has no shared states"

// State is what a StateOption would change.
type State struct{}

// StateOption would say how a state is kept.
type StateOption func(*State)

// Observer would be told of a state's changes.
type Observer interface{}

type store struct{}

func newStore(Dispatcher) *store { return &store{} }

func (*store) Set(string, any, ...StateOption) { panic(noStates) }

func (*store) Get(string, any) { panic(noStates) }

func (*store) Del(string) { panic(noStates) }

func (*store) Observe(string, UI) Observer { panic(noStates) }

func (*store) Cleanup() {}

func (*store) Close() {}
