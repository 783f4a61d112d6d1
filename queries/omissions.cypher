//+ zh: 一篇讲话缺了什么
//+ en: What a speech omits
//+ answers: slogans that at least so many other speeches of the same year mention and this one does not; others counts those speeches, peers those that mention it
//+ group: speeches
//+ param: doc_part document 石泷县 a part of the document name
//+ param: least integer 2 only slogans that at least so many others mention
//+ example: doc_part=2022 least=2
//+ columns: doc year slogan peers others share

MATCH (s:Speech {dataset: $dataset})-[:GIVEN_IN]->(y:Year {dataset: $dataset})
WHERE s.doc CONTAINS $doc_part
MATCH (y)<-[:GIVEN_IN]-(p:Speech {dataset: $dataset})
WITH s, y, count(p) - 1 AS others
MATCH (y)<-[u:USED_IN]-(e:Slogan {dataset: $dataset})
WHERE u.speeches >= $least AND NOT EXISTS { MATCH (s)-[:MENTIONS]->(e) }
RETURN s.doc AS doc, y.year AS year, e.label AS slogan, u.speeches AS peers, others, 1.0 * u.speeches / others AS share
ORDER BY doc, peers DESC, slogan, share
