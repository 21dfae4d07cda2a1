package plain

import (
	"bytes"
	_ "embed"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"muragat/app/view"
)

const cardName = "card.png"

// The picture that a shared link shows, in points.
const (
	cardWidth, cardHeight = 1200, 630
	cardMargin            = 96
	cardSign              = 160 // side of the mark
	cardSize              = 72  // of the name's letters
	cardLines             = 3
)

var (
	cardPaper  = color.RGBA{0xfb, 0xfa, 0xf7, 0xff}
	cardInk    = color.RGBA{0x1c, 0x23, 0x26, 0xff}
	cardAccent = color.RGBA{0x0b, 0x6e, 0x75, 0xff}
)

// cardFont is Onest in a bold form that Go can read, made by web/static/fonts/subset.sh.
//
//go:embed card/sans.ttf
var cardFont []byte

// card is one picture for the whole site: the mark, and the archive's name. One for each article
// would take 5 kB and 0.3 s, 50 minutes of 10,000 articles, and say no more than the title beside it.
func (w *writer) card() ([]byte, error) {
	picture := image.NewPaletted(image.Rect(0, 0, cardWidth, cardHeight), cardColours())
	draw.Draw(picture, picture.Bounds(), image.NewUniform(cardPaper), image.Point{}, draw.Src)
	lines, face, err := w.cardText()
	if err != nil {
		return nil, err
	}
	height := cardSign
	step := 0
	if len(lines) > 0 {
		step = face.Metrics().Height.Ceil()
		height += cardMargin/2 + step*len(lines)
	}
	top := (cardHeight - height) / 2
	drawMark(picture, cardMargin, top)
	pen := font.Drawer{Dst: picture, Src: image.NewUniform(cardInk), Face: face}
	for i, line := range lines {
		pen.Dot = fixed.P(cardMargin, top+cardSign+cardMargin/2+step*i+face.Metrics().Ascent.Ceil())
		pen.DrawString(line)
	}
	draw.Draw(picture, image.Rect(0, cardHeight-12, cardWidth, cardHeight), image.NewUniform(cardAccent), image.Point{}, draw.Src)
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err = encoder.Encode(&b, picture)
	return b.Bytes(), err
}

// cardColours are the steps between the paper and each of the two inks.
func cardColours() color.Palette {
	const steps = 32
	var out color.Palette
	for _, ink := range []color.RGBA{cardInk, cardAccent} {
		for i := range steps {
			mix := func(a, b uint8) uint8 { return uint8((int(a)*(steps-1-i) + int(b)*i) / (steps - 1)) }
			out = append(out, color.RGBA{mix(cardPaper.R, ink.R), mix(cardPaper.G, ink.G), mix(cardPaper.B, ink.B), 0xff})
		}
	}
	return out
}

// drawMark draws web/static/mark.svg, of 64 points a side.
func drawMark(picture draw.Image, left, top int) {
	fill := func(c color.Color, points ...float32) {
		r := vector.NewRasterizer(cardSign, cardSign)
		for i := 0; i < len(points); i += 2 {
			x, y := points[i]*cardSign/64, points[i+1]*cardSign/64
			if i == 0 {
				r.MoveTo(x, y)
			} else {
				r.LineTo(x, y)
			}
		}
		r.ClosePath()
		r.Draw(picture, image.Rect(left, top, left+cardSign, top+cardSign), image.NewUniform(c), image.Point{})
	}
	fill(cardAccent, 53.2, 53.2, 10.8, 53.2, 10.8, 10.8, 53.2, 10.8)
	fill(cardAccent, 62, 32, 32, 62, 2, 32, 32, 2)
	fill(cardPaper, 31, 23.5, 29, 22.3, 26, 21.4, 23, 21, 20, 21, 20, 40.5, 23, 40.6, 26, 41, 29, 41.9, 31, 42.8)
	fill(cardPaper, 33, 23.5, 35, 22.3, 38, 21.4, 41, 21, 44, 21, 44, 40.5, 41, 40.6, 38, 41, 35, 41.9, 33, 42.8)
}

// cardText is the archive's name in lines; there are none if the font lacks a letter of it.
func (w *writer) cardText() ([]string, font.Face, error) {
	letters, err := opentype.Parse(cardFont)
	if err != nil {
		return nil, nil, err
	}
	face, err := opentype.NewFace(letters, &opentype.FaceOptions{Size: cardSize, DPI: 72})
	if err != nil {
		return nil, nil, err
	}
	words := strings.Fields(view.Teaser(w.view.Title(), descriptionRunes))
	var buffer sfnt.Buffer
	for _, r := range strings.Join(words, "") {
		if n, err := letters.GlyphIndex(&buffer, r); err != nil || n == 0 {
			return nil, face, nil
		}
	}
	return wrapped(words, func(s string) bool {
		return font.MeasureString(face, s) <= fixed.I(cardWidth-2*cardMargin)
	}), face, nil
}

// wrapped puts words into at most cardLines lines, of which the last may end in "…".
func wrapped(words []string, fits func(string) bool) []string {
	var lines []string
	line := ""
	for i, word := range words {
		longer := strings.TrimPrefix(line+" "+word, " ")
		if fits(longer) {
			line = longer
			continue
		}
		if line != "" && len(lines) == cardLines-1 {
			return append(lines, cutTo(line, fits))
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = word
		if !fits(word) { // alone too wide
			return append(lines, cutTo(strings.Join(words[i:], " "), fits))
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// cutTo ends s in "…", without as many letters as it takes to fit.
func cutTo(s string, fits func(string) bool) string {
	runes := []rune(strings.TrimSuffix(s, "…"))
	for len(runes) > 0 && !fits(string(runes)+"…") {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}
