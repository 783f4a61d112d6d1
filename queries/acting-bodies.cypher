//+ zh: 哪些机构在行动
//+ en: Which bodies act
//+ answers: bodies by mentions; opening counts the mentions that open their sentence or follow a comma there, where the one who acts stands
//+ group: bodies
//+ param: least integer 2 only bodies with at least so many mentions
//+ example: least=5
//+ columns: body jurisdiction level mentions speeches opening

MATCH (e:Body {dataset: $dataset})
WHERE e.mentions >= $least
OPTIONAL MATCH (e)-[:OF_JURISDICTION]->(j:Jurisdiction {dataset: $dataset})
OPTIONAL MATCH (e)<-[:OF]-(m:Mention {dataset: $dataset})-[:IN_SENTENCE]->(t:Sentence {dataset: $dataset})
WHERE m.start = t.start OR t.text CONTAINS ('，' + m.exact)
WITH e, j, count(m) AS opening
RETURN e.label AS body, j.label AS jurisdiction, e.level AS level, e.mentions AS mentions, e.speeches AS speeches, opening
ORDER BY mentions DESC, opening DESC, body, jurisdiction, level, speeches
