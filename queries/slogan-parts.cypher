//+ zh: 一个提法由什么组成
//+ en: What a slogan is made of
//+ answers: the parts of the slogans that are mentioned, and how often each part is mentioned by itself
//+ group: slogans
//+ param: least integer 2 only slogans with at least so many mentions
//+ example: least=9
//+ columns: slogan mentions part part_mentions part_speeches

MATCH (e:Slogan {dataset: $dataset})-[:HAS_PART]->(p:Slogan|Policy|Program {dataset: $dataset})
WHERE e.mentions >= $least
RETURN e.label AS slogan, e.mentions AS mentions, p.label AS part, p.mentions AS part_mentions, p.speeches AS part_speeches
ORDER BY mentions DESC, slogan, part, part_mentions
