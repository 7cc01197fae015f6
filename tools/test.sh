#!/usr/bin/env bash
# Runs every test. The last line is "N passed, N failed, N skipped"; arguments go to dotnet test.
set -euo pipefail
source "$(dirname "$0")/set-up.sh"
need_packages libgdal32 gdal-bin proj-bin postgresql-15 postgresql-15-postgis-3 fonts-noto-cjk chromium
cd "$root"
build Release
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
dotnet test --solution LandPlanner.sln -c Release --no-build --ignore-exit-code 8 "$@" | tee "$log" || status=$?
# The closing block of the run counts all projects; result files of projects that end in the same second would overwrite each other.
awk '
  $1 == "failed:" { failed = $2 }
  $1 == "succeeded:" { passed = $2 }
  $1 == "skipped:" { skipped = $2 }
  END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit (failed > 0 || passed == 0) }' "$log" \
  || status=$((status ? status : 1))
exit $status
