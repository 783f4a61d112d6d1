//+ zh: 什么取代了什么
//+ en: What replaced what
//+ answers: names that the lexicon knows as replaced by another, both with their mentions and years here
//+ group: mentions
//+ columns: old old_mentions old_last_year new new_mentions new_first_year

MATCH (n:Slogan|Policy|Program|Body {dataset: $dataset})-[:REPLACES]->(o:Slogan|Policy|Program|Body {dataset: $dataset})
RETURN o.label AS old, o.mentions AS old_mentions, o.last_year AS old_last_year, n.label AS new, n.mentions AS new_mentions, n.first_year AS new_first_year
ORDER BY old, new, old_mentions, new_mentions
