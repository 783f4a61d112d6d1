//+ zh: 引用了哪些会议，隔了多久
//+ en: Which meetings are cited, and how long after
//+ answers: meetings with the speeches that cite them; years_after is the year of the speech less that of the meeting, total all mentions of the meeting
//+ group: meetings
//+ param: least integer 2 only meetings with at least so many mentions
//+ example: least=8
//+ columns: meeting total held doc given years_after mentions

MATCH (e:Meeting {dataset: $dataset})<-[r:MENTIONS]-(s:Speech {dataset: $dataset})
WHERE e.mentions >= $least
RETURN e.label AS meeting, e.mentions AS total, e.year AS held, s.doc AS doc, s.year AS given, s.year - e.year AS years_after, r.count AS mentions
ORDER BY total DESC, meeting, held, given, doc
