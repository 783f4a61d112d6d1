//+ zh: 只在一地出现的提法和品牌
//+ en: Formulations that one place alone uses
//+ answers: slogans and programs that the lexicon does not have and that speeches of one jurisdiction only mention
//+ group: places
//+ param: least integer 2 only those with at least so many mentions
//+ example: least=1
//+ columns: place type name mentions speeches first_year last_year

MATCH (e:Slogan|Program {dataset: $dataset})<-[:MENTIONS]-(s:Speech {dataset: $dataset})-[:OF_JURISDICTION]->(j:Jurisdiction {dataset: $dataset})
WHERE e.status <> 'canonical' AND e.mentions >= $least
WITH e, count(DISTINCT j) AS places, min(j.label) AS place
WHERE places = 1
RETURN place, CASE WHEN e.id STARTS WITH 'slogan:' THEN 'slogan' ELSE 'program' END AS type, e.label AS name,
       e.mentions AS mentions, e.speeches AS speeches, e.first_year AS first_year, e.last_year AS last_year
ORDER BY place, mentions DESC, type, name, speeches, first_year
