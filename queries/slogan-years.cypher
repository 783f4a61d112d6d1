//+ zh: 哪些提法出现在哪些年份
//+ en: Which slogans in which years
//+ answers: for each slogan and year: mentions and speeches; total is all mentions of the slogan
//+ group: slogans
//+ param: least integer 2 only slogans with at least so many mentions in all
//+ example: least=7
//+ columns: slogan total year mentions speeches

MATCH (e:Slogan {dataset: $dataset})-[u:USED_IN]->(y:Year {dataset: $dataset})
WHERE e.mentions >= $least
RETURN e.label AS slogan, e.mentions AS total, y.year AS year, u.count AS mentions, u.speeches AS speeches
ORDER BY total DESC, slogan, year, mentions
