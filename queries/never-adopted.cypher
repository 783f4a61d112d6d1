//+ zh: 谁从未使用一个提法
//+ en: Who never adopted a slogan
//+ answers: places that have speeches since the year in which the slogan first stands here, but none that mentions it
//+ group: slogans
//+ param: name slogan 三个务必 the slogan, in its preferred form or another
//+ example: name=中国式现代化
//+ columns: slogan place level speeches first_year last_year

MATCH (e:Slogan {dataset: $dataset})
WHERE (e.label = $name OR $name IN e.aliases)
OPTIONAL MATCH (e)<-[:MENTIONS]-(t:Speech {dataset: $dataset})-[:OF_JURISDICTION]->(k:Jurisdiction {dataset: $dataset})
WITH e, collect(DISTINCT k.id) AS adopted
MATCH (s:Speech {dataset: $dataset})-[:OF_JURISDICTION]->(j:Jurisdiction {dataset: $dataset})
WHERE s.year >= e.first_year AND NOT j.id IN adopted
WITH e, j, count(s) AS speeches, min(s.year) AS first_year, max(s.year) AS last_year
RETURN e.label AS slogan, j.label AS place, j.level AS level, speeches, first_year, last_year
ORDER BY slogan, speeches DESC, place, level, first_year
