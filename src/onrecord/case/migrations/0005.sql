-- The case file, version 5: what matching keeps from one build to the next, so that it works out again only what bears
-- on a report that came, changed or went. All of it may be deleted: the next build makes it anew.

-- Of each report what matching needs (matching/briefs.py), and what it worked out of that alone (matching/reports.py).
CREATE TABLE brief (
  report INTEGER PRIMARY KEY REFERENCES report (n) ON DELETE CASCADE,
  body BLOB NOT NULL,
  tellings BLOB
) STRICT;

-- How much alike pairs of reports and of tellings were found (matching/scores.py).
CREATE TABLE score (
  name TEXT PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;

-- A digest of all that a record of many reports was made of: with the same mark it stands as it is.
ALTER TABLE record ADD COLUMN mark BLOB;
DELETE FROM meta WHERE key = 'matched';
