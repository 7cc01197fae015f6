-- An edit may bring any number of records, all of its own revision.
ALTER TABLE {schema}.landplanner_records DROP CONSTRAINT landplanner_records_pkey;
ALTER TABLE {schema}.landplanner_records DROP CONSTRAINT landplanner_records_kind_id_key;
ALTER TABLE {schema}.landplanner_records ADD PRIMARY KEY (kind, id);

CREATE INDEX landplanner_records_by_revision ON {schema}.landplanner_records (revision);

UPDATE {schema}.landplanner_workspace SET format_version = 2;
