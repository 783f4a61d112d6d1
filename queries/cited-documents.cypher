//+ zh: 引用了哪些文件
//+ en: Which documents are cited
//+ answers: policies that stand in 《》 in a sentence that mentions them, the most cited first: when they were issued, and the years of the speeches that cite them
//+ group: policies
//+ param: least integer 1 only documents that at least so many speeches cite
//+ example: least=2
//+ columns: document issued citations speeches first_year last_year kind

MATCH (e:Policy {dataset: $dataset})<-[:OF]-(m:Mention {dataset: $dataset})-[:IN_SENTENCE]->(t:Sentence {dataset: $dataset})
WHERE m.exact STARTS WITH '《' OR t.text CONTAINS ('《' + m.exact)
MATCH (m)-[:IN_SPEECH]->(s:Speech {dataset: $dataset})
WITH e, count(m) AS citations, count(DISTINCT s) AS speeches, min(s.year) AS first_year, max(s.year) AS last_year
WHERE speeches >= $least
RETURN e.label AS document, e.first_use AS issued, citations, speeches, first_year, last_year, e.kind AS kind
ORDER BY citations DESC, speeches DESC, document, issued, first_year, last_year
