package e2e

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// A contact sheet, in points.
const (
	sheetShrink  = 2 // how many times smaller the pictures are on it; ApproxBiLinear takes all points of them with 2
	sheetGap     = 12
	sheetCaption = 20
)

// picture is a picture of a sheet. Pictures of the same row stand side by side.
type picture struct {
	row, caption string
	image        image.Image
}

// contactSheet puts pictures into rows, in the order in which their rows first come: the row's name, and below it the
// pictures with a caption above each.
func contactSheet(pictures []picture) *image.RGBA {
	var rows [][]picture
	of := map[string]int{}
	for _, p := range pictures {
		n, known := of[p.row]
		if !known {
			n = len(rows)
			of[p.row], rows = n, append(rows, nil)
		}
		rows[n] = append(rows[n], p)
	}
	place := func(put func(p picture, at image.Rectangle)) (size image.Point) {
		y := sheetGap
		for _, row := range rows {
			x, high := sheetGap, 0
			for _, p := range row {
				s := p.image.Bounds().Size().Div(sheetShrink)
				put(p, image.Rectangle{Max: s}.Add(image.Pt(x, y+2*sheetCaption)))
				x, high = x+s.X+sheetGap, max(high, s.Y)
			}
			size.X, y = max(size.X, x), y+2*sheetCaption+high+sheetGap
		}
		size.Y = y
		return size
	}
	sheet := image.NewRGBA(image.Rectangle{Max: place(func(picture, image.Rectangle) {})})
	draw.Draw(sheet, sheet.Bounds(), image.NewUniform(color.Gray{Y: 0x80}), image.Point{}, draw.Src)
	write := func(s string, x, y int) {
		d := font.Drawer{Dst: sheet, Src: image.White, Face: basicfont.Face7x13, Dot: fixed.P(x, y)}
		d.DrawString(s)
	}
	place(func(p picture, at image.Rectangle) {
		draw.ApproxBiLinear.Scale(sheet, at, p.image, p.image.Bounds(), draw.Src, nil)
		write(p.caption, at.Min.X, at.Min.Y-6)
		if at.Min.X == sheetGap {
			write(p.row, at.Min.X, at.Min.Y-6-sheetCaption)
		}
	})
	return sheet
}

// writeSheet makes a sheet of a folder's pictures and writes it beside the folder. The names of the
// pictures are ROW_CAPTION.png.
func writeSheet(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.png"))
	if err != nil {
		return err
	}
	var list []picture
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		im, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(filepath.Base(file), ".png")
		row, caption, _ := strings.Cut(name, "_")
		list = append(list, picture{row, strings.ReplaceAll(caption, "_", " "), im})
	}
	// within a row from the narrow to the wide, the light one before the dark one
	slices.SortStableFunc(list, func(a, b picture) int {
		if a.row != b.row {
			return strings.Compare(a.row, b.row)
		}
		return a.image.Bounds().Dx() - b.image.Bounds().Dx()
	})
	var out bytes.Buffer
	if err := png.Encode(&out, contactSheet(list)); err != nil {
		return err
	}
	return os.WriteFile(folder+".png", out.Bytes(), 0o644)
}

func TestContactSheet(t *testing.T) {
	of := func(w, h int, c color.Color) image.Image {
		im := image.NewRGBA(image.Rect(0, 0, w, h))
		draw.Draw(im, im.Bounds(), image.NewUniform(c), image.Point{}, draw.Src)
		return im
	}
	red, green, blue := color.RGBA{R: 255, A: 255}, color.RGBA{G: 255, A: 255}, color.RGBA{B: 255, A: 255}
	sheet := contactSheet([]picture{{"a", "one", of(100, 60, red)}, {"b", "two", of(40, 40, green)}, {"a", "three", of(60, 100, blue)}})
	if got, want := sheet.Bounds().Size(), image.Pt(50+30+3*sheetGap, 50+20+3*sheetGap+4*sheetCaption); got != want {
		t.Errorf("the sheet has %v points, want %v", got, want)
	}
	top := sheetGap + 2*sheetCaption
	for name, want := range map[string]struct {
		x, y int
		color.RGBA
	}{
		"one":   {sheetGap + 25, top + 15, red},
		"two":   {sheetGap + 10, top + 50 + sheetGap + 2*sheetCaption + 10, green},
		"three": {sheetGap + 50 + sheetGap + 15, top + 49, blue},
	} {
		if got := sheet.RGBAAt(want.x, want.y); got != want.RGBA {
			t.Errorf("%s: the point %d, %d is %v, want %v", name, want.x, want.y, got, want.RGBA)
		}
	}
	for i, above := range []string{"the row's name", "the first picture's caption"} {
		white := 0
		for x := sheetGap; x < sheetGap+30; x++ {
			for y := sheetGap + i*sheetCaption; y < sheetGap+(i+1)*sheetCaption; y++ {
				if sheet.RGBAAt(x, y) == (color.RGBA{255, 255, 255, 255}) {
					white++
				}
			}
		}
		if white < 10 {
			t.Errorf("%d white points where %s should be", white, above)
		}
	}
}
