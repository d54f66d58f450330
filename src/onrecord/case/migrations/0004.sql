-- The case file, version 4: an entity in brief, without its mentions, for lists and for pages that only name it. NULL, as
-- in a case of an older version until its next build: the body says it all.

ALTER TABLE record ADD COLUMN label BLOB;
