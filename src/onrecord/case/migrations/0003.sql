-- The case file, version 3: where events stand on a map. A case of an older version fills it with its next build.

-- What the places of all reports come down to: a row for each place of the gazetteer, and for each other name at a spot.
-- key is what events are filed under; ask is the place's name where that leads to the same events, and else the key.
CREATE TABLE point (
  n INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  ask TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  precision TEXT,
  latitude REAL NOT NULL,
  longitude REAL NOT NULL
) STRICT;

-- The point of a place.
ALTER TABLE record ADD COLUMN point INTEGER REFERENCES point (n);
CREATE INDEX record_point ON record (point) WHERE point IS NOT NULL;

-- Which events stand at which points, with the events' days. leads = 1 in one row of each event: to count events by.
CREATE TABLE located (
  record INTEGER NOT NULL REFERENCES record (n) ON DELETE CASCADE,
  point INTEGER NOT NULL,
  leads INTEGER NOT NULL,
  first INTEGER,
  last INTEGER,
  PRIMARY KEY (record, point)
) STRICT, WITHOUT ROWID;

DELETE FROM meta WHERE key = 'matched';
