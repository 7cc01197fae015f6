-- Keeps what a layer holds before it is replaced, in a table of the owners': whoever may replace a layer may not change what was kept.
-- Answers the revision that started what is kept, which is in the table's name.
CREATE FUNCTION {schema}.landplanner_keep(layer text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $keep$
DECLARE
  source text := (SELECT table_name FROM {schema}.landplanner_layers WHERE name = layer);
  started bigint := (SELECT max(revision) FROM {schema}.landplanner_writes w WHERE w.layer = landplanner_keep.layer AND w.mode <> 'append');
  target text := 'landplanner_generation_' || started;
  reader text := (SELECT rolname FROM pg_roles WHERE rolname = '{reader}');
BEGIN
  IF source IS NULL OR started IS NULL THEN
    RETURN NULL;
  END IF;
  IF NOT has_table_privilege(session_user, format('{schema}.%I', source), 'DELETE') THEN
    RAISE insufficient_privilege USING MESSAGE = format('permission denied to replace layer %s', layer);
  END IF;
  EXECUTE format('CREATE TABLE {schema}.%I (LIKE {schema}.%I)', target, source);
  EXECUTE format('INSERT INTO {schema}.%I SELECT * FROM {schema}.%I', target, source);
  EXECUTE format('ALTER TABLE {schema}.%I ADD PRIMARY KEY (fid)', target);
  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = format('{schema}.%I', target)::regclass AND attname = 'geom' AND NOT attisdropped) THEN
    EXECUTE format('CREATE INDEX ON {schema}.%I USING gist (geom)', target);
  END IF;
  IF reader IS NOT NULL THEN
    EXECUTE format('GRANT SELECT ON {schema}.%I TO %I', target, reader);
  END IF;
  RETURN started;
END
$keep$;

REVOKE EXECUTE ON FUNCTION {schema}.landplanner_keep(text) FROM PUBLIC;
