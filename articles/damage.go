package articles

import (
	"fmt"
	"sync"
	"sync/atomic"
)

// damage is what readers have met in an archive. Readers leave out what cannot
// be right, whatever bytes they are given, and note the section.
type damage struct {
	sections atomic.Uint32 // a bit for each
	mu       sync.Mutex
	err      error // what was wrong, once it has been looked for
}

func (d *damage) met(s section) {
	if bit := uint32(1) << s; d.sections.Load()&bit == 0 {
		d.sections.Or(bit)
	}
}

func named(s section, err error) error {
	return fmt.Errorf("archive: section %q: %w", sectionNames[s], err)
}

// Err is nil until damage has been met, by Verify or by any method that reads. Then it names
// a section and what was found in it, and stays; what was or will be answered may be
// incomplete or wrong. Damage that still looks like an archive is met by Verify alone.
func (a *Archive) Err() error {
	d := &a.damage
	met := d.sections.Load()
	if met == 0 {
		return nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, s := range checkOrder {
		if d.err == nil && met&(1<<s) != 0 {
			d.err = a.verify(s, nil)
		}
	}
	for _, s := range checkOrder { // it lies in what the section refers to
		if d.err == nil {
			d.err = a.verify(s, nil)
		}
	}
	return d.err
}

// Verify compares every checksum and looks at everything in the archive. It calls pause, which may be
// nil, after every 32 KiB of work or so: there a caller can let others work. Its
// error names a section and what was found in it; Err gives it as well from then on.
func (a *Archive) Verify(pause func()) error {
	p := &pacer{pause: pause}
	err := a.verifyAll(p)
	if err == nil {
		return nil
	}
	d := &a.damage
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.err == nil {
		d.err = err
	}
	d.met(infoSection) // any: Err looks at d.err first
	return d.err
}

func (a *Archive) verifyAll(p *pacer) error {
	for _, s := range checkOrder {
		if err := a.verify(s, p); err != nil {
			return err
		}
	}
	if i := nonZero(a.padding, p); i >= 0 {
		return fmt.Errorf("archive: header: byte %d behind the archive's end is not zero", i)
	}
	return nil
}

func (a *Archive) verify(s section, p *pacer) error {
	err := a.checksum(s, p)
	if err == nil {
		err = a.check(s, p)
	}
	if err != nil {
		return named(s, err)
	}
	return nil
}

func (a *Archive) checksum(s section, p *pacer) error {
	if got := checksum(a.sections[s], p); got != a.sums[s] {
		return fmt.Errorf("checksum %08x, wanted %08x", got, a.sums[s])
	}
	return nil
}

// pacer calls pause after every paceBytes of work. A nil pacer never does.
type pacer struct {
	pause func()
	spent int
}

const paceBytes = 32 << 10

func (p *pacer) spend(bytes int) {
	if p == nil || p.pause == nil {
		return
	}
	if p.spent += bytes; p.spent >= paceBytes {
		p.spent = 0
		p.pause()
	}
}
