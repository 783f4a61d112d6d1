//+ zh: 一个提法在各级各年的传播
//+ en: How a slogan spreads by level and year
//+ answers: for each level (tier 1 is national, 5 township) and year: the speeches that mention the slogan, all speeches there, their share, and the mentions
//+ group: slogans
//+ param: name slogan 两个维护 the slogan, in its preferred form or another
//+ example: name=中国式现代化
//+ columns: slogan tier level year speeches all_speeches share mentions

MATCH (e:Slogan {dataset: $dataset})<-[r:MENTIONS]-(s:Speech {dataset: $dataset})
WHERE (e.label = $name OR $name IN e.aliases) AND s.year IS NOT NULL AND s.level IS NOT NULL
WITH e, s.level AS level, CASE s.level WHEN 'national' THEN 1 WHEN 'province' THEN 2 WHEN 'prefecture' THEN 3 WHEN 'county' THEN 4 WHEN 'township' THEN 5 END AS tier, s.year AS year, count(s) AS speeches, sum(r.count) AS mentions
MATCH (p:Speech {dataset: $dataset})
WHERE p.level = level AND p.year = year
WITH e, level, tier, year, speeches, mentions, count(p) AS all_speeches
RETURN e.label AS slogan, tier, level, year, speeches, all_speeches, 1.0 * speeches / all_speeches AS share, mentions
ORDER BY slogan, tier, year, mentions
