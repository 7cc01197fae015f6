using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Features;

namespace LandPlanner.Schemes;

/// <summary>The bars that lie with the county: plans left unmet, supply, idle land. They are told by the years before the scheme's.</summary>
internal sealed class CountyChecks(SchemeInput input, SchemeParcels parcels, int? year)
{
    /// <summary>
    /// Fails where any scheme left its plan unmet in two years running, among as many before this scheme's as the table says: what lies farther back bars no more. Of these a year after a scheme's first that nobody
    /// entered is not known, and counts for neither. Its number is the progress of the last year.
    /// </summary>
    public SchemeCheck PlanProgress()
    {
        if (year is not { } own)
            return NoYear("plan-progress");
        var schemes = input.Ledgers.Years.Where(row => row.Year < own).GroupBy(row => row.Scheme).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (schemes.Count == 0)
            return Check("plan-progress", SchemeOutcome.NotKnown, null, "无法判断：没有登记以往方案的年度计划。没有以往方案的，登记一条计划为 0 的年度。", "Not known: no annual plan of an earlier scheme is entered. Where there was none, enter a year with a plan of 0.");
        var (barred, open, progress, years) = (new List<string>(), new List<string>(), Progress(own - 1), input.Rules.Scheme["plan-progress"].Years!.Value);
        foreach (var scheme in schemes)
        {
            var first = Math.Max(own - years, scheme.Min(row => row.Year));
            var met = Enumerable.Range(first, own - first).Select(one => (Year: one, IsMet: scheme.FirstOrDefault(row => row.Year == one)?.IsMet)).ToList();
            var pairs = met.Zip(met.Skip(1)).ToList();
            if (pairs.FirstOrDefault(pair => pair is { First.IsMet: false, Second.IsMet: false }) is { Second.Year: > 0 } bad)
                barred.Add(string.Create(CultureInfo.InvariantCulture, $"{scheme.Key} {bad.First.Year}–{bad.Second.Year}"));
            else if (pairs.FirstOrDefault(pair => pair.First.IsMet != true && pair.Second.IsMet != true) is { Second.Year: > 0 } unknown)
                open.Add(string.Create(CultureInfo.InvariantCulture, $"{scheme.Key} {unknown.First.Year}–{unknown.Second.Year}"));
        }

        if (barred.Count > 0)
            return Check("plan-progress", SchemeOutcome.Fail, progress, $"近 {years} 年中连续两年未完成年度实施计划：{string.Join("、", barred)}。", $"Annual plans unmet in two years running, of the last {years}: {string.Join(", ", barred)}.");
        return open.Count > 0
            ? Check("plan-progress", SchemeOutcome.NotKnown, progress, $"无法判断：缺少年度数据：{string.Join("、", open)}。", $"Not known: years are missing: {string.Join(", ", open)}.")
            : Check("plan-progress", SchemeOutcome.Pass, progress, $"近 {years} 年没有方案连续两年未完成年度实施计划。", $"In the last {years} years no scheme left its annual plan unmet in two running.");
    }

    /// <summary>Σ done ÷ Σ planned of a year over all schemes; null where a number is missing or nothing was planned.</summary>
    private Ratio? Progress(int one)
    {
        var rows = input.Ledgers.Years.Where(row => row.Year == one).ToList();
        return rows.All(row => row.IsMet is not null) && rows.Sum(row => row.PlannedMu) is { } planned and > 0 ? new(rows.Sum(row => row.DoneMu!.Value), planned) : null;
    }

    public SchemeCheck SupplyRate()
    {
        if (year is not { } own)
            return NoYear("supply-rate");
        var (years, rows) = Window("supply-rate", own);
        var missing = rows.Where(row => row.ApprovedMu is null || row.SuppliedMu is null).ToList();
        var approved = rows.Sum(row => row.ApprovedMu ?? 0);
        if (missing.Count > 0 || approved == 0)
            return Missing("supply-rate", missing, "没有批准面积", "nothing was approved");
        var (share, limit) = (new Ratio(rows.Sum(row => row.SuppliedMu!.Value), approved), input.Rules.Scheme["supply-rate"].Limit!.Value);
        return Check(
            "supply-rate", share >= limit ? SchemeOutcome.Pass : SchemeOutcome.Fail, share, $"近 {years} 年供地 {Mu(share.Numerator)} 亩，批准 {Mu(approved)} 亩，供地率 {ShareChecks.Percent(share, limit)}，要求不低于 {ShareChecks.Percent(limit)}。",
            $"Of {Mu(approved)} mu approved in {years} years {Mu(share.Numerator)} were supplied: {ShareChecks.Percent(share, limit)}, at least {ShareChecks.Percent(limit)} is asked.");
    }

    /// <summary>
    /// Idle at the end of the year before, as entered, over what was supplied in the years before. Where nobody entered it it is not known: the layers of idle land say what lies idle now, and the check only tells of them.
    /// </summary>
    public SchemeCheck IdleRate()
    {
        if (year is not { } own)
            return NoYear("idle-rate");
        var (years, rows) = Window("idle-rate", own);
        var missing = rows.Where(row => row.SuppliedMu is null).ToList();
        var supplied = rows.Sum(row => row.SuppliedMu ?? 0);
        if (missing.Count > 0 || supplied == 0)
            return Missing("idle-rate", missing, "没有供应面积", "nothing was supplied");
        if (rows[^1].IdleMu is not { } idle)
            return IdleNotEntered(own - 1);
        var (share, limit) = (new Ratio(idle, supplied), input.Rules.Scheme["idle-rate"].Limit!.Value);
        return Check(
            "idle-rate", share <= limit ? SchemeOutcome.Pass : SchemeOutcome.Fail, share, $"闲置 {Mu(idle)} 亩，近 {years} 年供应 {Mu(supplied)} 亩，闲置率 {ShareChecks.Percent(share, limit)}，要求不高于 {ShareChecks.Percent(limit)}。",
            $"{Mu(idle)} mu are idle, {Mu(supplied)} were supplied in {years} years: {ShareChecks.Percent(share, limit)}, at most {ShareChecks.Percent(limit)} is allowed.");
    }

    private SchemeCheck IdleNotEntered(int last)
    {
        var layers = input.Audit.Layers.Where(layer => layer.Info.Role == new LayerRole("idle-land")).OrderBy(layer => layer.Info.Name, StringComparer.Ordinal).ToList();
        List<SchemePart> parts =
            [.. layers.SelectMany(layer => layer.Features.Select(feature => new SchemePart(layer.Info.Name, feature.Id, SchemeParcels.Text(layer, feature, "name"), input.Audit.Areas.Of(feature.Shape), feature.Shape)))];
        var drawn = Mu(parts.Aggregate(Area.Zero, (sum, part) => sum + part.Area).Mu(2));
        var check = Check(
            "idle-rate", SchemeOutcome.NotKnown, null, $"无法判断：没有登记 {last} 年末闲置面积{(layers.Count == 0 ? "" : $"；闲置土地图层现有 {drawn} 亩，仅供参考")}。",
            $"Not known: nobody entered how much was idle at the end of {last}{(layers.Count == 0 ? "" : $"; the layers of idle land hold {drawn} mu now")}.");
        return check with { Parts = parts };
    }

    public SchemeCheck StockTask() => year is not { } own ? NoYear("stock-task") : Row(own - 1).IsTaskMet switch
    {
        true => Check("stock-task", SchemeOutcome.Pass, null, $"{own - 1} 年增存挂钩任务已完成。", $"The task of {own - 1} was met."),
        false => Check("stock-task", SchemeOutcome.Fail, null, $"{own - 1} 年增存挂钩任务未完成。", $"The task of {own - 1} was not met."),
        null => Check("stock-task", SchemeOutcome.NotKnown, null, $"无法判断：没有登记 {own - 1} 年增存挂钩任务。", $"Not known: nobody entered whether the task of {own - 1} was met."),
    };

    private (int Years, List<LandSupply> Rows) Window(string id, int own)
    {
        var years = input.Rules.Scheme[id].Years!.Value;
        return (years, [.. Enumerable.Range(own - years, years).Select(Row)]);
    }

    private LandSupply Row(int one) => input.Ledgers.Supplies.FirstOrDefault(row => row.Year == one) ?? new(one, null, null, null, null);

    private SchemeCheck Missing(string id, List<LandSupply> missing, string zh, string en)
    {
        var years = string.Join(", ", missing.Select(row => row.Year));
        return Check(id, SchemeOutcome.NotKnown, null, missing.Count > 0 ? $"无法判断：缺少 {years} 年土地供应数据。" : $"无法判断：{zh}。", missing.Count > 0 ? $"Not known: land supply of {years} is missing." : $"Not known: {en}.");
    }

    private SchemeCheck NoYear(string id) => Check(id, SchemeOutcome.NotKnown, null, "无法判断：地块没有年度；用 --year 指明。", "Not known: the parcels name no year. Say it with --year.");

    private SchemeCheck Check(string id, SchemeOutcome outcome, Ratio? share, string zh, string en)
    {
        var rule = input.Rules.Scheme[id];
        return new(id, rule.TitleZh, rule.TitleEn, "", outcome, null, share, rule.Limit, rule.Basis, zh, en, outcome == SchemeOutcome.Fail && id is "plan-progress" or "stock-task" ? [.. Enumerable.Range(0, parcels.Features.Count).Select(parcels.Part)] : []);
    }

    private static string Mu(decimal mu) => mu.ToString("N2", CultureInfo.InvariantCulture);
}
