-- The case file, version 7: how often each speaker is given words, in whose pages, as what kind of source and by what
-- name; counted with each build from `said`, so that lists of speakers need not count all statements.

CREATE TABLE voice (
  speaker INTEGER NOT NULL,
  outlet TEXT,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  many INTEGER NOT NULL
) STRICT;
INSERT INTO voice SELECT speaker, outlet, kind, words, count(*) FROM said GROUP BY 1, 2, 3, 4;
CREATE INDEX voice_speaker ON voice (speaker, outlet, many);
CREATE INDEX voice_outlet ON voice (outlet, speaker, many);
