//+ zh: 一地的部署与完成
//+ en: What a place planned and what it reported
//+ answers: planned quantities beside those that the same place reports for the same thing, unit and year, each with where it stands
//+ group: metrics
//+ param: place place 青禾县 the jurisdiction
//+ example: place=望梧县
//+ columns: what unit year planned planned_in planned_at reported reported_in reported_at

MATCH (j:Jurisdiction {dataset: $dataset, label: $place})<-[:OF_JURISDICTION]-(s:Speech {dataset: $dataset})<-[:IN_SPEECH]-(m:Mention {dataset: $dataset})-[:OF]->(x:Metric {dataset: $dataset})
WHERE x.modality = 'planned'
MATCH (k:Jurisdiction {dataset: $dataset, label: $place})<-[:OF_JURISDICTION]-(t:Speech {dataset: $dataset})<-[:IN_SPEECH]-(n:Mention {dataset: $dataset})-[:OF]->(y:Metric {dataset: $dataset})
WHERE y.modality = 'achieved' AND k.id = j.id AND y.what = x.what AND y.unit = x.unit AND y.year = x.year
RETURN x.what AS what, x.unit AS unit, x.year AS year, m.exact AS planned, s.doc AS planned_in, m.start AS planned_at,
       n.exact AS reported, t.doc AS reported_in, n.start AS reported_at
ORDER BY year, what, unit, planned_in, planned_at, reported_in, reported_at
