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

// score is the BM25 score of each of docs, which ascend, until the next search. A phrase has the sum of its
// words' inverse document frequencies, and its own frequency.
func (a *Archive) score(docs []int32, terms []matchedTerm, norms []float64, s *scratch) []float64 {
	if cap(s.scores) < len(docs) {
		s.scores = make([]float64, len(docs))
	}
	scores := s.scores[:len(docs)]
	clear(scores)
	for _, t := range terms {
		j := 0
		for i, doc := range docs {
			for t.docs[j] != doc {
				j++
			}
			tf := float64(t.weights[j])
			scores[i] += t.idf * tf * (bm25K1 + 1) / (tf + norms[doc])
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

// best is the n best of docs, the best first; equals in the order of ByNewest.
func (a *Archive) best(docs []int32, scores []float64, n int) []int32 {
	n = min(n, len(docs))
	heap := make([]scored, 0, n) // the worst of the best at the root
	for i, doc := range docs {
		s := scored{scores[i], doc, doc}
		if int(doc) < a.dated {
			s.place = int32(a.dated) - 1 - doc
		}
		switch {
		case len(heap) < n:
			heap = append(heap, s)
			if len(heap) == n {
				for root := n/2 - 1; root >= 0; root-- {
					sift(heap, root)
				}
			}
		case s.before(heap[0]):
			heap[0] = s
			sift(heap, 0)
		}
	}
	slices.SortFunc(heap, func(x, y scored) int {
		if x.before(y) {
			return -1
		}
		return 1
	})
	ordered := make([]int32, len(heap))
	for i, s := range heap {
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
