package extract

// aliases are the authority's names by their words.
type aliases struct{}

func newAliases(Authority) *aliases { return nil }

func (f *field) findAliases(*aliases) {}
