//+ zh: 文档
//+ en: document
//+ answers: the name of every document
//+ group: values
//+ columns: value

MATCH (s:Speech {dataset: $dataset})
RETURN DISTINCT s.doc AS value
ORDER BY value
