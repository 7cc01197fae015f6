#!/usr/bin/env bash
# Runs every test. The last line is "N passed, N failed, N skipped"; arguments go to dotnet test.
set -euo pipefail
source "$(dirname "$0")/set-up.sh"
need_packages libgdal32 gdal-bin proj-bin postgresql-15 postgresql-15-postgis-3
cd "$root"
build Release
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
status=0
dotnet test --solution LandPlanner.sln -c Release --no-build --report-xunit-trx --results-directory "$results" --ignore-exit-code 8 "$@" || status=$?
cat "$results"/*.trx | grep -ao '<Counters [^>]*>' | awk '
  { n = split($0, a, /[ ="]+/); for (i = 1; i < n; i++) v[a[i]] = a[i + 1]
    passed += v["passed"]; failed += v["failed"] + v["error"] + v["timeout"]; skipped += v["total"] - v["executed"] }
  END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit (failed > 0 || passed == 0) }' \
  || status=$((status ? status : 1))
exit $status
