CREATE TABLE landplanner_records_2 (
  revision INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  content BLOB NOT NULL,
  UNIQUE (kind, id)
);

INSERT INTO landplanner_records_2 SELECT revision, kind, id, content FROM landplanner_records ORDER BY revision;
DROP TABLE landplanner_records;
ALTER TABLE landplanner_records_2 RENAME TO landplanner_records;
CREATE INDEX landplanner_records_by_revision ON landplanner_records (revision);
UPDATE landplanner_workspace SET format_version = 2;
