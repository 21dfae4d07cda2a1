package articles

import (
	"math"
	"slices"
)

// The parameters of BM25. Source: Robertson and Zaragoza, The Probabilistic
// Relevance Framework: BM25 and Beyond, 2009, section 3.6: title and text are one
// stream in which the title's words count titleWeight times, with one b for both.
const (
	bm25K1 = 1.2
	bm25B  = 0.75
)

// idf is the weight of a word that df articles have; above 0 for any df.
func (a *Archive) idf(df int) float64 {
	return math.Log(1 + (float64(a.Len()-df)+0.5)/(float64(df)+0.5))
}

// norms is, for each article, what its length adds to the frequency of a term below the fraction line.
func (a *Archive) norms() []float64 {
	average := float64(a.totalLength) / float64(max(a.Len(), 1))
	norms := make([]float64, a.Len())
	for doc := range norms {
		norms[doc] = bm25K1 * (1 - bm25B + bm25B*float64(a.length.at(doc))/average)
	}
	return norms
}

// score is what tf occurrences in an article with a norm add to its score.
func (t *matchedTerm) score(tf int32, norm float64) float64 {
	return t.idf * float64(tf) * (bm25K1 + 1) / (float64(tf) + norm)
}

// scoresOf is the BM25 score of each of docs, which ascend, until the next search. A phrase has the sum of its
// words' inverse document frequencies, and its own frequency.
func (s *scratch) scoresOf(docs []int32, terms []matchedTerm, norms []float64) []float64 {
	if cap(s.scores) < len(docs) {
		s.scores = make([]float64, len(docs))
	}
	scores := s.scores[:len(docs)]
	clear(scores)
	for i := range terms {
		t, j := &terms[i], 0
		for i, doc := range docs {
			for t.docs[j] != doc {
				j++
			}
			scores[i] += t.score(t.weights[j], norms[doc])
		}
	}
	return scores
}

// scored is an article with its score and its place in the order of ByNewest.
type scored struct {
	score float64
	place int32
	doc   int32
}

func (a scored) before(b scored) bool {
	return a.score > b.score || a.score == b.score && a.place < b.place
}

// best is the n best of docs, which ascend, the best first; equals in the order of ByNewest.
func (a *Archive) best(docs []int32, terms []matchedTerm, t *tables, n int, s *scratch) []int32 {
	b := bestOf{dated: int32(a.dated), n: min(n, len(docs))}
	if len(terms) == 1 && b.n > 0 {
		b.addTerm(docs, &terms[0], t)
	} else {
		for i, score := range s.scoresOf(docs, terms, t.norms) {
			b.add(score, docs[i])
		}
	}
	return b.ordered()
}

// bestOf keeps the n best of what is added to it.
type bestOf struct {
	n     int
	dated int32
	heap  []scored // the worst of the best at the root, once there are n
}

// addTerm adds articles that have a term, but not those that would have to be shorter than the shortest to be among the best.
func (b *bestOf) addTerm(docs []int32, term *matchedTerm, t *tables) {
	var most [64]float64 // by occurrences
	for tf := range most {
		most[tf] = term.score(int32(tf), t.leastNorm)
	}
	j := 0
	for _, doc := range docs {
		for term.docs[j] != doc {
			j++
		}
		tf := term.weights[j]
		if len(b.heap) == b.n && int(tf) < len(most) && most[tf] < b.heap[0].score {
			continue
		}
		b.add(term.score(tf, t.norms[doc]), doc)
	}
}

func (b *bestOf) add(score float64, doc int32) {
	s := scored{score, doc, doc}
	if doc < b.dated {
		s.place = b.dated - 1 - doc
	}
	switch {
	case len(b.heap) < b.n:
		b.heap = append(b.heap, s)
		if len(b.heap) == b.n {
			for root := b.n/2 - 1; root >= 0; root-- {
				sift(b.heap, root)
			}
		}
	case b.n > 0 && s.before(b.heap[0]):
		b.heap[0] = s
		sift(b.heap, 0)
	}
}

// ordered is the articles, the best first.
func (b *bestOf) ordered() []int32 {
	slices.SortFunc(b.heap, func(x, y scored) int {
		if x.before(y) {
			return -1
		}
		return 1
	})
	ordered := make([]int32, len(b.heap))
	for i, s := range b.heap {
		ordered[i] = s.doc
	}
	return ordered
}

// sift moves heap[root] down until no child is worse than its parent.
func sift(heap []scored, root int) {
	for {
		child := 2*root + 1
		if child >= len(heap) {
			return
		}
		if child+1 < len(heap) && heap[child].before(heap[child+1]) {
			child++
		}
		if !heap[root].before(heap[child]) {
			return
		}
		heap[root], heap[child] = heap[child], heap[root]
		root = child
	}
}
