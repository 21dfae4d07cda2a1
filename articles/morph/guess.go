package morph

// guess reads the tokens that the dictionary does not have.
func (b *batch) guess(unknown []int) {
	for _, i := range unknown {
		b.add(i, Predict(b.tokens[i], 0))
	}
}
