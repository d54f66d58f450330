-- The case file, version 1. Days are whole numbers (19480405). Bodies are JSON of the interchange format, zlib-packed
-- where that is shorter.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The bytes that reports were made from. body is NULL where they are the report's text in UTF-8.
CREATE TABLE original (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  body BLOB
) STRICT, WITHOUT ROWID;

-- live = 0: taken in, and waiting for the last step of a build; nobody else sees it until then.
CREATE TABLE report (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  live INTEGER NOT NULL DEFAULT 0,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  fingerprint TEXT NOT NULL,
  locator TEXT,
  original TEXT REFERENCES original (sha256),
  readable INTEGER NOT NULL,
  failure TEXT,
  first INTEGER,
  last INTEGER,
  outlet TEXT,
  published BLOB,
  copy_of TEXT,
  origin TEXT,
  entity_of BLOB,
  body BLOB NOT NULL,
  UNIQUE (id, live)
) STRICT;
CREATE INDEX report_locator ON report (locator);
CREATE INDEX report_waiting ON report (live) WHERE live = 0;

CREATE TABLE reading (
  report INTEGER PRIMARY KEY REFERENCES report (n) ON DELETE CASCADE,
  reader TEXT NOT NULL,
  model TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;

-- Every record that can be looked up. Those of one report have no body of their own: n says where in its reading
-- they stand (case/numbers.py).
CREATE TABLE record (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  report INTEGER REFERENCES report (n) ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  first INTEGER,
  last INTEGER,
  body BLOB,
  UNIQUE (id, kind)
) STRICT;
CREATE INDEX record_kind ON record (kind, rank, n, first, last);
CREATE INDEX record_report ON record (report);

-- What records can be filtered by (party, place, type …), and the records filed under each value.
CREATE TABLE facet (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (kind, name, value)
) STRICT;
CREATE TABLE filed (
  facet INTEGER NOT NULL REFERENCES facet (n),
  rank INTEGER NOT NULL,
  record INTEGER NOT NULL REFERENCES record (n) ON DELETE CASCADE,
  PRIMARY KEY (facet, rank, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX filed_record ON filed (record);

-- Which claims stand in which event or line of assistance, which events in which exchange.
CREATE TABLE member (
  whole INTEGER NOT NULL REFERENCES record (n) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  PRIMARY KEY (whole, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_part ON member (part);

-- Full text of reports, statements and entities; the rowid is the record's n.
CREATE VIRTUAL TABLE search USING fts5 (title, body, kind, tokenize = 'porter unicode61 remove_diacritics 2');

INSERT INTO search (search, rank) VALUES ('rank', 'bm25(4.0, 1.0, 0.0)');

-- What the last build of each source could not read.
CREATE TABLE left_out (
  source TEXT NOT NULL,
  n INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (source, n)
) STRICT, WITHOUT ROWID;

-- What people decided: added to, never changed.
CREATE TABLE decision (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  about TEXT NOT NULL,
  action TEXT NOT NULL,
  user TEXT NOT NULL,
  time TEXT NOT NULL,
  reason TEXT NOT NULL,
  value TEXT
) STRICT;
CREATE INDEX decision_about ON decision (about);
CREATE TRIGGER decision_kept_as_made BEFORE UPDATE ON decision
BEGIN SELECT RAISE (ABORT, 'a decision is never changed'); END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision
BEGIN SELECT RAISE (ABORT, 'a decision is never deleted'); END;
