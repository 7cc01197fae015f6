#!/usr/bin/env bash
# The main job on the sample town: land-bureau files in, farmland findings out, cases of them and of a satellite batch; then the map of it, until Ctrl+C.
# demo.sh [--no-serve] [--postgis] [--lang zh|en] [--out DIR] [--seed N] [--patches N]; leaves its files in DIR (default: out/demo of the checkout).
# With --no-serve it ends before the map. With --postgis the workspace lies on a PostGIS server of its own, thrown away at the end; a copy of it is left in DIR.
set -euo pipefail
source "$(dirname "$0")/set-up.sh"
lang=zh out=$root/out/demo seed=1 patches=12000 postgis='' serve=yes
while [ $# -gt 0 ]; do
  case $1 in
    --no-serve) serve=''; shift ;;
    --postgis) postgis=yes; shift ;;
    --lang) lang=$2; shift 2 ;;
    --out) out=$2; shift 2 ;;
    --seed) seed=$2; shift 2 ;;
    --patches) patches=$2; shift 2 ;;
    *) echo "demo.sh: '$1' is not an option; see the first lines of $0" >&2; exit 2 ;;
  esac
done
say() { if [ "$lang" = en ]; then echo "$2"; else echo "$1"; fi; }

need_packages libgdal32 jq fonts-noto-cjk ${postgis:+postgresql-15 postgresql-15-postgis-3}
landplanner=$root/artifacts/landplanner/LandPlanner.Cli
publish "$root/src/LandPlanner.Cli/LandPlanner.Cli.csproj" "$(dirname "$landplanner")"
build Release "$root/tools/LandPlanner.SampleTown/LandPlanner.SampleTown.csproj"
town=$root/artifacts/bin/LandPlanner.SampleTown/release_linux-x64/LandPlanner.SampleTown
export LANDPLANNER_LANG=$lang LANDPLANNER_WORKSPACE=$out/wenquan.gpkg

rm -rf "$out"
mkdir -p "$out"
if [ -n "$postgis" ]; then
  cluster=$(mktemp -d)/pg
  chmod 755 "$(dirname "$cluster")"
  trap 'stop_cluster "$cluster"; rm -rf "$(dirname "$cluster")"' EXIT
  start_cluster "$cluster"
  export LANDPLANNER_WORKSPACE=$cluster_address?schema=wenquan
fi
"$town" --out "$out/bureau" --seed "$seed" --patches "$patches"
"$landplanner" new "$LANDPLANNER_WORKSPACE" --crs EPSG:4550
expected=$out/bureau/expected.json
wrong=0
miss() { echo "  ✗ $*"; wrong=1; }

say "—— 导入 ——" "—— Import ——"
imported=0 repaired=0 rejected=0
while read -r file; do
  path=$out/bureau/$(jq -r .file <<<"$file")
  name=$(jq -r .layer <<<"$file")
  mapfile -t options < <(jq -r '.options[], (if .sourceLayer then "--source-layer", .sourceLayer else empty end)' <<<"$file")
  "$landplanner" inspect "$path" --json > "$out/inspect.json" || miss "inspect $name"
  status=0
  "$landplanner" import "$path" --layer "$name" --role "$(jq -r .role <<<"$file")" "${options[@]}" --json > "$out/import.json" || status=$?
  [ $status -le 1 ] || { miss "import $name"; continue; }
  jq -r --arg lang "$lang" 'if $lang == "en"
    then "\(.layer): \(.read) read, \(.intact) intact, \(.repaired) repaired, \(.rejected) rejected; \(.encoding) (\(.encodingFoundBy)), \(.crs)"
    else "\(.layer):读取 \(.read),完好 \(.intact),修复 \(.repaired),拒绝 \(.rejected);\(.encoding)(\(.encodingFoundBy)),\(.crs)" end,
    (.notices[] | "    ! " + .), (.problems[] | "    #\(.record) \(.reason) → \(.action)")' "$out/import.json"
  jq -e --argjson file "$file" '.read == $file.records and .repaired + .rejected == $file.faults' "$out/import.json" > /dev/null || miss "$name"
  imported=$((imported + $(jq .intact "$out/import.json") + $(jq .repaired "$out/import.json")))
  repaired=$((repaired + $(jq .repaired "$out/import.json")))
  rejected=$((rejected + $(jq .rejected "$out/import.json")))
done < <(jq -c '.files[]' "$expected")
say "共入库 $imported 条,其中修复 $repaired 条;拒绝 $rejected 条。" "$imported records stored, $repaired of them repaired; $rejected rejected."

say "—— 工作报告中的地块 ——" "—— Parcels of the work report ——"
"$landplanner" layers --json > "$out/layers.json"
while read -r figure; do
  name=$(jq -r .layer <<<"$figure")
  found=$(jq -c --arg name "$name" '.[] | select(.layer == $name) | {count, mu: .areaMu}' "$out/layers.json")
  jq -r --arg name "$name" --arg lang "$lang" 'if $lang == "en" then "\($name): \(.count) parcels, \(.mu * 100 | round / 100) mu" else "\($name):\(.count) 宗,\(.mu * 100 | round / 100) 亩" end' <<<"$found"
  jq -e --argjson figure "$figure" '.count == $figure.count and ((.mu - $figure.mu) | fabs) < 0.01' <<<"$found" > /dev/null || miss "$name"
done < <(jq -c '.figures[] | select(.mu)' "$expected")

say "—— 报告数字 ——" "—— Figures of the work report ——"
"$landplanner" figures --out "$out/report" || miss "figures"

say "—— 审查 ——" "—— Audit ——"
status=0
"$landplanner" audit --out "$out/report" || status=$?
[ $status -eq 1 ] || miss "audit"
jq -e --slurpfile expected "$expected" '
  def key: "\(.rule) \(.name)";
  ([.findings[] | select(.verdict == "violation" or .verdict == "notice")] | map({(key): .areaSquareMetres}) | add) as $found
  | ($expected[0].findings | map({(key): .areaSquareMetres}) | add) as $wanted
  | ($found | keys) == ($wanted | keys) and all($wanted | keys[]; (($found[.] - $wanted[.]) | fabs) <= 0.02)' \
  "$out/report/findings.json" > /dev/null || miss "$(say "审查结果与样例预期不符" "the findings are not those the sample expects")"

say "—— 两期变化 ——" "—— Change between the surveys ——"
"$landplanner" matrix 地类图斑2023 地类图斑2024 --out "$out/report" || miss "matrix"
jq -e --slurpfile expected "$expected" '
  ([.cells[] | select(.kind != "unchanged")] | map({("\(.before) \(.after) \(.village)"): .areaSquareMetres}) | add) as $found
  | ($expected[0].conversions | map({("\(.before) \(.after) \(.village)"): .areaSquareMetres}) | add) as $wanted
  | ($found | keys) == ($wanted | keys) and all($wanted | keys[]; (($found[.] - $wanted[.]) | fabs) <= 0.02)' \
  "$out/report/matrix-地类图斑2023-地类图斑2024.json" > /dev/null || miss "$(say "变化矩阵与样例预期不符" "the change matrix is not what the sample expects")"

say "—— 项目推进 ——" "—— Projects ——"
for layer in 重点项目 产业项目 乡村振兴项目; do "$landplanner" project take $layer > /dev/null || miss "project take $layer"; done
sheet=$out/bureau/$(jq -r .progress.file "$expected")
until=$(jq -r .progress.until "$expected")
"$landplanner" project months "$sheet" --sheet "$(jq -r .progress.monthSheet "$expected")" | tail -n 1 || miss "project months"
"$landplanner" project milestone --from "$sheet" --sheet "$(jq -r .progress.milestoneSheet "$expected")" | tail -n 1 || miss "project milestone"
"$landplanner" project board --until "$until" --out "$out/report" || miss "project board"
"$landplanner" project board --until "$until" --json > "$out/board.json"
jq -e --slurpfile expected "$expected" '
  $expected[0].progress as $wanted
  | [.projects[] | {number, light}] == $wanted.lights and .all.actualSoFar == ($wanted.actualWan * 1000000 | round) and .all.overdue == $wanted.overdue
    and ([.kinds[].total] | sort) == ([$expected[0].figures[] | select(.wan) | .wan * 1000000 | round] | sort) and ([.kinds[].total] | add) == .all.total' \
  "$out/board.json" > /dev/null || miss "$(say "项目看板与样例预期不符" "the board of projects is not what the sample expects")"
"$landplanner" project curve "$(jq -r '[.progress.lights[] | select(.light == "red")][0].number' "$expected")" --until "$until" --out "$out/report" > /dev/null || miss "project curve"

say "—— 耕地台账 ——" "—— Ledgers of farmland ——"
"$landplanner" farmland abandoned take 疑似撂荒地 || miss "farmland abandoned"
"$landplanner" farmland rectified take 整改图斑 || miss "farmland rectified"
"$landplanner" farmland abandoned summary --json | jq -e '.plots == 435' > /dev/null || miss "$(say "撂荒地台账" "abandoned plots")"
"$landplanner" farmland rectified summary --json | jq -e '.areaMu == 365.35' > /dev/null || miss "$(say "永农整改台账" "rectified patches")"
"$landplanner" farmland balance 地类图斑2023 地类图斑2024 --out "$out/report" || miss "farmland balance"

say "—— 规划与现状 ——" "—— Plan and survey ——"
plan=$(jq -r .plan.layer "$expected") survey=$(jq -r .plan.survey "$expected")
status=0
"$landplanner" plan compare "$plan" "$survey" --out "$out/report" > "$out/plan.txt" || status=$?
[ $status -eq 1 ] || miss "plan compare"
grep -E "亩|mu" "$out/plan.txt" | head -n 6
jq -e --slurpfile expected "$expected" '
  def near($found; $wanted): (($found // 0) - $wanted) | fabs <= 1;
  $expected[0].plan as $wanted | .conflictAreas
  | near(.farmlandToBuilding; $wanted.farmlandToBuildingSquareMetres) and near(.basicFarmlandToBuilding; $wanted.basicFarmlandToBuildingSquareMetres)
    and near(.basicFarmlandLeftOut; $wanted.basicFarmlandLeftOutSquareMetres) and near(.basicFarmlandOnlyInPlan; $wanted.basicFarmlandOnlyInPlanSquareMetres)' \
  "$out/report/plan-$plan-$survey.json" > /dev/null || miss "$(say "规划对比与样例预期不符" "the plan is not what the sample expects")"
"$landplanner" plan structures | head -n 5
"$landplanner" plan structures --json | jq -e --arg name "$(jq -r .plan.structure "$expected")" '[.[] | select(.name == $name)][0].complete' > /dev/null || miss "plan structures"

say "—— 村级经济与办证 ——" "—— Villages and titles ——"
"$landplanner" village income enter "$out/bureau/$(jq -r .villages.file "$expected")" | tail -n 1 || miss "village income"
"$landplanner" village titles take "$(jq -r .villages.layer "$expected")" > /dev/null || miss "village titles"
"$landplanner" village income list --json > "$out/income.json"
"$landplanner" village titles list --json > "$out/titles.json"
"$landplanner" village titles list | tail -n 1
jq -e --slurpfile titles "$out/titles.json" --slurpfile expected "$expected" '
  $expected[0].villages as $wanted
  | ([.villages[] | select(.amountFen >= 10000000)] | length) == $wanted.aboveTen and .totalFen == ($wanted.totalWan * 1000000 | round)
    and $titles[0].estates == $wanted.estates and $titles[0].homes == $wanted.homes and $titles[0].registered == $wanted.registered' \
  "$out/income.json" > /dev/null || miss "$(say "村级经济与办证和样例预期不符" "villages and titles are not what the sample expects")"

say "—— 开发与用地 ——" "—— Land for development ——"
status=0
"$landplanner" scheme check 成片开发地块 --json > "$out/scheme.json" || status=$?
[ $status -le 1 ] || miss "scheme check"
jq -e '[.checks[] | select(.id == "public-share")][0].outcome == "pass"' "$out/scheme.json" > /dev/null || miss "$(say "公益性用地比例" "the share of public-benefit land")"
# Both say by their status what they found: 1 for what does not pass.
for paper in 'scheme draft 成片开发地块' 'boundary sheet 边界新增地块'; do
  status=0
  # shellcheck disable=SC2086 # A verb, its noun and a layer.
  "$landplanner" $paper --out "$out/report" > /dev/null || status=$?
  [ $status -le 1 ] || miss "$paper"
done
"$landplanner" idle take 闲置土地 | tail -n 1 || miss "idle take"
"$landplanner" match find "$(jq -r '.progress.lights[0].number' "$expected")" --area 40-130 > "$out/match.txt" || miss "match find"
head -n 8 "$out/match.txt"

say "—— 卫片批次 ——" "—— Satellite batch ——"
batch=$out/bureau/$(jq -r .batch.path "$expected")
name=$(jq -r .batch.name "$expected")
"$landplanner" case batch "$batch" --batch "$name" --issued "$(jq -r .batch.issued "$expected")" || miss "case batch"
"$landplanner" case list --batch "$name" --limit 1000 --json > "$out/cases.json"
jq -e --slurpfile expected "$expected" '
  def near($found; $wanted): (($found // 0) - $wanted) | fabs <= 0.02;
  (map({(.source_number): .}) | add) as $found
  | $expected[0].batch.patches
  | length == ($found | length) and all(.[]; . as $patch | $found[$patch.number]
    | .desk_verdict == $patch.verdict and (.kind // "") == $patch.kind and near(.area_m2; $patch.areaSquareMetres)
    and near(.basic_farmland_m2; $patch.basicFarmlandSquareMetres) and near(.red_line_m2; $patch.redLineSquareMetres)
    and ($patch.approvedSquareMetres == 0 or near(.approved_m2; $patch.approvedSquareMetres)))' \
  "$out/cases.json" > /dev/null || miss "$(say "卫片判读与样例预期不符" "the batch was not judged as the sample expects")"
status=0
"$landplanner" case batch "$batch" --batch "$name" --issued "$(jq -r .batch.issued "$expected")" > /dev/null 2>&1 || status=$?
[ $status -eq 2 ] || miss "$(say "同一批次导入了两次" "the same batch came in twice")"

say "—— 审查结果转图斑 ——" "—— From findings to cases ——"
"$landplanner" case from-findings --json > "$out/findings-cases.json" || miss "case from-findings"
jq -r --arg lang "$lang" 'if $lang == "en" then "\(.findings) findings: \(.new) cases opened, the ground of \(.findings - .new) is a case already" else "\(.findings) 条审查结果:立案 \(.new) 件,\(.findings - .new) 条同一地块已有案件" end' \
  "$out/findings-cases.json"
jq -e --slurpfile expected "$expected" '
  .findings == ([$expected[0].findings[] | select(.verdict == "violation")] | length) and .new > 0
  and all(.cases[] | select(.new | not); .matches[0].share >= 0.5)' "$out/findings-cases.json" > /dev/null || miss "$(say "转图斑数与样例预期不符" "not as many cases of findings as the sample expects")"
status=0
"$landplanner" case from-findings --json > "$out/findings-again.json" || status=$?
[ $status -eq 1 ] && [ "$(jq .new "$out/findings-again.json")" = 0 ] || miss "$(say "同一地块立了两次案" "a ground became two cases")"
"$landplanner" verify
[ -z "$postgis" ] || "$landplanner" copy "$LANDPLANNER_WORKSPACE" "$out/wenquan.gpkg" || miss "copy"

if [ $wrong -eq 0 ]; then
  say "与样例预期一致。报告在 $out/report" "All is as the sample expects. The report is in $out/report"
else
  say "与样例预期不一致,见上面标 ✗ 的各项。" "Not as the sample expects: see the lines marked ✗."
  exit 1
fi
[ -n "$serve" ] || exit 0

say "—— 地图 ——" "—— Map ——"
url=http://127.0.0.1:$(free_port 8520)
"$landplanner" serve --urls "$url" &
server=$!
trap 'kill -TERM $server 2> /dev/null || true' INT TERM
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && command -v xdg-open > /dev/null; then
  for _ in $(seq 100); do (exec 3<> "/dev/tcp/127.0.0.1/${url##*:}") 2> /dev/null && break || sleep 0.05; done
  xdg-open "$url" > /dev/null 2>&1 || true
fi
# A signal ends the wait before the server has ended.
while kill -0 $server 2> /dev/null; do wait $server && status=0 || status=$?; done
exit $status
