//+ zh: 名称
//+ en: name
//+ answers: every form of every slogan, policy, program, meeting and body
//+ group: values
//+ columns: value

MATCH (e:Slogan|Policy|Program|Meeting|Body {dataset: $dataset})
UNWIND (CASE WHEN e.aliases IS NULL THEN [e.label] ELSE [e.label] + e.aliases END) AS value
RETURN DISTINCT value
ORDER BY value
