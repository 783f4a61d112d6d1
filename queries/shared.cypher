//+ zh: 两篇讲话共有什么
//+ en: What two speeches share
//+ answers: the entities that both speeches mention, with the counts in each
//+ group: speeches
//+ param: first document 2021 a part of the first document's name
//+ param: second document 2022 a part of the second document's name
//+ example: first=青禾县 second=澜江市
//+ columns: type name in_first in_second

MATCH (s:Speech {dataset: $dataset})-[r:MENTIONS]->(e:Slogan|Policy|Program|Meeting|Body {dataset: $dataset})
WHERE s.doc CONTAINS $first
WITH e, sum(r.count) AS in_first
MATCH (e)<-[q:MENTIONS]-(t:Speech {dataset: $dataset})
WHERE t.doc CONTAINS $second
WITH e, in_first, sum(q.count) AS in_second
RETURN CASE WHEN e.id STARTS WITH 'slogan:' THEN 'slogan' WHEN e.id STARTS WITH 'policy:' THEN 'policy' WHEN e.id STARTS WITH 'program:' THEN 'program'
       WHEN e.id STARTS WITH 'meeting:' THEN 'meeting' ELSE 'body' END AS type,
       e.label AS name, in_first, in_second
ORDER BY type, in_first DESC, in_second DESC, name
