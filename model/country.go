package model

import "slices"

// ISO3 is an ISO 3166-1 alpha-3 code.
type ISO3 string

// Country is a UN Member State or one of the two observer States. Naming
// follows UN usage and implies no position on any status or frontier.
type Country struct {
	ISO3         ISO3
	ISO2         string
	M49          string // UN M49 code, three digits
	Name         string // English short name of the UN M49 list
	OfficialName string
	UNStatus     string // "member" or "observer"
	UNSince      Date   // membership, or observer status for the observers
	UNGroup      string // UN regional group; "none" for the Holy See
	Region       string // UN M49 region
	Subregion    string
	Capital      string
	Aliases      []string // for matching; the first is the display name
	UNLanguages  []string // which of the six are official there
	Tile         Tile     // its place on the tile-grid map

	index int
}

// Tile is a place on the tile-grid map: column 0 is the left, row 0 the top.
type Tile struct{ Col, Row int }

// DisplayName is the compact name, at most twenty characters.
func (c *Country) DisplayName() string { return c.Aliases[0] }

// UNMemberOn reports whether the State was a Member of the United Nations on
// the day.
func (c *Country) UNMemberOn(day Date) bool {
	return c.UNStatus == "member" && c.UNSince.Compare(day) <= 0
}

// GroupID names a group of States, such as "eu" or "african-union".
type GroupID string

// Group is a group of States. Belonging to a group is not an act: use groups
// to filter and count, never to infer a signature.
type Group struct {
	ID        GroupID `yaml:"id"`
	Name      string  `yaml:"name"`
	ShortName string  `yaml:"short_name"`
	Kind      string  `yaml:"kind"`
	AsOf      Date    `yaml:"as_of"` // newest evidence used for the list
	Members   []ISO3  `yaml:"members"`
	// OtherMembers are members that are not UN Members or observers.
	OtherMembers []string `yaml:"other_members"`
	// Unverified belong to the stated count, but no source that was opened names them.
	Unverified  []ISO3     `yaml:"unverified"`
	StatedCount int        `yaml:"stated_count"`
	URL         string     `yaml:"url"`
	Sources     []string   `yaml:"sources"`
	Confidence  Confidence `yaml:"confidence"`
	Note        string     `yaml:"note"`

	region string // of a region: its name in the records of States
	index  int
}

// Grade is how far it was checked that a State belongs to the group: as the
// list, or [Unverified] for a State that only fills the stated count. It reports
// false for a State that is not said to belong to it.
func (g *Group) Grade(code ISO3) (Confidence, bool) {
	switch {
	case slices.Contains(g.Unverified, code):
		return Unverified, true
	case slices.Contains(g.Members, code):
		return g.Confidence, true
	}
	return "", false
}

// MembershipChange is a State joining or leaving a group since 2010. A join
// counts from its day, a departure from the day after.
type MembershipChange struct {
	Group      GroupID
	ISO3       ISO3
	Date       Date
	Joined     bool // false: left
	Confidence Confidence
	Note       string
}

// Position is a published view on how international law applies in
// cyberspace. The list is a selection, not a census.
type Position struct {
	State        ISO3       `yaml:"state" json:"-"`
	Organization string     `yaml:"organization" json:"-"`
	Year         int        `yaml:"year" json:"year"`
	Title        string     `yaml:"title" json:"title"`
	URL          string     `yaml:"url" json:"url,omitempty"`
	Confidence   Confidence `yaml:"confidence" json:"confidence"`
	Note         string     `yaml:"note" json:"note,omitempty"`
}
