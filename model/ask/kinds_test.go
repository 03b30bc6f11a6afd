package ask_test

import (
	"strings"
	"testing"

	"comity/model/ask"
)

// What an expression cannot say is in the sentence, the rows or the caveats of the answer.
func TestKindsSay(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]string{
		"how was the commonwealth split on 77/36":                                     "Commonwealth on Information security resolution 2022 (77/36), 7 December 2022: yes 39, no 6, abstain 2, absent 9",
		"arab league on 78/16: yes no abstain":                                        "yes 20, no 1, not eligible 1",
		"nato not joint statement 2019":                                               "9 of 29 NATO members",
		"what percentage of latin american states voted yes on 78/16":                 "30 of 33 States of GRULAC (91 %)",
		"did more african states vote yes on 73/27 or on 73/266":                      "OEWG resolution (73/27): 45 of 54 States (yes); GGE resolution (73/266): 25 of 54 States (yes)",
		"did 78/16 get fewer no votes than 77/37":                                     "No. Programme of action 2022 (77/37): 7 no; Programme of action 2023 (78/16): 9 no",
		"by how many votes did 74/247 pass":                                           "19 more yes than no",
		"who chaired the last gge":                                                    "Guilherme de Aguiar Patriota (Brazil)",
		"when did the malabo convention enter into force":                             "in force since 8 June 2023",
		"is the un cybercrime convention in force":                                    "no State is on record as party. Forty ratifications are needed",
		"when did the paris call come into force":                                     "is no treaty, and nothing on record comes into force with it",
		"when was the paris call ratified":                                            "the text of Paris Call 2018 is of 12 November 2018",
		"first african states in a GGE":                                               "5 August 2005: Mali, South Africa",
		"who votes most like brazil":                                                  "both voted yes, no or abstain: Benin 10 of 10, Eswatini 10 of 10, ",
		"who is to blame for notpetya":                                                "NotPetya attribution 2018, of 15 February 2018, is attributed to: Russian Federation (military)",
		"was russia blamed for notpetya":                                              "Yes: NotPetya attribution 2018",
		"was china blamed for notpetya":                                               "Not on record: NotPetya attribution 2018, of 15 February 2018, is attributed to: Russian",
		"was france ever accused":                                                     "Not on record: 0 texts on record about France",
		"countries accused of cyber attacks":                                          "by the State named: Russian Federation 9, China 5, United States 3, ",
		"who proposed the code of conduct in 2015":                                    "put forward by China, Kazakhstan, Kyrgyzstan, Russian Federation, Tajikistan, Uzbekistan",
		"most no votes which resolution":                                              "Cybercrime treaty mandate (74/247) (60 States)",
		"g20 members not in budapest":                                                 "not among these, signed and on record as no party: South Africa",
		"countries in both budapest and hanoi":                                        "among these, signed and on record as no party: Ireland, South Africa",
		"where do france and germany differ":                                          "not counted: 7 advisories by agencies",
		"which advisories did japan join":                                             "3 entries on record (agency 3)",
		"are the norms binding":                                                       "the eleven norms are voluntary and non-binding",
		"which countries oppose the eleven norms":                                     "no record says that a State is against a norm",
		"compare australia and new zealand":                                           "of the two, only New Zealand took part: 0",
		"what has North Korea been accused of":                                        "2 texts on record about DPRK, of 19 December 2017 to 14 January 2025",
		"How many attributions name Russia?":                                          "advisories of agencies that name the same are not counted: APT28 router advisories 2026, ",
		"How many attributions are there against China?":                              "5 texts on record about China",
		"number of attributions that blame Russia":                                    "9 texts on record about Russian Federation",
		"when was Iran accused over Albania":                                          "Albania attribution 2022, of 7 September 2022, is attributed to: Government of the Islamic Republic of Iran",
		"when did the US blame North Korea for WannaCry":                              "United States: listed",
		"has France attributed a cyber attack":                                        "Yes: GRU attributions 2025",
		"Attacks attributed by Japan":                                                 "by the State named: China 2, DPRK 2",
		"how did Russia respond to NotPetya":                                          "said to NotPetya attribution 2018: On 15 February 2018 the spokesman",
		"ranking of countries by attributions":                                        "United Kingdom 13; United States 11; ",
		"who wrote the salt typhoon advisory":                                         "by agencies of Australia, Canada, ",
		"members of the GGE 2015 with the chair":                                      "(Brazil); experts of 20 States",
		"What has India said about norm i?":                                           "India about norm i: 2 views, and 0 entries about what it does",
		"When did the Global Mechanism start?":                                        "UN Global Mechanism on ICT security, 30 March 2026: set up by Second OEWG final report (2025), 11 July 2025",
		"I am from Algeria, who voted no on 77/36":                                    "taken as an introduction, and not as part of the question: “I am from Algeria”",
		"is IL applicable in cyberspace":                                              "IL is read as Israel",
		"chinas position on IL":                                                       "China: 1 published position",
		"does china support norm f":                                                   "China member on 1 of the 32 texts that cite it or back the set",
		"has kenya endorsed the eleven norms":                                         "Kenya listed on 2 of the 28 texts",
		"which states endorsed the eleven norms":                                      "the eleven norms as a set: 146 States on record for it (listed 97, member 49), by 28 texts",
		"who voted against the cybercrime convention":                                 "the resolutions before it are below",
		"when was the hanoi convention adopted":                                       "adopted by Adoption of the Cybercrime Convention (79/243), 24 December 2024; opened for signature on 25 October 2025",
		"whats norm k":                                                                "Do no harm to emergency response teams: “States should not conduct or knowingly support",
		"apt28 attributions":                                                          "also attributed to that actor: APT28 router advisories 2026; Air traffic control attribution 2025 (Germany); GRU attributions 2025; APT28 logistics",
		"is kenya a party to budapest":                                                "the list is as of 9 October 2024",
		"has south africa joined the budapest convention":                             "No, on the day of the list. South Africa: signatory",
		"has serbia ratified the second protocol":                                     "Ratified, though the treaty is not in force. Serbia: signatory (signed the treaty; not bound by it on the day of the list) · Second Protocol to the Budapest Convention, signed on 12 May 2022 · ratified on 9 February 2023",
		"latin american states that signed the paris call":                            "read as GRULAC, which has the States of the Caribbean too",
		"who signed the pall mall code":                                               "its list also names Kosovo",
		"advisories about france":                                                     "0 texts on record about France",
		"was the UN cybercrime convention adopted by consensus":                       "Yes: Adoption of the Cybercrime Convention (79/243), 24 December 2024, was adopted without a vote",
		"was france in the first gge and in the last":                                 "France: expert (a national of it sat in the expert group, in his or her own name) · GGE 2019/21",
		"who signed most":                                                             "most texts (listed, party or signatory): United Kingdom and United States 33",
		"which resolution had the most no votes":                                      "Cybercrime treaty mandate (74/247) (60 States)",
		"who was last to join the paris call":                                         "11 January 2022: Benin",
		"latest resolution":                                                           "the newest resolution on record: ",
		"list the 11 norms":                                                           "11 norms of the United Nations",
		"how many norms are there":                                                    "11 norms of the United Nations and 12 points of the G7",
		"which norms does the paris call carry":                                       "carries the norms as a set as well",
		"which statements talk about norm j":                                          "norm j is carried by 33 texts",
		"did brazil ever vote against a GGE follow-up":                                "yes 2 of 2 texts",
		"G77 vote on 74/247":                                                          "comity has no list of the members of G77",
		"Scotland sign the paris call":                                                "Paris Call 2018, 12 November 2018",
		"did Scotland sign the paris call":                                            "ISO 3166-2 lists Scotland under United Kingdom",
		"how did South Sudan vote in 2009":                                            "since 14 July 2011",
		"which states never voted no":                                                 "without a vote in the General Assembly, and among them: Holy See, State of Palestine",
		"positions published in 2023":                                                 "only those with a position in 2023",
		"who signed the paris call and who voted no on 73/27":                         "read as one question",
		"voted yes on any OEWG resolution":                                            "79/237): how it was adopted is not established",
		"Did Ecuador join the Budapest convention?":                                   "after the list: Party by 2025",
		"who is party to the budapest convention":                                     "after the list: New Zealand",
		"what groups is Kenya in":                                                     "Kenya is on the lists of AU, Commonwealth and FOC",
		"which norms are limiting":                                                    "3 norms of the United Nations and 4 points of the G7",
		"newest position":                                                             "of 2025: Colombia, New Zealand",
		"who did not sign anything":                                                   "says nothing about the view of a State",
		"no vote on 73/27":                                                            "read as a vote against",
		"did Brazil sign the paris call":                                              "Not on record. Brazil: not listed",
		"did switzerland vote against 73/27":                                          "No. Switzerland: abstain",
		"did Ecuador sign the Budapest convention":                                    "Yes, after the day of the list",
		"is Ireland party to Budapest":                                                "No, on the day of the list. Ireland: signatory",
		"did all NATO members sign the joint statement 2019":                          "Not all: 20 of 29 States; of the others not listed 9: Albania, ",
		"did all EU members sign the paris call":                                      "Yes: all 27 States",
		"which texts did all NATO members sign":                                       "2 texts on which all of NATO are on record",
		"what did no P5 member vote against":                                          "1 text on which none of P5",
		"did at least 20 EU members sign the 2019 joint statement":                    "not at least 20: 18 of 28 States",
		"did no EU state vote yes on 73/27":                                           "Yes, none: 0 of 28 States",
		"did a majority of states vote for 74/247":                                    "No, not more than half: 79 of 193 States",
		"have half of the G7 a position":                                              "Yes, at least half: 7 of 7 States",
		"did France blame Russia for NotPetya":                                        "Not known. France: unknown",
		"was Egypt ever in a GGE":                                                     "Yes",
		"how many countries signed the pall mall declaration":                         "not known: comity has no whole list",
		"did none of the BRICS sign the paris call":                                   "No, one or more: 1 of 10 States",
		"when was 78/237 adopted and how many against":                                "22 December 2023: yes 104, no 53",
		"who signed the paris call after 2020":                                        "the day of 70 more is not on record",
		"who signed the paris call before 2015":                                       "Paris Call 2018 is of 12 November 2018",
		"Barbados vs Trinidad and Tobago":                                             "both were members: 2; of the two, only Barbados took part: 0; of the two, only Trinidad and Tobago joined: 1; recorded differently in 1 vote",
		"how many voted against 74/247, and how many of them are outside Europe":      "60 of 193 States that could vote; of these 20",
		"Who voted against Resolution 77/37 and which of them are in the SCO?":        "7 of 193 States that could vote; of these 2: China, Russian Federation",
		"Did Denmark sign the Second Additional Protocol to the Budapest Convention?": "Not on record. Denmark: not listed",
		"All Nordic States except Iceland: how did they vote on 75/240?":              "Nordic without Iceland on Second OEWG resolution (75/240), 31 December 2020: no 4",
		"ASEAN except Myanmar and Laos: who signed the Paris Call?":                   "3 of 9 ASEAN members",
		"What did Rwanda sign before 2022?":                                           "no entry on record for sign; the day of 2 more is not on record",
		"What did Costa Rica do since 2021?":                                          "12 entries on record (listed 5, signatory 2, yes 4, 1 published position); the day of 1 more is not on record",
		"Who read the Nordic statement at the Security Council in 2024?":              "read by Norway",
		"did Canada read the first committee joint statement 2018":                    "Canada: on record as the State that read it",
		"who hosted the arria meetings":                                               "Arria meetings on cyber: hosted by Albania, Belgium",
		"which country hosted the Pall Mall Code":                                     "hosted by France, United Kingdom",
		"who is behind 73/27":                                                         "main sponsors on record: Russian Federation",
		"how many states have been in a GGE at least four times":                      "13 of 195 States",
		"which African states sat in a GGE more than twice":                           "3 of 54 States in Africa",
		"Are UN resolutions legally binding?":                                         "not answered: no record says whether such a text binds a State",
		"with whom did China vote":                                                    "closest to China by votes",
		"What did the 2013 expert group agree on?":                                    "GGE 2012/13, 24 June 2013: The report that established",
		"Which norms does the attribution of the Harbin games concern?":               "1 norm of the United Nations: norm f (Do not damage critical infrastructure)",
		"All SCO members except Pakistan voted yes on 77/36?":                         "Yes: all 7 States",
		"Was China absent from the vote on 73/27?":                                    "No. China: yes",
		"List the States that were absent from the vote on A/RES/77/36":               "21 of 193 States that could vote",
		"Which States abstained in the voting or were absent from the vote on 77/37?": "30 of 193 States that could vote",
		"Has Nigeria signed the Budapest Convention and the Second Protocol?":         "Not all. party 1, not listed 1 of 2 texts",
		"which Latin American States signed at least two of Budapest Convention, Second Protocol and Paris Call": "8 of 33 States",
		"What have both France and Germany signed in 2022?":                                                      "2 texts. France and Germany in 2022: signed (listed, party or signatory): both 2",
		"What have both Fiji and Latvia signed in 2025?":                                                         "1 text. ",
		"What has Norway signed since 2025 that Denmark has not?":                                                "only Norway 2",
		"Where do India and Pakistan differ?":                                                                    "not counted, as not open to Pakistan, with India on them: No-ransom statement 2023, Quad",
		`did("ga-res-73-27", "no")-ransom statement 2023`:                                                        "not answered: an expression that cannot be read",
		"Which G20 members never voted no on a resolution?":                                                      "7 of 19 G20 members",
		"does egypt support norm f":                                                                              "Egypt is on record on none of the 32 texts that cite it or back the set",
		"did Tonga and Vanuatu vote the same":                                                                    "the same vote in 3 of 3 roll calls in which both voted; in 14 more one or both were absent",
		"did the US and Israel vote differently":                                                                 "the same vote in 13 of 17",
		"which country signed the most joint statements":                                                         "Norway 16",
		"positions 2020 nato":                                                                                    "2 of 32 NATO members",
		"EU member states which published a position in 2024":                                                    "2 of 27 EU members",
		"five eyes 2022 position":                                                                                "2 of 5 Five Eyes members",
		"How many States voted against 78/237, and how many abstained?":                                          "Information security resolution 2023 (78/237), 22 December 2023: yes 104, no 53, abstain 7, absent 29",
		"how many voted yes on 78/16 and how many voted no":                                                      "Programme of action 2023 (78/16), 4 December 2023: yes 161, no 9, abstain 11, absent 12",
		"texts of 2017 that carry norm c":                                                                        "norm c is carried by 2 texts in 2017",
		"which texts carry norm c in 2017":                                                                       "norm c is carried by 2 texts in 2017",
		"Has the EU itself published a position on international law?":                                           "Yes: EU itself published EU common understanding (2024), 18 November 2024. Its members: 13 of 27 EU members",
		"Does Nigeria have a position on international law":                                                      "its group published a common position: Common African Position (2024)",
		"which EU members voted like the United States on 78/237":                                                "United States is not among them: no",
		"oewg final report 2021":                                                                                 "is read as First OEWG report (2021)",
		"Phillipines paris call":                                                                                 "Phillipines is read as Philippines",
	} {
		says(t, r, question, want)
	}
}

// Of two questions on a line the first is answered, and the other is left over and asked
// by a reading.
func TestTwoQuestions(t *testing.T) {
	r, _ := reader(t)
	for _, line := range []string{"did chile sign the paris call? who voted no on 73/27", "did chile sign the paris call and who voted no on 73/27"} {
		a := r.Read(line, today())
		if len(a.Rows) != 1 || len(a.LeftOver) != 1 || len(a.Readings) != 1 || a.Readings[0].Question != "who voted no on 73/27" {
			t.Errorf("%q: %d rows, left over %q, readings %v", line, len(a.Rows), a.LeftOver, a.Readings)
		}
	}
	if a := r.Read("did chile sign the paris call? and peru?", today()); len(a.Rows) != 2 || len(a.LeftOver) > 0 {
		t.Errorf("a question that goes on: %d rows, left over %q", len(a.Rows), a.LeftOver)
	}
}

// says checks that the sentence of an answer or what is to be known of it has some words.
func says(t *testing.T, r *ask.Reader, question, want string) {
	t.Helper()
	a := r.Read(question, today())
	if said := strings.Join(append([]string{a.Says}, a.Caveats...), "\n"); !strings.Contains(strings.ToLower(said), strings.ToLower(want)) {
		t.Errorf("%q says\n%s\nwant %q", question, said, want)
	}
}
