//+ zh: 一地自己的提法
//+ en: The formulations of a place
//+ answers: slogans that the lexicon does not have, in the speeches of a place; elsewhere counts the other places that use them
//+ group: places
//+ param: place place 青禾县 the jurisdiction
//+ example: place=云萝镇
//+ columns: slogan status mentions speeches first_year last_year elsewhere

MATCH (j:Jurisdiction {dataset: $dataset, label: $place})<-[:OF_JURISDICTION]-(s:Speech {dataset: $dataset})-[r:MENTIONS]->(e:Slogan {dataset: $dataset})
WHERE e.status <> 'canonical'
WITH e, sum(r.count) AS mentions, count(s) AS speeches, min(s.year) AS first_year, max(s.year) AS last_year
OPTIONAL MATCH (e)<-[:MENTIONS]-(t:Speech {dataset: $dataset})
WITH e, mentions, speeches, first_year, last_year, t
OPTIONAL MATCH (t)-[:OF_JURISDICTION]->(k:Jurisdiction {dataset: $dataset})
WHERE k.label <> $place
WITH e, mentions, speeches, first_year, last_year, count(DISTINCT k) AS elsewhere
RETURN e.label AS slogan, e.status AS status, mentions, speeches, first_year, last_year, elsewhere
ORDER BY mentions DESC, speeches DESC, slogan, first_year
