//+ zh: 一地的部署与完成
//+ en: What a place planned and what it reported
//+ answers: planned quantities beside those that the same place reports for the same thing, unit and year, each with where it stands
//+ group: metrics
//+ param: place place 青禾县 the jurisdiction
//+ example: place=青禾县
//+ columns: what unit year planned planned_in planned_at reported reported_in reported_at

MATCH (j:Jurisdiction {dataset: $dataset, label: $place})<-[:OF_JURISDICTION]-(s:Speech {dataset: $dataset})<-[:IN_SPEECH]-(m:Mention {dataset: $dataset})-[:OF]->(x:Metric {dataset: $dataset})
WHERE x.what IS NOT NULL AND x.unit IS NOT NULL AND x.year IS NOT NULL
WITH j, x.what AS what, x.unit AS unit, x.year AS year, collect({modality: x.modality, exact: m.exact, doc: s.doc, start: m.start}) AS claims
UNWIND claims AS p
WITH what, unit, year, claims, p
WHERE p.modality = 'planned'
UNWIND claims AS r
WITH what, unit, year, p, r
WHERE r.modality = 'achieved'
RETURN what, unit, year, p.exact AS planned, p.doc AS planned_in, p.start AS planned_at, r.exact AS reported, r.doc AS reported_in, r.start AS reported_at
ORDER BY year, what, unit, planned_in, planned_at, reported_in, reported_at
