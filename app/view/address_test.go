package view

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestValues(t *testing.T) {
	for _, c := range []struct {
		raw  string
		want url.Values
	}{
		{"", url.Values{}},
		{"?q=%D0%B4%D0%B0&person=a&person=b", url.Values{"q": {"да"}, "person": {"a", "b"}}},
		{"q=a+b%2Bc", url.Values{"q": {"a b+c"}}},
		{"q=%zz&q=100%", url.Values{"q": {"%zz", "100%"}}},
		{"q=%e0%a4%a", url.Values{"q": {"\uFFFD%a"}}},
		{"q=a;b&&x", url.Values{"q": {"a;b"}, "x": {""}}},
		{"q=a=b", url.Values{"q": {"a=b"}}},
	} {
		if diff := cmp.Diff(c.want, Values(c.raw)); diff != "" {
			t.Errorf("Values(%q): %s", c.raw, diff)
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, s := range []string{"/%zz", "/a%20b?q=%", "/%2", "/%e0%a4%a?x=%zz#%g", "/100%25"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		Values(s)
		mended := MendEscapes(s)
		if MendEscapes(mended) != mended {
			t.Errorf("mending %q once is not enough: %q", s, mended)
		}
		if _, err := url.PathUnescape(mended); err != nil {
			t.Errorf("%q is mended to %q: %v", s, mended, err)
		}
		if Unescape(mended) != Unescape(s) {
			t.Errorf("mending %q changed what it means: %q", s, mended)
		}
	})
}
