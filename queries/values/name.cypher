//+ zh: 名称
//+ en: name
//+ answers: every form of every slogan, policy, program, meeting and body
//+ group: values
//+ columns: value

MATCH (e:Slogan|Policy|Program|Meeting|Body {dataset: $dataset})
UNWIND [e.label] + e.aliases AS value
RETURN DISTINCT value
ORDER BY value
