//+ zh: 一个提法逐年有多热
//+ en: How hot a slogan is, year by year
//+ answers: for each year: its mentions, the speeches that have it, all speeches, the share of the speeches that have it, and its mentions per 10,000 characters
//+ group: slogans
//+ param: name slogan 两个确立 the slogan, in its preferred form or another
//+ example: name=中国式现代化
//+ columns: slogan year mentions speeches all_speeches share per_10000

MATCH (y:Year {dataset: $dataset})<-[:GIVEN_IN]-(s:Speech {dataset: $dataset})<-[:VERSION_OF]-(v:TextVersion {dataset: $dataset})
WITH y, count(s) AS all_speeches, sum(v.length) AS characters
MATCH (y)<-[u:USED_IN]-(e:Slogan {dataset: $dataset})
WHERE (e.label = $name OR $name IN e.aliases)
RETURN e.label AS slogan, y.year AS year, u.count AS mentions, u.speeches AS speeches, all_speeches, 1.0 * u.speeches / all_speeches AS share, 10000.0 * u.count / characters AS per_10000
ORDER BY slogan, year, mentions
