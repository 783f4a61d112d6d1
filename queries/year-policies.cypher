//+ zh: 某一年的政策和项目
//+ en: Policies and programs of a year
//+ answers: the policies and programs that speeches of the year mention, the most mentioned first
//+ group: policies
//+ param: year integer 2023 the year in which the speeches were given
//+ example: year=2021
//+ columns: type name mentions speeches status

MATCH (y:Year {dataset: $dataset, year: $year})<-[u:USED_IN]-(e:Policy|Program {dataset: $dataset})
RETURN CASE WHEN e.id STARTS WITH 'policy:' THEN 'policy' ELSE 'program' END AS type, e.label AS name, u.count AS mentions, u.speeches AS speeches, e.status AS status
ORDER BY mentions DESC, speeches DESC, type, name
