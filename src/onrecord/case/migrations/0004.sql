-- The case file, version 4: what large cases need to be listed and counted quickly.

-- The days of what is filed, so that lists under a filter are counted without the records themselves.
ALTER TABLE filed ADD COLUMN first INTEGER;
ALTER TABLE filed ADD COLUMN last INTEGER;
UPDATE filed SET (first, last) = (SELECT first, last FROM record WHERE n = record);

-- How many records are filed under a facet; counted at the end of each build.
ALTER TABLE facet ADD COLUMN many INTEGER NOT NULL DEFAULT 0;
UPDATE facet SET many = (SELECT count(*) FROM filed WHERE facet = facet.n);

-- Where an entity is named, and the roles that it is given: of a state, a hundred thousand reports tell. Its record is
-- kept without them, so that a list needs not read them; said is the first of its roles in words (JSON). An entity that
-- has no row here has them in its record, as an older program wrote it.
CREATE TABLE mentioned (
  entity INTEGER PRIMARY KEY REFERENCES record (n) ON DELETE CASCADE,
  said TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;

-- How all records of a kind lie in time: how many have these months as their first and last (194804).
CREATE TABLE months (
  kind TEXT NOT NULL,
  first INTEGER,
  last INTEGER,
  many INTEGER NOT NULL
) STRICT;
CREATE INDEX months_kind ON months (kind);
INSERT INTO months SELECT kind, first / 100, last / 100, count(*) FROM record WHERE kind = 'event' GROUP BY 1, 2, 3;

CREATE INDEX report_origin ON report (origin) WHERE live = 1;
