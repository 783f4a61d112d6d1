//+ zh: 缩略语在此指什么
//+ en: Which sense an abbreviation carries
//+ answers: the official expansions of ambiguous abbreviations, with the dates of texts that mean them and how often each is meant here
//+ group: mentions
//+ columns: term sense definition valid_from valid_to mentions speeches source

MATCH (x:Sense {dataset: $dataset})-[:SENSE_OF]->(e:Slogan|Policy|Program|Meeting|Body {dataset: $dataset})
OPTIONAL MATCH (x)<-[:HAS_SENSE]-(m:Mention {dataset: $dataset})-[:IN_SPEECH]->(s:Speech {dataset: $dataset})
WITH x, e, count(m) AS mentions, count(DISTINCT s) AS speeches
RETURN e.label AS term, x.label AS sense, x.definition AS definition, x.`from` AS valid_from, x.`to` AS valid_to, mentions, speeches, x.fact_source AS source
ORDER BY term, valid_from, valid_to, sense, definition
