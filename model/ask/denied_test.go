package ask_test

import "testing"

// Where a no is not understood there is no answer; days of texts, capitals, and lists side
// by side are read as the answer says.
func TestDeniedAndNamed(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]string{
		"who withdrew from the paris call":                          "“withdrew from” was not understood",
		"who signed the budapest convention but not undersea":       "of 67 it is not known",
		"was Austria an EU member when 73/27 was adopted":           "is read as 5 December 2018, the day of OEWG resolution (73/27)",
		"did Beijing sign the Paris Call":                           "Beijing is read as China",
		"which resolution endorsed the eleven norms":                "Information security resolution 2015 (70/237), 23 December 2015",
		"compare the 2023 spyware statement and the pall mall code": "only Commercial spyware statement 2023 9 (Australia, Canada, Costa Rica, Finland, Lithuania, New Zealand, Norway, Republic of Korea, United States)",
	} {
		says(t, r, question, want)
	}
}
