//+ zh: 哪些数字被隐去或取整
//+ en: Which numbers are masked or rounded
//+ answers: quantities without a value (masked) or with a comparator other than =, with their sentence
//+ group: metrics
//+ param: doc_part document 2021 a part of the document name
//+ example: doc_part=石泷县
//+ columns: doc start exact what modality year how sentence

MATCH (s:Speech {dataset: $dataset})<-[:IN_SPEECH]-(m:Mention {dataset: $dataset})-[:OF]->(x:Metric {dataset: $dataset})
WHERE s.doc CONTAINS $doc_part AND (x.masked OR x.cmp <> '=')
MATCH (m)-[:IN_SENTENCE]->(t:Sentence {dataset: $dataset})
RETURN s.doc AS doc, m.start AS start, m.exact AS exact, x.what AS what, x.modality AS modality, x.year AS year,
       CASE WHEN x.masked THEN 'masked' WHEN x.cmp = '~' THEN 'about' WHEN x.cmp = '>' THEN 'more than' ELSE 'less than' END AS how, t.text AS sentence
ORDER BY doc, start
