package ask

import "strings"

// verb is what States are asked to have done about a text.
type verb uint8

const (
	took   verb = iota // took part on the side of the text, however that is done
	signed             // put its name to it
	party
	signatory
	yes
	no
	abstained
	absent
	voted // any of yes, no and abstain
	expert
	via
	sponsored
	positioned
	blamed // attributed something
)

// small is what a small word does in a question.
type small uint8

const (
	filler   small = iota // read, and without a meaning of its own here
	whoWord               // asks for States
	howMany               // asks for States, the count first
	whatWord              // asks for texts
	howWord
	whenWord
	notWord
	andWord
	orWord
	butWord
	bothWord
	eitherWord
	noneWord
	refusedWord // a not that the records cannot say
	onlyWord
	atLeast // with a number before or after
	moreThan
	atMost // like these, the other way round
	fewerThan
	exactly
	most // the first of those that are counted
	least
	newest
	oldest
	versus
	differ
	alike
	behind
	changed // did one thing about one text and another about the next
	mentions
	reports    // what States say they do about a norm
	mapWord    // wants the answer as a map
	matrixWord // as a matrix
	timelineWord
	similarWord
	since
	after
	before
	between
	until
	asOf
	record  // asks for all that is known
	define  // asks what something is
	goesOn  // goes on the question before
	alone   // the only one to do something
	leaves  // is no longer in a group or on a list
	unvoted // without a vote
	whyWord // asks for a reason, which is in no record
	modal   // asks what will or should be, which is in no record
	today
	thisYear
	lastYear
)

// addSmallWords adds the words that are no names.
func (r *Reader) addSmallWords() {
	verbs, words := verbPhrases(), smallPhrases()
	for v := took; v <= blamed; v++ {
		for phrase := range strings.SplitSeq(verbs[v], "|") {
			r.add(phrase, thing{class: act, verb: v})
		}
	}
	for _, no := range []string{"did not", "didnt", "do not", "not"} { // join the vote
		for _, took := range []string{"take part", "taking part", "participate", "participating", "join", "joining"} {
			for _, in := range []string{"", "in", "to", "at"} {
				for _, the := range []string{"the vote", "the vote on", "vote", "voting"} {
					r.add(strings.Join(strings.Fields(strings.Join([]string{no, took, in, the}, " ")), " "), thing{class: act, verb: absent})
				}
			}
		}
	}
	for w := filler; w <= lastYear; w++ {
		for phrase := range strings.SplitSeq(words[w], "|") {
			r.add(phrase, thing{class: word, word: w})
		}
	}
}

// verbPhrases are the ways to say each act.
func verbPhrases() map[verb]string {
	return map[verb]string{
		signed: "signed|sign|signs|signer|signers|signing|signature|signatures|joined|join|joins|joining|endorsed|endorse|endorses|endorsing|endorsers|endorsement|endorsements|" +
			"supported|support|supports|supporting|supporters|backed|back|backs|backers|listed|is listed|are listed|listed on|listed in|on the list|on the list of|named in|named on|" +
			"adhered|adhere|adheres|adherents|put their signature on|put their signatures on|put its signature on|put their name to|put their names to|put its name to|took part in|attended|attend|attends|attending|took part|take part in|take part|participated in|participated|participants|participant|participate in|subscribed to|aligned themselves with|aligned itself with|aligned with|align with|associated themselves with|associated itself with|associated with|signed up to|sign up to|signed on to|signed onto|" +
			"adopted",
		blamed:    "attributed|attribute|attributes|attributing|blamed|blame|blames|accused|accuse|accuses|accusing|condemned|condemn|condemns|condemning|denounced|denounce|denounces|called out|calls out|call out|pointed the finger at|pointed at|warned about|warned of|warn about|warn of",
		party:     "party|parties|party to|parties to|a party to|state party|states parties|state parties|ratified|ratify|ratifies|ratification|ratifications|acceded|accede|acceded to|accession|bound by|is bound by|are bound by",
		signatory: "signatory|signatories|signatory to|signatories to|signatories of|only signed|signed but not ratified|signed but did not ratify|signed but have not ratified|signed but has not ratified|signed and not ratified|signed without ratifying|signed not ratified",
		yes: "voted for|vote for|votes for|voting for|voted in favour|voted in favor|voted in favour of|voted in favor of|vote in favour|vote in favor|vote in favour of|vote in favor of|votes in favour|votes in favor|" +
			"voted yes|voted yes on|voted yes to|vote yes|vote yes on|voting yes|in favour|in favor|in favour of|in favor of|yes|yes on|yes to|yes vote|yes votes|ayes|the ayes|yes camp|yes side|said yes|said yes to|voting in favour|voting in favor|approved",
		no:        "voted against|vote against|votes against|voting against|against|voted no|voted no on|voted no to|vote no|vote no on|voting no|no on|no to|no vote|no votes|noes|the noes|no camp|no side|no column|opposed|oppose|opposes|opposing|opponents|said no|said no to|rejected|no vote on",
		abstained: "abstained|abstain|abstains|abstaining|abstained on|abstain on|abstained from|abstention|abstentions|abstained in|abstainers|abstained in the vote on",
		absent: "did not vote|did not vote on|didnt vote|didnt vote on|not voting|were absent|was absent|absent|absent from|did not take part in the vote|did not take part in the vote on|did not turn up for the vote|did not turn up for the vote on|did not turn up|did not turn up for|did not show up|did not show up for|did not show up for the vote on|did not attend the vote|did not attend the vote on|stayed away from the vote|stayed away from the vote on|" +
			"did not participate in the vote|did not participate in the vote on|missed the vote|missed the vote on|absentees|non voting|not vote|not vote on|skipped the vote|skipped the vote on|skipped",
		voted:     "adopted by vote|adopted by a vote|adopted by recorded vote|adopted by a recorded vote|adopted by roll call|adopted with a vote|put to a vote|put to the vote|vote count|the vote count|vote count on|vote count of|count of votes on|vote tally|tally|tally of|vote totals|totals of|outcome of|outcome of the vote on|final vote on|voted|voted on|vote|vote on|votes|votes on|voting|voting on|vote in|voting record|vote record|roll call|roll calls|recorded votes|roll call of|rollcall|recorded vote|recorded vote on|took part in the vote|took part in the vote on|vote results|vote result|voting results|results|result|result of the vote on|cast a vote on|cast",
		expert:    "expert|experts|expert in|experts in|experts on|expert on|had an expert|had an expert in|had experts in|have an expert in|served|served on|served in|serve on|sat on|sat in|sit on|seat on|had a seat on|had a seat in|nationals in|national in",
		via:       "spoke through|spoke for|speaks for|spoke through an organisation|spoke through an organization|spoke through an organisation in|spoke through their organisation|speak through|spoken for|spoken for by|spoke via|via|represented by|through an organisation|through an organization|through the eu",
		sponsored: "put forward|put forward by|puts forward|led by|led|lead|leads|who launched|who started|who initiated|initiated|organised|organized|convened|who organised|who convened|sponsored|sponsor|sponsors|wrote|written by|who wrote|drew up|sponsored by|main sponsor|main sponsors|main sponsor of|main sponsors of|sponsor of|sponsors of|co sponsored|cosponsored|hosts|host|hosted by|tabled|tabled by|table|tables|proposed|introduced|hosted|authored|drafted",
		positioned: "position|positions|a position|a position on international law|a position on how international law applies|their position|its position|has a position|have a position|have positions|published a position|published positions|publish a position|published position|published positions on international law|official position|official positions|an official position|position on international law|positions on international law|position on il|positions on il|position on intl law|positions on intl law|position on int law|position int law|position intl law|int law position|intl law position|intl law|int law|a position on intl law|" +
			"national position|national positions|a national position|position on how international law applies|position paper|position papers|a position paper|view on international law|views on international law|legal position|legal positions|has a position on international law|have a position on international law|" +
			"published a position on international law|published a national position|published a national position on international law|published|publish|publishes|published their position|published its position|published its position on international law|stated a position|stated its position|issued a position|set out a position",
	}
}

// smallPhrases are the small words by what they do.
func smallPhrases() map[small]string {
	return map[small]string{
		whoWord:      "whom|who|anyone|anybody|everyone|everybody|everyone who|everybody who|all who|all those who|those who|who is in|who is on|who is part of|who is among|who else|which other states|which other countries|which states|which countries|which country|which state|which members|which member states|which|whose|list|list of|name|names of|states that|countries that|states which|countries which|list all|whos|wich|whitch|which nations|nations that|what states|what countries",
		howMany:      "how many|how often|how many times|number of|count|nr|nr of|no of|how many states|how many countries|the number of|count of|how much|how many members|total",
		timelineWord: "timeline of|a timeline of|the timeline of|chronology of|on a timeline|as a timeline|on the timeline|timeline for",
		whatWord:     "what|which texts|which statements|which resolutions|which treaties|what texts|what statements|which documents|everything|all texts|texts that|texts|anything|documents|instruments|which instruments|which agreements|commitments|which commitments|resolutions that",
		howWord:      "how|how did|how does|how do|how has|how have",
		whenWord:     "when|how old is|how old|on what date|on which date|on which day|on what day|in which day|what day|which day|which year|in which year|what year|in what year|what date|which date|date of|the date of|date|since when",
		notWord: "stayed out of|stay out of|stayed outside|kept out of|kept away from|stayed away from|opted out of|besides|not|did not|didnt|does not|doesnt|do not|dont|has not|hasnt|have not|havent|is not|isnt|are not|arent|was not|wasnt|were not|werent|never|without|except|excluding|except for|other than|apart from|minus|non|outside|outside of|not in|not on|has never|have never|" +
			"absent any|lacking|but without|cannot|never yet|yet to|has yet to|have yet to|still not|have no|has no|with no|had no|having no|not yet|has not yet|have not yet|missing from|are missing from|is missing from|missing|failed to",
		andWord:     "and|also|as well as|plus|and also|too|together with|along with|in addition to",
		orWord:      "or|nor|and or|or else",
		butWord:     "but|yet|while|whereas|although|though|however|but also",
		bothWord:    "both|all of|all|each of|each|every|every one of|both of|all three|all four|all three of|all of the|every time|each time|both times",
		eitherWord:  "either|any of|one of|at least one of|any one of|one or more of|either of",
		noneWord:    "nobody|no one|neither|none of|neither of|none of the|nobody in|no state in",
		refusedWord: "refused to|refused|refuses to|refuse to|declined to|declined|declines to|unwilling to|boycotted",
		onlyWord:    "only|just|solely|exclusively",
		atLeast:     "at least|or more|no fewer than|not less than|minimum|a minimum of",
		moreThan:    "more than|over",
		atMost:      "at most|no more than|not more than|or fewer|or less|maximum|a maximum of",
		fewerThan:   "fewer than|less than",
		most:        "rank|ranked|ranking|ranking of|most|the most|most often|top|the top|most frequently|highest|largest|biggest|greatest",
		least:       "least|the least|least often|fewest|the fewest|lowest|smallest",
		newest:      "latest|the latest|newest|the newest|most recent|the most recent|most recently|last|the last",
		oldest:      "first|the first|earliest|the earliest|oldest|the oldest",
		exactly:     "exactly|precisely|only one of|exactly one of",
		versus:      "vs|versus|compare|compared with|compared to|compare with|comparison|comparison of|compared|side by side|v|in comparison with|difference between|differences between|the difference between|the differences between|contrast",
		differ:      "votes least like|vote least like|voted least like|least like|furthest from|farthest from|most different from|least similar to|differ|differs|differed|difference|differences|disagree|disagreed|disagrees|diverge|diverged|differently|where do|where did|part ways|voted differently|vote differently|voted differently on|vote differently on|voted differently from|differ on|disagree on|split|divergence",
		alike:       "united|unanimous|unanimously|as a bloc|vote as a bloc|voted as a bloc|votes as a bloc|act as a bloc|similar|how similar|similarly|agree|agreed|agrees|agreement between|agreement of|in common|alike|common|shared|the same|same|voted the same|voted alike|vote the same|vote alike|vote together|voted together|voted with|vote with|votes with|voting with|sided with|side with|sides with|siding with|voted as|vote as|votes as|voting like|voting as|in line with|votes most like|voted like|votes like|vote like|vote the same as|voted the same as|agrees with|agree with|most like|same way|the same way|voted the same way|vote the same way|similar to|closest to|closest|nearest to|allies of|most similar to",
		behind:      "behind|is behind|stands behind|stand behind|stand for|stands for|carry|carries|carried by|who carries|on record for|on record behind|committed to|commit to|commits to",
		changed:     "changed|change|changes|changing|changed their vote|changed their votes|changed its vote|changed vote|changed votes|change their vote|change its vote|change vote|changed their position|changed its position|changed position|changed sides|changed side|changed their mind|changed its mind|switched|switch|switched their vote|switched its vote|switched sides|switched votes|moved|shifted",
		mapWord:     "map|map of|on a map|on the map|as a map|on map", matrixWord: "matrix|matrix of|as a matrix|in a matrix|in the matrix|as matrix",
		similarWord: "by similarity|sorted by similarity|ordered by similarity|order by similarity|sort by similarity",
		mentions:    "mention|mentions|mentioned|touch|touches|touch on|touches on|cover|covers|covering|address|addresses|addressing|concern|concerns|concerning|relate to|relates to|is about|are about|mentioning|refer to|refers to|referring to|speak of|speaks of|talk about|talks about|deal with|deals with|contain|contains|containing|the words|the word|the phrase",
		reports: "has a plan about|has a plan on|have a plan about|have a plan on|plan about|plans about|plan on|plans on|plans for|a plan about|reports on|reports about|report on|report about|reported on|reported about|reporting on|reporting about|implements|implement|implemented|implementing|implementation of|carry out|carries out|carried out|carrying out|puts into practice|put into practice|measures on|measures for|measures about|measures|took measures|takes measures|" +
			"say they take measures on|say they take measures|says it takes measures on|take measures on|take measures|takes measures on|says it does|say they do|says it does about|say they do about|says it implements|say they implement",
		since: "since|from|starting in|starting from|later than or in", after: "after|later than|following", before: "before|prior to|earlier than|ahead of",
		between: "between", until: "until|till|up to|through|by the end of", asOf: "as of|as at|at the end of|on the day of|on the day that|at the time of|at the time that|at the time|on the date of|dated",
		record:  "record|record of|profile|do|did|done|everything about|track record|history|overview|overview of|participation|activity|commit|involved in|say|said|says",
		define:  "what is|whats|wats|what are|what was|what were|define|definition of|meaning of|what does|mean|means|explain|tell me about|tell us about|about|who is|text of|full text of|full text|summary of|read|open|show|information on|info on|when was|where was|where is",
		goesOn:  "what about|and what about|how about|and how about|same for|the same for|and the same for|same on|the same on|same question for|and for|also for",
		leaves:  "left|leave|leaves|leaving|quit|exit|exited|withdraw|withdrew|withdrawn|withdrew from|pulled out of|dropped out of|dropped off|departed|no longer|no longer in|are no longer|is no longer|no more",
		alone:   "alone|single handedly|on its own|on their own|by itself|isolated|in isolation|sole|lone|the sole|the lone",
		unvoted: "without a vote|without vote|without votes|without a roll call|without roll call|without a recorded vote|without recorded vote|with no vote|with no roll call|had no roll call|had no vote|had no recorded vote|no roll call|no recorded vote|by acclamation|unopposed|not put to a vote|not put to the vote|were not put to a vote|was not put to a vote|not voted on|were not voted on",
		whyWord: "why|why did|for what reason|for what reasons|the reason|the reasons|reason|reasons|how come|what made",
		modal:   "will|would|should|could|can|may|might|must|shall|going to|plan to|plans to|planning to|intend to|intends to|expected to|likely to|about to|want to|wants to",
		today:   "today|now|currently|at present|nowadays|at the moment", thisYear: "this year", lastYear: "last year",
		filler: "the|a|an|of|in|on|at|to|for|by|with|that|those|these|this|is|are|was|were|be|been|has|have|had|does|its|it|their|they|them|there|please|pls|plz|give|give me|give us|tell|tell me|tell us|me|us all|show us|show me|" +
			"state|states|country|countries|nation|nations|member|members|member states|member state|members of|member of|member states of|states of|countries of|members from|belong|belongs|belonging|belong to|belongs to|belonging to|states in|countries in|" +
			"cite|citation|quote|export|download|print|teh|groups|group|so|far|i|we|can you|could you|would you|can we|could we|can i|could i|may i|i would|i would like to|i want to|like|you|know|want|want to know|need|find|find out|see|into|launched|launch|launches|started|start|came out|issued|released|concluded|among|amongst|within|out of|as|whether|if|which ones|ones|any|some|have ever|ever|been a|actually|really|already|hi|hello|dear|comity|which of|of the|in the|on the|" +
			"on record|governments|government|did they|they did|s|un member states|un members|members of the un|united nations|un|the un|also in|resolution|resolutions|statement|text|happened|happen|cast by|times|my|our|own|name of|names|full|complete|being|true|is it true that|true that|correct|international|world|worldwide|in the world|other|then|do we|we have|got|get|look up|lookup|onwards|onward|where|search|search for|or not|exactly did|part of|membership|memberships|became|become|becoming|between the votes on|according|overall|right|team|something|thank you|thanks|thank|in the same time|at the same time|simultaneously|still|opened for signature|open for signature|opened to signature|open to signature|new york|in new york|of new york|in the records|in the record|ms|annual|as well|according to|delegations|delegation|publicly|recorded",
	}
}
