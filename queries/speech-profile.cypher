//+ zh: 一篇讲话的概貌
//+ en: The profile of a speech
//+ answers: for each speech whose document name contains the words, and each type: mentions, how many different things they name, and the share that the lexicon knows
//+ group: speeches
//+ param: doc_part document 青禾县 a part of the document name
//+ example: doc_part=2022
//+ columns: doc date kind place type mentions things canonical_share

MATCH (s:Speech {dataset: $dataset})<-[:IN_SPEECH]-(m:Mention {dataset: $dataset})-[:OF]->(e {dataset: $dataset})
WHERE s.doc CONTAINS $doc_part
WITH s, m.type AS type, count(DISTINCT m.id) AS mentions, count(DISTINCT e.id) AS things, count(DISTINCT CASE WHEN m.status = 'canonical' THEN m.id END) AS known
OPTIONAL MATCH (s)-[:OF_JURISDICTION]->(j:Jurisdiction {dataset: $dataset})
RETURN s.doc AS doc, s.date AS date, s.kind AS kind, j.label AS place, type, mentions, things, 1.0 * known / mentions AS canonical_share
ORDER BY doc, mentions DESC, type, date
