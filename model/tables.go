package model

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// countryColumns is the header of countries.csv.
func countryColumns() []string {
	return []string{
		"iso3", "iso2", "m49", "name", "official_name", "un_status", "un_since", "un_regional_group",
		"region", "subregion", "capital", "aliases", "languages_official_un",
	}
}

func (l *loader) addCountry(file string, row []string) {
	c := Country{
		ISO3: ISO3(row[0]), ISO2: row[1], M49: row[2], Name: row[3], OfficialName: row[4],
		UNStatus: row[5], UNSince: l.date(file, row[0], row[6]), UNGroup: row[7],
		Region: row[8], Subregion: row[9], Capital: row[10],
		Aliases: splitList(row[11]), UNLanguages: splitList(row[12]), Tile: Tile{-1, -1},
	}
	if l.claim(file, "country", row[0]) {
		l.Countries = put(l.Countries, c, func(o Country) bool { return o.ISO3 == c.ISO3 })
	}
}

func (l *loader) addTile(file string, row []string) {
	col, errCol := strconv.Atoi(row[1])
	line, errRow := strconv.Atoi(row[2])
	if errCol != nil || errRow != nil || min(col, line) < 0 || max(col, line) > 99 {
		l.add(file, row[0], "its position is %s, expected two numbers from 0 to 99", InQuotes(row[1]+","+row[2]))
		return
	}
	if l.claim(file, "tile", row[0]) {
		t := tileRow{ISO3(row[0]), Tile{col, line}}
		l.tiles = put(l.tiles, t, func(o tileRow) bool { return o.iso3 == t.iso3 })
	}
}

func (l *loader) addChange(file string, row []string) {
	record := row[0] + "/" + row[1] + "/" + row[2]
	if row[3] != "joined" && row[3] != "left" {
		l.add(file, record, "the change is %s, expected joined or left", InQuotes(row[3]))
		return
	}
	ch := MembershipChange{
		Group: GroupID(row[0]), ISO3: ISO3(row[1]), Date: l.date(file, record, row[2]),
		Joined: row[3] == "joined", Confidence: Confidence(row[4]), Note: row[5],
	}
	if l.claim(file, "change", record) {
		l.Changes = put(l.Changes, ch, func(o MembershipChange) bool {
			return o.Group == ch.Group && o.ISO3 == ch.ISO3 && o.Date == ch.Date
		})
	}
}

// date reads a date and faults one that cannot be read.
func (l *loader) date(file, record, text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		l.add(file, record, "%v", err)
	}
	return d
}

// joinTiles gives every State its place on the map.
func (l *loader) joinTiles() {
	for _, t := range l.tiles {
		i := slices.IndexFunc(l.Countries, func(c Country) bool { return c.ISO3 == t.iso3 })
		if i < 0 {
			l.add(tilesFile, string(t.iso3), "no country has this code, expected a code of %s", countriesFile)
			continue
		}
		l.Countries[i].Tile = t.tile
	}
}

// splitList reads a list separated by semicolons.
func splitList(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

// knownKeys lists the YAML keys of a record and of the records inside it.
func knownKeys(record any) []string {
	var keys []string
	seen := map[reflect.Type]bool{}
	var walk func(t reflect.Type)
	walk = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || seen[t] {
			return
		}
		seen[t] = true
		for i := range t.NumField() {
			if tag := t.Field(i).Tag.Get("yaml"); tag != "" && tag != "-" {
				keys = append(keys, tag)
				walk(t.Field(i).Type)
			}
		}
	}
	walk(reflect.TypeOf(record))
	return keys
}
