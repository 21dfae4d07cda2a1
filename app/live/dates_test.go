package live

import "testing"

func TestISODate(t *testing.T) {
	for typed, want := range map[string]string{
		"18.04.2024": "2024-04-18",
		"8.4.2024":   "2024-04-08",
		"04.2024":    "2024-04",
		"2024-04-18": "2024-04-18",
		"2024":       "2024",
		"18.04.24":   "18.04.24",
		"1.2.3.2024": "1.2.3.2024",
		"":           "",
	} {
		if got := isoDate(typed); got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
	}
}
