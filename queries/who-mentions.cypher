//+ zh: 谁提到某个名称，原句是什么
//+ en: Who mentions X, with the sentences
//+ answers: each sentence in which the name (in any of its forms) is mentioned, with its place in the text
//+ group: mentions
//+ param: name name 两个维护 the name, in its preferred form or another
//+ example: name=三个务必
//+ columns: doc year start end exact sentence

MATCH (e:Slogan|Policy|Program|Meeting|Body {dataset: $dataset})<-[:OF]-(m:Mention {dataset: $dataset})-[:IN_SENTENCE]->(t:Sentence {dataset: $dataset})
WHERE (e.label = $name OR $name IN e.aliases)
MATCH (m)-[:IN_SPEECH]->(s:Speech {dataset: $dataset})
RETURN s.doc AS doc, s.year AS year, m.start AS start, m.`end` AS `end`, m.exact AS exact, t.text AS sentence
ORDER BY year, doc, start, `end`
