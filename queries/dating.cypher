//+ zh: 讲话写于何时之后
//+ en: After what a speech was written
//+ answers: for each speech what it mentions that was first used (or held) last, as the lexicon knows it; a speech that looks back on it is not older
//+ group: speeches
//+ param: doc_part document 县 a part of the document name
//+ example: doc_part=2022
//+ columns: doc date basis since newest

MATCH (s:Speech {dataset: $dataset})-[:MENTIONS]->(e:Slogan|Policy|Program|Meeting|Body {dataset: $dataset})
WHERE s.doc CONTAINS $doc_part AND e.first_use IS NOT NULL
WITH s, max(e.first_use) AS since
MATCH (s)-[:MENTIONS]->(e:Slogan|Policy|Program|Meeting|Body {dataset: $dataset})
WHERE e.first_use = since
RETURN s.doc AS doc, s.date AS date, s.date_basis AS basis, since, e.label AS newest
ORDER BY doc, newest, date
