// The latest meeting: its items, what was decided, on what, and who has to do what
MATCH (meeting:Meeting)
WITH meeting ORDER BY meeting.date DESC, meeting.id LIMIT 1
MATCH path = (meeting)-[:HAS_ITEM|REVIEWS|RESULTED_IN]->()
RETURN path
UNION
MATCH (meeting:Meeting)
WITH meeting ORDER BY meeting.date DESC, meeting.id LIMIT 1
MATCH path = (meeting)-[:HAS_ITEM]->(:AgendaItem)-[:RESULTED_IN|ABOUT]->()
RETURN path
UNION
MATCH (meeting:Meeting)
WITH meeting ORDER BY meeting.date DESC, meeting.id LIMIT 1
MATCH path = (meeting)-[:HAS_ITEM*0..1]->()<-[:ARISES_FROM]-(:Task)-[:ASSIGNED_TO|CONCERNS]->()
RETURN path
