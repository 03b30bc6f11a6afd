package explorer

import (
	"testing"

	"comity/ui/place"
)

// TestKeysThatDoNothingSayWhy presses keys of what a visitor of a server does not have.
func TestKeysThatDoNothingSayWhy(t *testing.T) {
	d := lazily(t, Options{Theme: "auto", Width: 140, Height: 44})
	d.press("e")
	d.sees("saving is off here; over SSH use: ssh HOST statement joint-statement-2019 --format md > file")
	d.press("m")
	d.sees("bookmarks are not kept here")
	d.press("R")
	d.sees("you are not following a briefing")
	d = lazily(t, Options{Theme: "auto", Width: 140, Height: 44, Start: place.View{Place: place.Place{Kind: place.Matrix}}})
	d.press("e")
	d.sees("ssh HOST matrix --format csv > file")
}

// TestBackgroundOfTheEnvironment takes the background from COLORFGBG until the terminal
// answers.
func TestBackgroundOfTheEnvironment(t *testing.T) {
	for value, dark := range map[string]bool{"": true, "15;0": true, "0;15": false, "0;default;7": false, "7;8": true, "0;x": true} {
		d := lazily(t, Options{Theme: "auto", Width: 80, Height: 24, Environ: []string{"COLORFGBG=" + value}})
		if d.theme.Dark != dark {
			t.Errorf("COLORFGBG=%s: dark is %v", value, d.theme.Dark)
		}
	}
}

// TestDeadKeysAreNamed: a key that does nothing on a screen is named, one without a
// letter too.
func TestDeadKeysAreNamed(t *testing.T) {
	d := lazily(t, Options{Theme: "auto", Width: 140, Height: 44, Start: place.View{Place: place.Place{Kind: place.Timeline}}})
	d.press("tab")
	d.sees("tab does nothing here; ? shows the keys")
	d.press("S")
	d.sees("S does nothing here; ? shows the keys")
	d.press("ö")
	d.sees("ö does nothing here; ? shows the keys")
}
