-- Keeps what a layer holds before it is replaced, in a table of the owners': whoever may replace a layer may not change what was kept.
-- Answers the revision that started what is kept, which is in the table's name.
CREATE FUNCTION {schema}.landplanner_keep(layer text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off AS $keep$
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
  -- Runs as the owners: nothing of another's making may be run with it.
  EXECUTE format('LOCK TABLE {schema}.%I IN SHARE ROW EXCLUSIVE MODE', source);
  IF EXISTS (SELECT FROM pg_class WHERE oid = format('{schema}.%I', source)::regclass AND (relkind <> 'r' OR relrowsecurity))
    OR EXISTS (
      SELECT FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
      WHERE a.attrelid = format('{schema}.%I', source)::regclass AND a.attnum > 0 AND NOT a.attisdropped
        AND (t.typtype <> 'b' OR t.typnamespace <> 'pg_catalog'::regnamespace AND t.typname <> 'geometry')) THEN
    RAISE insufficient_privilege USING MESSAGE = format('the table of layer %s is not as it was made', layer);
  END IF;
  -- Of what the layer still holds nothing can have been kept; whoever called this for itself is not to be in the way.
  EXECUTE format('DROP TABLE IF EXISTS {schema}.%I', target);
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
