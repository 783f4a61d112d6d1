//+ zh: 一个名称有哪些写法
//+ en: In which forms a name is used
//+ answers: each form in which the thing is written here, shortest first, with its length in characters; preferred says whether it is the preferred form
//+ group: mentions
//+ param: name name 四议两公开 the name, in its preferred form or another
//+ example: name=县委
//+ columns: type name form length preferred mentions speeches first_year last_year

MATCH (e:Slogan|Policy|Program|Meeting|Body {dataset: $dataset})<-[:OF]-(m:Mention {dataset: $dataset})-[:IN_SPEECH]->(s:Speech {dataset: $dataset})
WHERE (e.label = $name OR $name IN e.aliases)
WITH e, m.type AS type, m.exact AS form, count(m) AS mentions, count(DISTINCT s) AS speeches, min(s.year) AS first_year, max(s.year) AS last_year
RETURN type, e.label AS name, form, size(form) AS length, form = e.label AS preferred, mentions, speeches, first_year, last_year
ORDER BY type, name, length, form, mentions
