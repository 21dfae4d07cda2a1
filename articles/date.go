package articles

// Date is a date in EDTF (ISO 8601-2): a day, a month or a year, each perhaps
// uncertain ("2024?"), or an interval of two of them, perhaps open ("2018/..").
// The zero Date is an unknown one. Dates are comparable with ==.
type Date struct {
	edtf string
}

// ParseDate reads an EDTF date; "" is the zero Date. Days are checked against the
// calendar, years are 0001 to 9999. The error says what was found and what was wanted.
func ParseDate(edtf string) (Date, error) { panic("todo") }

// String is the EDTF form; "" for the zero Date.
func (d Date) String() string { return d.edtf }

// IsZero tells whether the date is unknown.
func (d Date) IsZero() bool { return d.edtf == "" }

// Bounds are the first and the last day that d may mean, as days since 1970-01-01
// in the proleptic Gregorian calendar; an open end gives MinDay or MaxDay. Both are 0 for the zero Date.
func (d Date) Bounds() (first, last int) { panic("todo") }
