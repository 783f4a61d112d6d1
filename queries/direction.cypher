//+ zh: 提法自上而下还是自下而上
//+ en: Top-down or bottom-up
//+ answers: slogans used at two levels or more: the first year at the highest and at the lowest of them; lag is the second less the first
//+ group: slogans
//+ param: least integer 3 only slogans with at least so many mentions
//+ example: least=6
//+ columns: slogan direction highest highest_year lowest lowest_year lag mentions

MATCH (e:Slogan {dataset: $dataset})<-[:MENTIONS]-(s:Speech {dataset: $dataset})
WHERE e.mentions >= $least AND s.year IS NOT NULL AND s.level IS NOT NULL
WITH e, s.level AS level, CASE s.level WHEN 'national' THEN 1 WHEN 'province' THEN 2 WHEN 'prefecture' THEN 3 WHEN 'county' THEN 4 WHEN 'township' THEN 5 END AS tier, min(s.year) AS year
WITH e, min(tier) AS top, max(tier) AS bottom
WHERE top < bottom
MATCH (e)<-[:MENTIONS]-(s:Speech {dataset: $dataset})
WHERE s.year IS NOT NULL AND s.level IS NOT NULL
WITH e, top, bottom, s.level AS level, s.year AS year, CASE s.level WHEN 'national' THEN 1 WHEN 'province' THEN 2 WHEN 'prefecture' THEN 3 WHEN 'county' THEN 4 WHEN 'township' THEN 5 END AS tier
WITH e, min(CASE WHEN tier = top THEN year END) AS highest_year, min(CASE WHEN tier = bottom THEN year END) AS lowest_year,
     max(CASE WHEN tier = top THEN level END) AS highest, max(CASE WHEN tier = bottom THEN level END) AS lowest
RETURN e.label AS slogan, CASE WHEN lowest_year > highest_year THEN 'down' WHEN lowest_year < highest_year THEN 'up' ELSE 'same year' END AS direction,
       highest, highest_year, lowest, lowest_year, lowest_year - highest_year AS lag, e.mentions AS mentions
ORDER BY direction, mentions DESC, slogan, lag
