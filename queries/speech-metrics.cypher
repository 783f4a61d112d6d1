//+ zh: 一篇讲话里的指标
//+ en: The metrics of a speech
//+ answers: every quantity of the speeches whose document name contains the words, with its place
//+ group: metrics
//+ param: doc_part document 2023 a part of the document name
//+ example: doc_part=青禾县
//+ columns: doc start what exact value_min value_max unit comparator modality year masked

MATCH (s:Speech {dataset: $dataset})<-[:IN_SPEECH]-(m:Mention {dataset: $dataset})-[:OF]->(x:Metric {dataset: $dataset})
WHERE s.doc CONTAINS $doc_part
RETURN s.doc AS doc, m.start AS start, x.what AS what, m.exact AS exact, x.value_min AS value_min, x.value_max AS value_max, x.unit AS unit,
       x.cmp AS comparator, x.modality AS modality, x.year AS year, x.masked AS masked
ORDER BY doc, start
