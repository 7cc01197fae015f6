-- Without this row GDAL and QGIS would list the tables below as layers.
INSERT INTO gpkg_extensions VALUES
  (NULL, NULL, 'gdal_aspatial', 'http://gdal.org/geopackage_aspatial.html', 'read-write');

CREATE TABLE landplanner_workspace (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  format_version INTEGER NOT NULL,
  crs TEXT NOT NULL,
  head_number INTEGER NOT NULL,
  head_hash TEXT NOT NULL
);

CREATE TABLE landplanner_layers (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  draft TEXT NOT NULL,
  provenance TEXT,
  feature_count INTEGER NOT NULL,
  area_hundredths INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  next_id INTEGER NOT NULL,
  content_hash TEXT
);

CREATE TABLE landplanner_revisions (
  number INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  hash TEXT NOT NULL
);

CREATE TABLE landplanner_writes (
  revision INTEGER PRIMARY KEY,
  layer TEXT NOT NULL,
  mode TEXT NOT NULL,
  provenance TEXT NOT NULL,
  manifest BLOB NOT NULL
);

CREATE TABLE landplanner_changes (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,
  layer TEXT NOT NULL,
  feature_id INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  UNIQUE (revision, layer, feature_id)
);

CREATE INDEX landplanner_changes_by_feature ON landplanner_changes (layer, feature_id, revision);

CREATE TABLE landplanner_records (
  revision INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  content BLOB NOT NULL,
  UNIQUE (kind, id)
);

CREATE INDEX landplanner_records_by_revision ON landplanner_records (revision);
