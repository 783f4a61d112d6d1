//+ zh: 某年新出现的提法
//+ en: Which slogans a year is the first to have
//+ answers: slogans that no speech of an earlier year has: their mentions, speeches and places in that year
//+ group: slogans
//+ param: year integer 2023 the year in which the speeches were given
//+ example: year=2024
//+ columns: slogan status mentions speeches places known_since

MATCH (e:Slogan {dataset: $dataset, first_year: $year})-[u:USED_IN]->(y:Year {dataset: $dataset, year: $year})
OPTIONAL MATCH (e)<-[:MENTIONS]-(s:Speech {dataset: $dataset, year: $year})-[:OF_JURISDICTION]->(j:Jurisdiction {dataset: $dataset})
WITH e, u.count AS mentions, u.speeches AS speeches, count(DISTINCT j) AS places
RETURN e.label AS slogan, e.status AS status, mentions, speeches, places, e.first_use AS known_since
ORDER BY speeches DESC, mentions DESC, slogan, status
