//+ zh: 一个提法逐年有多热
//+ en: How hot a slogan is, year by year
//+ answers: for each year: its mentions, the speeches that have it, all speeches, the share of the speeches that have it, and its mentions per 10,000 characters
//+ group: slogans
//+ param: name slogan 两个确立 the slogan, in its preferred form or another
//+ example: name=中国式现代化
//+ columns: slogan year mentions speeches all_speeches share per_10000

MATCH (e:Slogan {dataset: $dataset})-[u:USED_IN]->(y:Year {dataset: $dataset})
WHERE (e.label = $name OR $name IN e.aliases)
WITH e, u, y
MATCH (y)<-[:GIVEN_IN]-(s:Speech {dataset: $dataset})<-[:VERSION_OF]-(v:TextVersion {dataset: $dataset})
WITH e, y, u.count AS mentions, u.speeches AS speeches, count(s) AS all_speeches, sum(v.length) AS characters
RETURN e.label AS slogan, y.year AS year, mentions, speeches, all_speeches, 1.0 * speeches / all_speeches AS share, 10000.0 * mentions / characters AS per_10000
ORDER BY slogan, year, mentions
