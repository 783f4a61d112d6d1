//+ zh: 辖区
//+ en: jurisdiction
//+ answers: every jurisdiction that has a speech
//+ group: values
//+ columns: value

MATCH (s:Speech {dataset: $dataset})-[:OF_JURISDICTION]->(j:Jurisdiction {dataset: $dataset})
RETURN DISTINCT j.label AS value
ORDER BY value
