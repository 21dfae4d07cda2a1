package site

// Sizes of parts in bytes. Of a 7 MB program with a padded archive in it, an
// added article of 3 KB changed 3 of 158 parts of these sizes.
const (
	partMin     = 16 << 10
	averageBits = 16
	partAverage = 1 << averageBits
	partMax     = 256 << 10
)

// Masks of the two stages: up to the average size a cut needs two zero
// bits more than averageBits, behind it two fewer. So sizes gather around the
// average (Xia et al., FastCDC, USENIX ATC 2016). The bits are the highest,
// which depend on the last 64 bytes.
const (
	maskEarly = (1<<(averageBits+2) - 1) << (64 - averageBits - 2)
	maskLate  = (1<<(averageBits-2) - 1) << (64 - averageBits + 2)
)

// gear is a fixed table of 256 random-looking words. Another table would cut
// elsewhere, and every visitor would download everything once more.
var gear = func() (table [256]uint64) {
	state := uint64(0x6d757261676174) // "muragat"
	for i := range table {
		// splitmix64 (Steele, Lea, Flood, OOPSLA 2014)
		state += 0x9e3779b97f4a7c15
		z := state
		z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		table[i] = z ^ z>>31
	}
	return table
}()

// cut divides data into parts of partMin to partMax bytes, the last may be
// shorter. Where it cuts depends on the bytes around alone: what is inserted
// changes the parts that it touches, and the cuts behind stay at the same
// bytes. The parts share data's memory.
func cut(data []byte) [][]byte {
	var parts [][]byte
	for len(data) > 0 {
		n := nextCut(data)
		parts = append(parts, data[:n:n])
		data = data[n:]
	}
	return parts
}

// nextCut returns the length of the first part of data.
func nextCut(data []byte) int {
	if len(data) <= partMin {
		return len(data)
	}
	end := min(len(data), partMax)
	var hash uint64
	for i := partMin - 64; i < end; i++ {
		hash = hash<<1 + gear[data[i]]
		if i < partMin {
			continue // 64 bytes of run-up, so that the hash forgets the last cut
		}
		mask := uint64(maskEarly)
		if i >= partAverage {
			mask = maskLate
		}
		if hash&mask == 0 {
			return i + 1
		}
	}
	return end
}
