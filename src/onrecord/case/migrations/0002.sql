-- The case file, version 2: who speaks in whose pages and through whom, who did what to whom, and since which build a
-- record has been shown. A case of version 1 fills them with its next build.

ALTER TABLE report ADD COLUMN filing INTEGER NOT NULL DEFAULT 1;
CREATE INDEX report_outlet ON report (outlet, first, last) WHERE live = 1;

-- Speakers: entities, or words that no entity was found for. entity is that entity's id, else NULL.
CREATE TABLE speaker (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  entity TEXT,
  named INTEGER NOT NULL,
  words TEXT NOT NULL
) STRICT;

-- A row is a statement that has a speaker. via is the speaker who tells it, NULL where the outlet itself does; told = 1
-- where that one is who was told it ("told Reuters"), 0 where it is who cites it.
CREATE TABLE said (
  statement INTEGER PRIMARY KEY REFERENCES record (n) ON DELETE CASCADE,
  speaker INTEGER NOT NULL,
  kind TEXT NOT NULL,
  outlet TEXT,
  first INTEGER,
  last INTEGER,
  words TEXT NOT NULL,
  via INTEGER,
  told INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX said_speaker ON said (speaker, first, last, outlet, kind);
CREATE INDEX said_outlet ON said (outlet, kind, speaker, first, last);
CREATE INDEX said_via ON said (outlet, via, told, speaker, first, last) WHERE via IS NOT NULL;

-- Pairs of different entities of which, as an event has it, the one did something to the other.
CREATE TABLE deed (
  actor INTEGER NOT NULL,
  recipient INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES record (n) ON DELETE CASCADE,
  type TEXT NOT NULL,
  first INTEGER,
  last INTEGER,
  PRIMARY KEY (actor, recipient, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX deed_recipient ON deed (recipient, actor);
CREATE INDEX deed_event ON deed (event);

-- The build, counted from 1, that first showed a report, event, line of assistance or request under its id.
CREATE TABLE shown (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  build INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shown_build ON shown (kind, build);

INSERT INTO shown SELECT kind, id, 1 FROM record WHERE kind IN ('report', 'event', 'assistance', 'exchange');
INSERT INTO meta SELECT 'build', '1' FROM report WHERE live = 1 LIMIT 1;
DELETE FROM meta WHERE key = 'matched';
