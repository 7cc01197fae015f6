CREATE TABLE {schema}.landplanner_workspace (
  id integer PRIMARY KEY CHECK (id = 1),
  format_version integer NOT NULL,
  crs text NOT NULL,
  head_number bigint NOT NULL,
  head_hash text NOT NULL
);

CREATE TABLE {schema}.landplanner_layers (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE,
  table_name text COLLATE "C" NOT NULL UNIQUE,
  draft text NOT NULL,
  provenance text,
  feature_count bigint NOT NULL,
  area_hundredths bigint NOT NULL,
  revision bigint NOT NULL,
  content_hash text,
  -- Null where nobody measured it since a feature at the border left, or where there is no shape.
  min_x double precision,
  max_x double precision,
  min_y double precision,
  max_y double precision,
  extent_known boolean NOT NULL
);

-- A GeoPackage does not tell two layers apart by case alone: a workspace must fit into either.
CREATE UNIQUE INDEX landplanner_layers_by_name ON {schema}.landplanner_layers (lower(name));

CREATE TABLE {schema}.landplanner_revisions (
  number bigint PRIMARY KEY,
  body text NOT NULL,
  hash text NOT NULL
);

CREATE TABLE {schema}.landplanner_writes (
  revision bigint PRIMARY KEY,
  layer text COLLATE "C" NOT NULL,
  mode text NOT NULL,
  provenance text NOT NULL,
  manifest bytea NOT NULL
);

-- Hashes do not get smaller by trying.
ALTER TABLE {schema}.landplanner_writes ALTER COLUMN manifest SET STORAGE EXTERNAL;

CREATE INDEX landplanner_writes_by_layer ON {schema}.landplanner_writes (layer, revision);

CREATE TABLE {schema}.landplanner_changes (
  revision bigint NOT NULL,
  layer text COLLATE "C" NOT NULL,
  feature_id bigint NOT NULL,
  before text,
  after text,
  PRIMARY KEY (revision, layer, feature_id)
);

CREATE INDEX landplanner_changes_by_feature ON {schema}.landplanner_changes (layer, feature_id, revision);

CREATE TABLE {schema}.landplanner_records (
  revision bigint PRIMARY KEY,
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  content bytea NOT NULL,
  UNIQUE (kind, id)
);
