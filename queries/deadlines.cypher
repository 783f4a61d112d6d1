//+ zh: 哪些任务有期限
//+ en: What is due when
//+ answers: planned quantities with a deadline, the earliest first, with their sentence
//+ group: metrics
//+ param: place place 青禾县 the jurisdiction
//+ example: place=望梧县
//+ columns: deadline doc start exact what sentence

MATCH (j:Jurisdiction {dataset: $dataset, label: $place})<-[:OF_JURISDICTION]-(s:Speech {dataset: $dataset})<-[:IN_SPEECH]-(m:Mention {dataset: $dataset})-[:OF]->(x:Metric {dataset: $dataset})
WHERE x.modality = 'planned' AND x.deadline IS NOT NULL
MATCH (m)-[:IN_SENTENCE]->(t:Sentence {dataset: $dataset})
RETURN x.deadline AS deadline, s.doc AS doc, m.start AS start, m.exact AS exact, x.what AS what, t.text AS sentence
ORDER BY deadline, doc, start
