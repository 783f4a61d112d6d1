//+ zh: 各地报告了多少
//+ en: What is claimed with numbers
//+ answers: quantities reported as achieved of what the words name, place by place, with where they stand; empty values are masked
//+ group: metrics
//+ param: words text 人才 a part of what is counted
//+ example: words=党组织
//+ columns: place year doc start exact what value_min value_max unit masked

MATCH (x:Metric {dataset: $dataset})<-[:OF]-(m:Mention {dataset: $dataset})-[:IN_SPEECH]->(s:Speech {dataset: $dataset})
WHERE x.modality = 'achieved' AND x.what CONTAINS $words
OPTIONAL MATCH (s)-[:OF_JURISDICTION]->(j:Jurisdiction {dataset: $dataset})
RETURN j.label AS place, x.year AS year, s.doc AS doc, m.start AS start, m.exact AS exact, x.what AS what, x.value_min AS value_min, x.value_max AS value_max, x.unit AS unit, x.masked AS masked
ORDER BY place, year, doc, start
