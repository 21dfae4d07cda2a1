package extract

import "slices"

// keep leaves in d the persons that a curator lists.
func (d *document) keep(listed []*linked, of map[*entity]*linked) {
	other := func(e *entity) bool { return !slices.Contains(listed, of[e]) }
	d.entities = slices.DeleteFunc(d.entities, other)
	for i := range d.unclear {
		d.unclear[i].fit = slices.DeleteFunc(d.unclear[i].fit, other)
	}
}
