package ask_test

import "testing"

// Where a no is not understood there is no answer; days of texts, capitals, and lists side
// by side are read as the answer says.
func TestDeniedAndNamed(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]string{
		"who withdrew from the paris call":                                 "“withdrew from” was not understood",
		"who signed the budapest convention but not undersea":              "of 67 it is not known",
		"was Austria an EU member when 73/27 was adopted":                  "is read as 5 December 2018, the day of OEWG resolution (73/27)",
		"did Beijing sign the Paris Call":                                  "Beijing is read as China",
		"which resolution endorsed the eleven norms":                       "Information security resolution 2015 (70/237), 23 December 2015",
		"compare the 2023 spyware statement and the pall mall code":        "only Commercial spyware statement 2023 9 (Australia, Canada, Costa Rica, Finland, Lithuania, New Zealand, Norway, Republic of Korea, United States)",
		"states that have voted with russia every time since 2018":         "China 12 of 12, DPRK 12 of 12, Iran 12 of 12, Nicaragua 12 of 12 and Syria 12 of 12",
		"did ukraine ever abstain when russia voted yes":                   "Yes: 1 roll call with Ukraine: abstain, and Russian Federation: yes",
		"is norm d limiting":                                               "No: norm d is a positive duty",
		"norm 12":                                                          "the norms of the UN have letters, a to k",
		"norm on CERTs":                                                    "is read as norm k",
		"how did Belarus vote on the UN's programme of action, both times": "no 1, abstain 1",
		"why did India abstain in 2019":                                    "reasons are not on record; on record: India in 2019: no entry on record for abstain",
		"will the US ratify the hanoi convention":                          "what States will, may or should do is not on record",
		"does norm c mention due diligence":                                "No: the text of norm c does not have the words “due diligence”",
		"did the gge of 2017 reach consensus":                              "It ended in June 2017 without agreement",
		"was norway in the gge":                                            "Yes. expert 1",
		"who led the first oewg":                                           "chair of First OEWG report (2021): Jürg Lauber (Switzerland)",
		"did support grow or shrink between 73/27 and 75/240":              "Second OEWG resolution (75/240): 92 yes; OEWG resolution (73/27): 119 yes",
		"Mali's votes: all noes":                                           "1 entry on record (no 1)",
		"aucun pays de l'UE n'a voté pour 73/27":                           "Yes, none: 0 of 28 States",
		"attributed wannacry but not notpetya":                             "of 1 it is not known: Japan",
	} {
		says(t, r, question, want)
	}
}
