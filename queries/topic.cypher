//+ zh: 一个主题从政策到项目到指标
//+ en: A topic from policy to programme to metric
//+ answers: the policies, programs and metrics in sentences that name the topic, from the highest level (tier 1 is national, 5 township) down, year by year
//+ group: speeches
//+ param: topic text 人才 a word of the sentences
//+ example: topic=乡村振兴
//+ columns: tier level place year doc start type exact sentence

MATCH (t:Sentence {dataset: $dataset})<-[:IN_SENTENCE]-(m:Mention {dataset: $dataset})-[:IN_SPEECH]->(s:Speech {dataset: $dataset})
WHERE t.text CONTAINS $topic AND m.type IN ['policy', 'program', 'metric']
OPTIONAL MATCH (s)-[:OF_JURISDICTION]->(j:Jurisdiction {dataset: $dataset})
RETURN CASE s.level WHEN 'national' THEN 1 WHEN 'province' THEN 2 WHEN 'prefecture' THEN 3 WHEN 'county' THEN 4 WHEN 'township' THEN 5 END AS tier, s.level AS level,
       j.label AS place, s.year AS year, s.doc AS doc, m.start AS start, m.type AS type, m.exact AS exact, t.text AS sentence
ORDER BY tier, year, doc, start, type
