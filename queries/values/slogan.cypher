//+ zh: 提法
//+ en: slogan
//+ answers: every form of every slogan
//+ group: values
//+ columns: value

MATCH (e:Slogan {dataset: $dataset})
UNWIND (CASE WHEN e.aliases IS NULL THEN [e.label] ELSE [e.label] + e.aliases END) AS value
RETURN DISTINCT value
ORDER BY value
