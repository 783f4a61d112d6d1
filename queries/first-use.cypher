//+ zh: 一个提法何时首次使用
//+ en: When a slogan was first used
//+ answers: the speeches of the first year in which the slogan stands here, the earliest first, beside what the lexicon knows of its first use anywhere
//+ group: slogans
//+ param: name slogan 三个务必 the slogan, in its preferred form or another
//+ example: name=中国式现代化
//+ columns: slogan date doc place occasion start exact known_since known_occasion source

MATCH (e:Slogan {dataset: $dataset})<-[:OF]-(m:Mention {dataset: $dataset})-[:IN_SPEECH]->(s:Speech {dataset: $dataset})
WHERE (e.label = $name OR $name IN e.aliases) AND s.year = e.first_year
WITH e, s, min(m.start) AS start
MATCH (s)<-[:IN_SPEECH]-(m:Mention {dataset: $dataset})-[:OF]->(e)
WHERE m.start = start
OPTIONAL MATCH (s)-[:OF_JURISDICTION]->(j:Jurisdiction {dataset: $dataset})
RETURN e.label AS slogan, s.date AS date, s.doc AS doc, j.label AS place, s.occasion AS occasion, start, m.exact AS exact,
       e.first_use AS known_since, e.first_occasion AS known_occasion, e.fact_source AS source
ORDER BY slogan, date, doc, start
