// Shot writes a picture of a page as one of the browser engines shows it.
//
//	go run ./app/e2e/shot -url http://localhost:8000/ -out list.png
//	go run ./app/e2e/shot -url … -engine webkit -w 320 -h 800 -dark -wait 'document.querySelector("#total")'
//
// What the page writes to its console goes to the standard error.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"

	"muragat/app/e2e/webdriver"
	"muragat/app/e2e/webkit"
)

func main() {
	webkit.RunIfChild()
	log.SetFlags(0)
	log.SetPrefix("shot: ")
	var o webdriver.Options
	url := flag.String("url", "", "the page")
	out := flag.String("out", "shot.png", "the PNG `file` to write")
	engine := flag.String("engine", webdriver.Chromium, strings.Join(webdriver.Engines, ", "))
	wait := flag.String("wait", "", "JavaScript `expression` to wait for")
	do := flag.String("do", "", "JavaScript `statements` to run before the picture; a promise returned is waited for")
	full := flag.Bool("full", false, "the whole page, not the viewport alone")
	verbose := flag.Bool("v", false, "print what browser and driver print")
	flag.IntVar(&o.Width, "w", 1280, "viewport `width` in CSS pixels")
	flag.IntVar(&o.Height, "h", 800, "viewport `height` in CSS pixels")
	flag.IntVar(&o.Scale, "dpr", 1, "device pixels per CSS pixel")
	flag.StringVar(&o.Lang, "lang", "ru", "the browser's `language`")
	flag.BoolVar(&o.Dark, "dark", false, "dark colour scheme")
	flag.BoolVar(&o.NoScript, "nojs", false, "JavaScript off")
	flag.StringVar(&o.Profile, "profile", "", "`folder` that keeps the browser's storage between two runs")
	flag.Parse()
	if *url == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if *verbose {
		o.Log = os.Stderr
	}
	if err := shoot(*engine, o, *url, *wait, *do, *out, *full); err != nil {
		log.Fatal(err)
	}
}

func shoot(engine string, o webdriver.Options, url, wait, do, out string, full bool) (err error) {
	b, err := webdriver.Open(engine, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	defer func() {
		lines, _ := b.Console()
		for _, l := range lines {
			fmt.Fprintln(os.Stderr, "console:", l)
		}
	}()
	if err := b.Navigate(url); err != nil {
		return err
	}
	var waiting error // the picture is wanted above all when the page is not as expected
	if wait != "" {
		waiting = b.WaitFor(wait)
	}
	if do != "" && waiting == nil {
		waiting = b.Eval(nil, do)
	}
	picture := b.Screenshot
	if full {
		picture = b.ScreenshotPage
	}
	png, err := picture()
	if err == nil {
		err = os.WriteFile(out, png, 0o644)
	}
	return errors.Join(waiting, err)
}
