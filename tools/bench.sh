#!/usr/bin/env bash
# Measurements beside a peer, or against a limit: bench.sh NAME prints a row for each; bench.sh alone lists the names.
# Ratios within one run are what counts: times differ from machine to machine and from hour to hour.
set -euo pipefail
source "$(dirname "$0")/set-up.sh"
need_packages libgdal32 gdal-bin jq postgresql-15 postgresql-15-postgis-3 chromium
export LANDPLANNER_PROGRAM=$root/artifacts/landplanner/LandPlanner.Cli
publish "$root/src/LandPlanner.Cli/LandPlanner.Cli.csproj" "$(dirname "$LANDPLANNER_PROGRAM")"
for project in tools/LandPlanner.SampleTown tools/LandPlanner.Bench; do
  build Release "$root/$project/$(basename "$project").csproj"
done
built=$root/artifacts/bin
export SAMPLE_TOWN_PROGRAM=$built/LandPlanner.SampleTown/release_linux-x64/LandPlanner.SampleTown
exec "$built/LandPlanner.Bench/release_linux-x64/LandPlanner.Bench" "$@"
