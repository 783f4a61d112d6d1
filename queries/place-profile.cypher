//+ zh: 一地的概貌
//+ en: The profile of a place
//+ answers: what the speeches of a jurisdiction mention, by type and name, the most mentioned first; level and number of its speeches
//+ group: places
//+ param: place place 青禾县 the jurisdiction
//+ param: least integer 3 only names with at least so many mentions there
//+ example: place=澜江市 least=2
//+ columns: level speeches type name mentions in_speeches first_year last_year

MATCH (j:Jurisdiction {dataset: $dataset, label: $place})<-[:OF_JURISDICTION]-(p:Speech {dataset: $dataset})
WITH j, count(p) AS speeches
MATCH (j)<-[:OF_JURISDICTION]-(s:Speech {dataset: $dataset})-[r:MENTIONS]->(e:Slogan|Policy|Program|Meeting|Body {dataset: $dataset})
WITH j, speeches, e, sum(r.count) AS mentions, count(s) AS in_speeches, min(s.year) AS first_year, max(s.year) AS last_year
WHERE mentions >= $least
RETURN j.level AS level, speeches,
       CASE WHEN e.id STARTS WITH 'slogan:' THEN 'slogan' WHEN e.id STARTS WITH 'policy:' THEN 'policy' WHEN e.id STARTS WITH 'program:' THEN 'program'
       WHEN e.id STARTS WITH 'meeting:' THEN 'meeting' ELSE 'body' END AS type,
       e.label AS name, mentions, in_speeches, first_year, last_year
ORDER BY mentions DESC, in_speeches DESC, type, name, level, first_year
