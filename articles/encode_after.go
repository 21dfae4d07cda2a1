package articles

import (
	"cmp"
	"slices"
)

// What an archive keeps of the order of an earlier one.

// keepMax is how much longer the texts may become by an earlier archive's order of words, in percent, before the words
// are put in order anew and everything changes.
const keepMax = 3

// inOrderOf is all of earlier, and then what is new in now.
func inOrderOf(earlier, now []string) []string {
	if earlier == nil {
		return now
	}
	known := make(map[string]bool, len(earlier))
	for _, s := range earlier {
		known[s] = true
	}
	order := slices.Clone(earlier)
	for _, s := range now {
		if !known[s] {
			order = append(order, s)
		}
	}
	return order
}

// items is all items of a list.
func (l *list) items() []string {
	items := make([]string, l.n)
	for i := range items {
		items[i] = l.at(i)
	}
	return items
}

// paradigms is those of an archive, in order; none if it is nil.
func (a *Archive) paradigms() []string {
	if a == nil {
		return nil
	}
	return a.words.paradigms.items()
}

// ruleNames is the rules of an archive, in order; none if it is nil.
func (a *Archive) ruleNames() []string {
	if a == nil {
		return nil
	}
	return a.rules.items()
}

// gone stands for a token of an earlier archive that no text has any more: its rank stays taken.
const gone = -1

// earlierOrder is the numbers of an earlier archive's tokens by rank.
func (x *textIndexer) earlierOrder(earlier *Archive) []int32 {
	order := make([]int32, 0, len(x.tokens))
	taken := make([]bool, len(x.tokens))
	v := &earlier.vocabulary
	for w := (tokenWalk{v: v, r: reader{s: v.blocks}}); w.next(); {
		id := x.small
		if t := w.token(); t.kind != small {
			found, ok := x.ids[t.text]
			if id = found; !ok || x.tokens[id].written == 0 || x.tokens[id].word != (t.kind == word) || taken[id] {
				id = gone
			}
		}
		if id != gone {
			taken[id] = true
		}
		order = append(order, id)
	}
	return order
}

// fresh is the tokens that are written and not in order.
func (x *textIndexer) fresh(order []int32) (fresh []int32) {
	taken := make([]bool, len(x.tokens))
	for _, id := range order {
		if id != gone {
			taken[id] = true
		}
	}
	for id := range x.tokens {
		if x.tokens[id].written > 0 && !taken[id] {
			fresh = append(fresh, int32(id))
		}
	}
	return fresh
}

// fits tells whether the texts are nearly as short in an earlier archive's order as in that of their own.
func (x *textIndexer) fits(earlier *Archive) bool {
	byCount := func(order []int32) []int32 {
		fresh := x.fresh(order)
		slices.SortFunc(fresh, func(i, j int32) int { return cmp.Compare(x.tokens[j].written, x.tokens[i].written) })
		return append(order, fresh...)
	}
	return 100*x.length(byCount(x.earlierOrder(earlier))) <= (100+keepMax)*x.length(byCount(nil))
}

// length is that of all texts in bytes if order is that of the ranks, and of order itself at a byte for each token.
func (x *textIndexer) length(order []int32) int {
	total, size, end := len(order), 1, 128
	for rank, id := range order {
		for power := 128 * 128; rank >= end; power *= 128 {
			size++
			end += power
		}
		if id != gone {
			total += size * x.tokens[id].written
		}
	}
	return total
}
