//+ zh: 哪些任务有期限
//+ en: What is due when
//+ answers: planned quantities and programs with a deadline, the earliest first, with their sentence; what is the name of the program or what the quantity counts
//+ group: metrics
//+ param: place place 青禾县 the jurisdiction
//+ example: place=望梧县
//+ columns: deadline doc start type exact what sentence

MATCH (j:Jurisdiction {dataset: $dataset, label: $place})<-[:OF_JURISDICTION]-(s:Speech {dataset: $dataset})<-[:IN_SPEECH]-(m:Mention {dataset: $dataset})-[:OF]->(x:Metric|Program {dataset: $dataset})
WHERE (x.modality = 'planned' AND x.deadline IS NOT NULL) OR (m.type = 'program' AND m.deadline IS NOT NULL)
MATCH (m)-[:IN_SENTENCE]->(t:Sentence {dataset: $dataset})
RETURN CASE WHEN m.type = 'program' THEN m.deadline ELSE x.deadline END AS deadline, s.doc AS doc, m.start AS start, m.type AS type, m.exact AS exact,
       CASE WHEN m.type = 'program' THEN x.label ELSE x.what END AS what, t.text AS sentence
ORDER BY deadline, doc, start, what
