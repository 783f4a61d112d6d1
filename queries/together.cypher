//+ zh: 哪些提法在同一句里并用，次序如何
//+ en: Which slogans stand together in a sentence, in what order
//+ answers: pairs of slogans in one sentence, in the order in which they stand there, with the number of sentences and speeches
//+ group: slogans
//+ param: least integer 3 only pairs that share at least so many sentences
//+ example: least=7
//+ columns: first second sentences speeches

MATCH (x:Slogan {dataset: $dataset})<-[:OF]-(a:Mention {dataset: $dataset})-[:IN_SENTENCE]->(t:Sentence {dataset: $dataset})
MATCH (t)<-[:IN_SENTENCE]-(b:Mention {dataset: $dataset})-[:OF]->(y:Slogan {dataset: $dataset})
WHERE a.start < b.start AND x.id <> y.id
MATCH (a)-[:IN_SPEECH]->(s:Speech {dataset: $dataset})
WITH x, y, count(DISTINCT t) AS sentences, count(DISTINCT s) AS speeches
WHERE sentences >= $least
RETURN x.label AS first, y.label AS second, sentences, speeches
ORDER BY sentences DESC, speeches DESC, first, second
