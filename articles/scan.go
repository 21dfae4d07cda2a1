package articles

// scan finds the articles that have one of lemmas in the texts themselves, for an archive that has no index yet.
func (a *Archive) scan(lemmas []int, s *scratch) (list postingList) {
	x := a.readings()
	place := make([]int32, a.words.lemmas) // in counts, + 1
	for i, l := range lemmas {
		if uint(l) < uint(len(place)) {
			place[l] = int32(i) + 1
		} else {
			a.damage.met(wordsSection)
		}
	}
	counts := make([]int32, len(lemmas)+1) // of the current article
	most, weight := int32(0), int32(0)
	count := func(lemmas []int32) {
		for _, l := range lemmas {
			if at := place[l]; at > 0 {
				counts[at] += weight
				most = max(most, counts[at])
			}
		}
	}
	list.docs, list.weights = s.list(a.Len()), s.list(a.Len())
	titles, texts := a.headlines.reader(), a.texts.reader()
	for doc := range a.Len() {
		most, weight = 0, titleWeight
		if !x.each(titles.at(doc), count) {
			a.damage.met(titlesSection)
		}
		weight = 1
		if !x.each(texts.at(doc), count) {
			a.damage.met(textsSection)
		}
		if most > 0 {
			list.docs, list.weights = append(list.docs, int32(doc)), append(list.weights, most)
			clear(counts)
		}
	}
	return list
}
