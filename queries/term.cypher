//+ zh: 词库对一个名称的记载
//+ en: What is known of a term
//+ answers: what the lexicon knows of the term (kind, English, first use with occasion and source) and what the speeches have of it
//+ group: mentions
//+ param: name name 四个意识 the name, in its preferred form or another
//+ example: name=党的二十大
//+ columns: type name status kind english first_use first_occasion source mentions speeches first_year last_year

MATCH (e:Slogan|Policy|Program|Meeting|Body {dataset: $dataset})
WHERE (e.label = $name OR $name IN e.aliases)
RETURN CASE WHEN e.id STARTS WITH 'slogan:' THEN 'slogan' WHEN e.id STARTS WITH 'policy:' THEN 'policy' WHEN e.id STARTS WITH 'program:' THEN 'program'
       WHEN e.id STARTS WITH 'meeting:' THEN 'meeting' ELSE 'body' END AS type,
       e.label AS name, e.status AS status, e.kind AS kind, e.en AS english, e.first_use AS first_use, e.first_occasion AS first_occasion,
       e.fact_source AS source, e.mentions AS mentions, e.speeches AS speeches, e.first_year AS first_year, e.last_year AS last_year
ORDER BY type, name, status, mentions
