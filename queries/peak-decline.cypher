//+ zh: 提法何时最热、何时消失
//+ en: When slogans peak and vanish
//+ answers: for each slogan the year with most mentions (the first of them), the last year, and how many years up to the last speech it has been silent
//+ group: slogans
//+ param: least integer 3 only slogans with at least so many mentions
//+ example: least=6
//+ columns: slogan mentions first_year peak_year peak_mentions last_year quiet_years

MATCH (s:Speech {dataset: $dataset})
WITH max(s.year) AS latest
MATCH (e:Slogan {dataset: $dataset})-[u:USED_IN]->(y:Year {dataset: $dataset})
WHERE e.mentions >= $least
WITH latest, e, max(u.count) AS peak_mentions
MATCH (e)-[v:USED_IN]->(z:Year {dataset: $dataset})
WHERE v.count = peak_mentions
WITH latest, e, peak_mentions, min(z.year) AS peak_year
RETURN e.label AS slogan, e.mentions AS mentions, e.first_year AS first_year, peak_year, peak_mentions, e.last_year AS last_year, latest - e.last_year AS quiet_years
ORDER BY quiet_years DESC, mentions DESC, slogan, first_year
