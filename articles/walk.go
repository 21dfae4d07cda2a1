package articles

// wordSink follows a walk over sorted words: what words begin with alike is looked at once.
type wordSink interface {
	// extend reads word, the first shared bytes of which are those of the word before. It returns how many of its
	// first bytes no wanted word begins with; more than it has if there may be one.
	extend(word []byte, shared int) (dead int)
}

// goOver hands the forms to sink but those that begin as no wanted one does.
func (lx *lexicon) goOver(sink wordSink) {
	w := formWalk{lx: lx, r: reader{s: lx.spellings}}
	for dead := 1; w.spell(); {
		if w.shared < dead {
			dead = sink.extend(w.form, w.shared)
		}
	}
}

// goOverWords is goOver for ascending words.
func goOverWords(words []string, sink wordSink) {
	last, dead := "", 1
	for _, word := range words {
		shared := commonPrefix(last, word)
		if last = word; shared < dead {
			dead = sink.extend([]byte(word), shared)
		}
	}
}
