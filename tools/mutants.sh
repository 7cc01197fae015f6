#!/usr/bin/env bash
# Plants known bugs in a copy of the overlap kernel, one at a time, and tells which tests of the overlaps catch which.
#   tools/mutants.sh              all of them
#   tools/mutants.sh 'Tie'        those whose names contain a text
#   ALL=1 tools/mutants.sh        goes on after a test has caught a bug, to name the others that do: much slower
# PostGIS and the cases of JTS are left out: bugs must be caught without them.
# Prints a table. Exit status: 0 every bug was caught; 1 one survived; 2 the list does not fit the sources any more.
set -euo pipefail
source "$(dirname "$0")/set-up.sh"
wanted=${1:-}
secondsAtMost=${SECONDS_AT_MOST:-180}
testsShown=3
stop=-stopOnFail
[ -z "${ALL:-}" ] || stop=

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir "$copy/main"
tar -C "$root" --exclude=./artifacts --exclude=./.git -cf - . | tar -C "$copy/main" -xf -
[ ! -e "$root/../shared" ] || ln -s "$(realpath "$root/../shared")" "$copy/shared"
kernel=src/LandPlanner/Overlays
tests=$copy/main/artifacts/bin/LandPlanner.Tests/release_linux-x64
sdk=$(dirname "$(realpath "$(command -v dotnet)")")
compiler=$(find "$sdk" -path '*/Roslyn/bincore/csc.dll' | sort -V | tail -n 1)
framework=$(find "$sdk/packs/Microsoft.NETCore.App.Ref" -type d -path '*/ref/net10.0' | sort -V | tail -n 1)
mapfile -t framework_references < <(find "$framework" -name '*.dll' -printf '-r:%p\n')
count=0 survivors=0

fail() { echo "$1" >&2; exit 2; }

# By the compiler alone, which takes a tenth of the time of a build.
build_kernel() {
  local main=$copy/main
  dotnet exec "$compiler" -noconfig -nostdlib+ -nologo -warn:0 \
    -target:library -optimize+ -deterministic+ -nullable:enable -out:"$tests/LandPlanner.dll" \
    "${framework_references[@]}" -r:"$tests/NetTopologySuite.dll" -r:"$tests/ProjNET.dll" \
    "$main"/artifacts/obj/LandPlanner/release_linux-x64/*.cs \
    -recurse:"$main/src/LandPlanner/*.cs" > "$copy/build.log" 2>&1
}

# Prints the tests that failed, one a line, or what else went wrong.
failing_tests() { # failing_tests [OPTION…]
  local status=0
  timeout $secondsAtMost "$tests/LandPlanner.Tests" -noColor -namespace LandPlanner.Tests.Overlays \
    -class- '*PostGis*' -class- '*Jts*' "$@" > "$copy/tests.log" 2>&1 || status=$?
  [ $status -ne 124 ] || echo "(no end within $secondsAtMost s)"
  # Tests that were cancelled because another failed have caught nothing.
  sed -nE '/\[FAIL\]$/{N;/Canceled/!s/^ *LandPlanner\.Tests\.Overlays\.([A-Za-z0-9]+\.[A-Za-z0-9_]+).*/\1/p}' \
    "$copy/tests.log" | sort -u
  grep -q 'TEST EXECUTION SUMMARY' "$copy/tests.log" || [ $status -eq 124 ] || echo '(the run broke down)'
}

# mutant NAME FILE OLD NEW: old text must stand in the file exactly once.
mutant() {
  local name=$1 file=$2 old=$3 new=$4 source="$root/$kernel/$2" text rest found
  [[ $name == *"$wanted"* ]] || return 0
  text=$(<"$source")
  rest=${text//"$old"/}
  found=$(( (${#text} - ${#rest}) / ${#old} ))
  [ $found -eq 1 ] || fail "Mutant '$name': '$old' stands $found times in $file, not once: mend tools/mutants.sh."
  printf '%s\n' "${text/"$old"/"$new"}" > "$copy/main/$kernel/$file"
  build_kernel || fail "Mutant '$name' does not compile: $(grep -m1 -o 'error .*' "$copy/build.log")"
  cp "$source" "$copy/main/$kernel/$file"
  local caught=() shown=''
  mapfile -t caught < <(failing_tests $stop)
  count=$((count + 1))
  if [ ${#caught[@]} -eq 0 ]; then
    survivors=$((survivors + 1))
    echo "| $name | \`$file\` | **survived** | |"
    return
  fi
  printf -v shown '%s, ' "${caught[@]:0:$testsShown}"
  [ ${#caught[@]} -le $testsShown ] || shown="$shown…, "
  echo "| $name | \`$file\` | killed | ${shown%, } |"
}

build Release "$copy/main/tests/LandPlanner.Tests/LandPlanner.Tests.csproj"
broken=$(failing_tests)
[ -z "$broken" ] || fail "The tests fail without any bug planted: $broken"

echo '| planted bug | file | | tests |'
echo '|---|---|---|---|'

mutant 'Tie of ε turned about' PointShift.cs \
  '(dy < 0 || (dy == 0 && dx > 0)) == IsForth' '(dy < 0 || (dy == 0 && dx > 0)) != IsForth'
mutant 'Tie of ε² left out' PointShift.cs \
  'dy < 0 || (dy == 0 && dx > 0)' 'dy < 0'
mutant 'Both polygons shifted the same way' PointShift.cs \
  'Back => new(false)' 'Back => new(true)'

mutant 'Entries taken for exits' Crossing.cs \
  'new(entersLeft, anchorA' 'new(!entersLeft, anchorA'
mutant 'A point on a line is left of it, always' Crossing.cs \
  '=> orientation != 0 ? orientation > 0 : tie;' '=> orientation >= 0 || (orientation == 1 && tie);'
mutant 'Crossing found by the distances of the other edge' Crossing.cs \
  'Part(toAX - fromAX, toAY - fromAY, fromA, toA)' 'Part(toAX - fromAX, toAY - fromAY, fromB, toB)'
mutant 'Crossing found from the wrong end' Crossing.cs \
  'Part(fromAX - toAX, fromAY - toAY, toA, fromA)' 'Part(fromAX - toAX, fromAY - toAY, fromA, toA)'
mutant 'The wrong end of an edge on the other line' Crossing.cs \
  ': toB == 0 ? Way(a, anchorA, toBX, toBY)' ': toB == 0 ? Way(a, anchorA, fromBX, fromBY)'
mutant 'Crossing depends on the way an edge is walked' Crossing.cs \
  'rise > 0 || (rise == 0 && run > 0) ? edge : edge + 1' 'rise > 0 || (rise == 0 && run > 0) ? edge : edge'
mutant 'Crossings kept too coarsely' Crossing.cs \
  'FractionBits = 22' 'FractionBits = 12'

mutant 'Rings of A shifted like those of B' BoundaryIntegral.cs \
  'AddRings(_a, _rootA, _b, _rootB, PointShift.Back)' 'AddRings(_a, _rootA, _b, _rootB, PointShift.Forth)'
mutant 'A ring added for each of its leaves' BoundaryIntegral.cs \
  'here.First == set.RingStart(here.Ring)' 'here.First >= set.RingStart(here.Ring)'
mutant 'Winding numbers other than one ignored' BoundaryIntegral.cs \
  '(times * set.RingDoubles(ring))' '(Math.Sign(times) * set.RingDoubles(ring))'
mutant 'Ellipsoidal integral of rings with the wrong sign' BoundaryIntegral.cs \
  '_excess += times *' '_excess -= times *'
mutant 'Ellipsoidal integral of crossings with the wrong sign' BoundaryIntegral.cs \
  'crossing.IsEntry ? excess : -excess' 'crossing.IsEntry ? -excess : excess'
mutant 'Way of B measured from the corner of A' BoundaryIntegral.cs \
  '(long)anchorBY, wayX, wayY)' '(long)anchorBY, crossing.X, crossing.Y)'
mutant 'Corners on the line of a far edge on the wrong side of it' EdgePairs.cs \
  'isTieLeft = PointShift.Forth.IsLeft(run, rise)' 'isTieLeft = PointShift.Back.IsLeft(run, rise)'
mutant 'Corner after the last whole vector on no side' EdgePairs.cs \
  'i <= count; i +=' 'i < count; i +='
mutant 'Sides of a line trusted at any distance' EdgePairs.cs \
  'TTaker.TakesCrossingsOnly && leafA.Box.Join(leafB.Box).Span < SweptArea.ShortSpan' 'TTaker.TakesCrossingsOnly'
mutant 'Last child of B left out' EdgePairs.cs \
  'child < hereB.End; child++' 'child < hereB.End - 1; child++'

mutant 'Boxes that touch do not meet' GridBox.cs \
  'MinX <= other.MaxX && other.MinX <= MaxX &&' 'MinX < other.MaxX && other.MinX < MaxX &&'
mutant 'Last edge of a leaf of A left out' PolygonSet.cs \
  '(1u << count) - 1' '(1u << (count - 1)) - 1'
mutant 'Edges behind a leaf taken with it' PolygonSet.cs \
  'return mask & ((1u << count) - 1);' 'return mask;'
mutant 'Edges behind the last whole vector left out' PolygonSet.cs \
  'i < count; i += Vector256<double>.Count' 'i + Vector256<double>.Count <= count; i += Vector256<double>.Count'
mutant 'Edges of A that touch a box from the east left out' PolygonSet.cs \
  'LessThanOrEqual(Vector256.MinNative(fromX, toX), maxX)' 'LessThan(Vector256.MinNative(fromX, toX), maxX)'
mutant 'Edges of B that touch a box from the west left out' EdgeBoxes.cs \
  'GreaterThanOrEqual(Vector256.LoadUnsafe(ref _maxX[0]' 'GreaterThan(Vector256.LoadUnsafe(ref _maxX[0]'
mutant 'Last edge of a leaf of B left out' EdgeBoxes.cs \
  '(1u << _count) - 1' '(1u << (_count - 1)) - 1'

mutant 'A point as high as a box is below it' Winding.cs \
  'y < here.Box.MinY' 'y <= here.Box.MinY'
mutant 'Downward edges counted as upward' Winding.cs \
  'rises ? 1 : -1' 'rises ? 1 : 1'
mutant 'The ray not shifted with its point' Winding.cs \
  'GreaterThanOrEqual(from, height) ^ Vector256.GreaterThanOrEqual(to, height)' \
  'GreaterThan(from, height) ^ Vector256.GreaterThan(to, height)'
mutant 'A point on an edge is outside, always' Winding.cs \
  'orientation != 0 ? orientation > 0 : shift.IsLeft(xs[i + 1] - xs[i], ys[i + 1] - ys[i])' \
  'orientation != 0 && orientation > 0'
mutant 'Last edge of a leaf not counted' Winding.cs \
  '(1u << count) - 1' '(1u << (count - 1)) - 1'

mutant 'Determinants of long edges rounded' Orientation.cs \
  'isShort ? ux * vy - uy * vx :' 'isShort || ux * 0 == 0 ? ux * vy - uy * vx :'
mutant 'Doubles trusted up to 430 km' SweptArea.cs \
  'ShortSpan = 1 << 26' 'ShortSpan = 1L << 32'
mutant 'Doubles trusted up to 27 km' SweptArea.cs \
  'ShortSpan = 1 << 26' 'ShortSpan = 1 << 28'
mutant 'Earlier leaves of a ring forgotten' SweptArea.cs \
  'swept = leaf.Doubles + Cross(' 'swept = Cross('
mutant 'Box of a leaf without its last corner' EdgeTree.cs \
  'i <= end; i++' 'i < end; i++'
mutant 'A last leaf of one edge left out' EdgeTree.cs \
  'start < last; start += EdgeNode.LeafEdges' 'start + 1 < last; start += EdgeNode.LeafEdges'
mutant 'Eighth child left out' EdgeTree.cs \
  'Math.Min(child + EdgeNode.Fan, end)' 'Math.Min(child + EdgeNode.Fan - 1, end)'
mutant 'Child of the Hilbert tree left out' PackedTree.cs \
  'Math.Min(child + Fan, end)' 'Math.Min(child + Fan - 1, end)'

mutant 'Holes turned like shells' PolygonSetBlock.cs \
  'if (isTurned != isHole)' 'if (isTurned == true)'
mutant 'Coordinates cut off, not rounded' PolygonSetBlock.cs \
  'metres * Grid.Scale + 0.5' 'metres * Grid.Scale'
mutant 'Ellipsoidal integral of every second edge always upwards' PolygonSetBlock.cs \
  'Rises(second) ? two : -two' 'Rises(second) ? two : two'
mutant 'Ellipsoidal integral from the end an edge is walked from' PolygonSetBlock.cs \
  ': new(xs[edge + 1], ys[edge + 1], xs[edge], ys[edge])' ': new(xs[edge] + 0.01, ys[edge + 1], xs[edge + 1], ys[edge])'
mutant 'Last shape of a block not laid out' PolygonSetLayout.cs \
  'Math.Min((i + 1) * ShapesPerBlock, shapes.Count)' 'Math.Min((i + 1) * ShapesPerBlock - 1, shapes.Count)'
mutant 'Rings named by their place in a block' EdgeTree.cs \
  'Ring = node.Ring + firstRing' 'Ring = node.Ring'

mutant 'Last shape of a task left out' CrossTab.cs \
  'Math.Min(ShapesPerTask, shapes.Length' 'Math.Min(ShapesPerTask - 1, shapes.Length'
mutant 'Last pair of a shared task left out' CrossTab.cs \
  'Math.Min(ShapesPerTask, pairs.Length' 'Math.Min(ShapesPerTask - 1, pairs.Length'
mutant 'Exactly 256 pairs measured by nobody' CrossTab.cs \
  'others.Count <= PairsPerTask' 'others.Count < PairsPerTask'
mutant 'Last shape of 65,536 left out' CrossTab.cs \
  'Math.Min(first + ShapesPerBlock, a.Count)' 'Math.Min(first + ShapesPerBlock - 1, a.Count)'
mutant 'Pairs in no order' CrossTab.cs \
  'others.Sort();' 'others.Reverse();'

mutant 'Crossed rings taken for whole ones' OverlapRings.cs \
  'IsCrossed(here.Ring, isA: !shift.IsForth)' 'IsCrossed(here.Ring, isA: shift.IsForth)'
mutant 'A hole given to the largest shell about it' RingAssembly.cs \
  '.MinBy(shell => shell.Area)' '.MaxBy(shell => shell.Area)'

mutant 'Residue up to a square centimetre' OverlapArea.cs \
  'ResidueSquareMetres = 1e-6' 'ResidueSquareMetres = 1e-4'
mutant 'Residue not cut off' OverlapArea.cs \
  'planar > ResidueSquareMetres ?' 'planar > 0 ?'

echo
echo "$count bugs planted, $survivors survived."
[ $survivors -eq 0 ]
