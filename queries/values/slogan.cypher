//+ zh: 提法
//+ en: slogan
//+ answers: every form of every slogan
//+ group: values
//+ columns: value

MATCH (e:Slogan {dataset: $dataset})
UNWIND [e.label] + e.aliases AS value
RETURN DISTINCT value
ORDER BY value
