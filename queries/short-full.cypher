//+ zh: 用全称还是简称
//+ en: Short or full form
//+ answers: things that are written in two forms or more: how often in the preferred form, how often in another, and the share of the preferred one
//+ group: mentions
//+ param: least integer 3 only things with at least so many mentions
//+ example: least=6
//+ columns: type name mentions forms preferred other share

MATCH (e:Slogan|Policy|Program|Meeting|Body {dataset: $dataset})<-[:OF]-(m:Mention {dataset: $dataset})
WHERE e.mentions >= $least
WITH e, m.type AS type, count(m) AS mentions, count(DISTINCT m.exact) AS forms, sum(CASE WHEN m.exact = e.label THEN 1 ELSE 0 END) AS preferred
WHERE forms > 1
RETURN type, e.label AS name, mentions, forms, preferred, mentions - preferred AS other, 1.0 * preferred / mentions AS share
ORDER BY mentions DESC, type, name, forms, preferred
