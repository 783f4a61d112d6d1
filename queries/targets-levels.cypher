//+ zh: 指标是否层层加码
//+ en: Whether targets grow down the levels
//+ answers: quantities planned for a year that speeches of two levels or more set for the same thing and unit, from the highest level down
//+ group: metrics
//+ param: year integer 2022 the year that is planned for
//+ example: year=2022
//+ columns: what unit tier level place value_min value_max exact doc start

MATCH (x:Metric {dataset: $dataset, year: $year})<-[:OF]-(m:Mention {dataset: $dataset})-[:IN_SPEECH]->(s:Speech {dataset: $dataset})
WHERE x.modality = 'planned' AND x.what IS NOT NULL AND x.unit IS NOT NULL
WITH x.what AS what, x.unit AS unit, count(DISTINCT s.level) AS levels
WHERE levels > 1
MATCH (x:Metric {dataset: $dataset, year: $year})<-[:OF]-(m:Mention {dataset: $dataset})-[:IN_SPEECH]->(s:Speech {dataset: $dataset})
WHERE x.modality = 'planned' AND x.what = what AND x.unit = unit AND s.level IS NOT NULL
OPTIONAL MATCH (s)-[:OF_JURISDICTION]->(j:Jurisdiction {dataset: $dataset})
RETURN what, unit, CASE s.level WHEN 'national' THEN 1 WHEN 'province' THEN 2 WHEN 'prefecture' THEN 3 WHEN 'county' THEN 4 WHEN 'township' THEN 5 END AS tier, s.level AS level,
       j.label AS place, x.value_min AS value_min, x.value_max AS value_max, m.exact AS exact, s.doc AS doc, m.start AS start
ORDER BY what, unit, tier, place, doc, start
