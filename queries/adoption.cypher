//+ zh: 一个提法何时传到各地
//+ en: When a slogan reached each place
//+ answers: each place whose speeches mention the slogan: the first year there, and how many years after the first of all
//+ group: slogans
//+ param: name slogan 中国式现代化 the slogan, in its preferred form or another
//+ example: name=两个确立
//+ columns: slogan place level first_year lag mentions speeches

MATCH (e:Slogan {dataset: $dataset})<-[r:MENTIONS]-(s:Speech {dataset: $dataset})-[:OF_JURISDICTION]->(j:Jurisdiction {dataset: $dataset})
WHERE (e.label = $name OR $name IN e.aliases) AND s.year IS NOT NULL
WITH e, j, min(s.year) AS first_year, sum(r.count) AS mentions, count(s) AS speeches
RETURN e.label AS slogan, j.label AS place, j.level AS level, first_year, first_year - e.first_year AS lag, mentions, speeches
ORDER BY slogan, first_year, place, level, mentions
