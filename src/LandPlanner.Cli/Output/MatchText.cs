using System.Globalization;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Projects.Matching;
using LandPlanner.Workspaces.Projects.Matching;

namespace LandPlanner.Cli.Output;

/// <summary>Land for projects as text.</summary>
internal static class MatchText
{
    public static void Print(Wording wording, Project project, MatchResult result, MatchRules rules, bool all)
    {
        Console.WriteLine($"{project.Number} {project.Name}: {result.Need.Say(wording.English)}");
        Console.WriteLine(wording.Say(
            $"查看 {result.Looked} 个地块，可行方案 {result.Offers.Count} 个，排除 {result.RuledOut.Count} 个地块，另有 {result.Left.Count} 个地块未用。面积为椭球面积，距离为平面距离（米）。",
            $"{result.Looked} parcels looked at: {result.Offers.Count} offers, {result.RuledOut.Count} parcels ruled out, {result.Left.Count} left over. Areas are official, distances metres of the plane."));
        if (!result.IsComplete)
        {
            Console.WriteLine(wording.Say(
                $"只比较了最有希望的 {result.Combinations} 个组合（上限），可能还有更好的方案。", $"Only the {result.Combinations} most promising combinations were looked at (the bound): there may be better ones."));
        }

        if (result.Unplaced.Count > 0)
        {
            Console.WriteLine(wording.Say(
                $"有 {result.Unplaced.Count} 个项目只有点位或线位，也没有匹配用地，其用地范围未知，以下地块可能已被其占用：{string.Join('、', result.Unplaced)}。",
                $"{result.Unplaced.Count} projects are known as a point or a line alone and have kept no land, so it is not known which land they hold; it may be among these parcels: {string.Join(", ", result.Unplaced)}."));
        }

        foreach (var (place, offer) in result.Offers.Index())
        {
            Console.WriteLine();
            Console.WriteLine(wording.Say(
                $"{place + 1}. {offer.Name}：{offer.State.Title(false)}，{LedgerOutput.Mu(offer.Area.Mu(2))} 亩，得分 {Number(offer.Score)}/{Number(offer.MostScore)}",
                $"{place + 1}. {offer.Name}: {offer.State.Title(true)}, {LedgerOutput.Mu(offer.Area.Mu(2))} mu, score {Number(offer.Score)}/{Number(offer.MostScore)}"));
            Print(wording, "   ", offer.Reasons, rules);
            foreach (var parcel in offer.Parcels)
                Print(wording, parcel, rules);
        }

        if (!all)
            return;
        Print(wording, wording.Say("被排除的地块", "Ruled out"), result.RuledOut, rules);
        Print(wording, wording.Say("未用的地块（单独面积不足，或不在所列方案中）", "Left over (too small alone, or of no offer listed)"), result.Left, rules);
    }

    public static void PrintKept(Wording wording, LedgerRow row, LandOffer offer)
    {
        Console.WriteLine(wording.Say(
            $"已保留 {row.Text("number")}：{row.Text("project")} {row.Text("project_name")}，{offer.Name}，{LedgerOutput.Mu(offer.Area.Mu(2))} 亩，{offer.State.Title(false)}",
            $"Kept {row.Text("number")}: {row.Text("project")} {row.Text("project_name")}, {offer.Name}, {LedgerOutput.Mu(offer.Area.Mu(2))} mu, {offer.State.Title(true)}"));
        foreach (var reason in offer.NotKnown)
            Console.WriteLine($"   ? {wording.Say(reason.Zh, reason.En)}");
    }

    public static void Print(Wording wording, LedgerForm form, IReadOnlyList<KeptMatch> matches)
    {
        var columns = new Columns([.. LedgerOutput.Headings(wording, form, "number", "project", "project_name", "parcel_names"), wording.Say("面积(亩)", "area (mu)"), .. LedgerOutput.Headings(wording, form, "standing", "state", "kept_on", "kept_by"), wording.Say("现状", "now")]);
        foreach (var match in matches)
        {
            columns.Add(
            [
                .. LedgerOutput.Cells(wording, form, match.Row, "number", "project", "project_name", "parcel_names"), LedgerOutput.Mu(match.Area.Mu(2)), .. LedgerOutput.Cells(wording, form, match.Row, "standing", "state", "kept_on", "kept_by"),
                match.IsOutdated ? wording.Say("已过时", "outdated") : "",
            ]);
        }

        if (matches.Count > 0)
            columns.Print();
        foreach (var change in matches.Where(match => match.IsOutdated).SelectMany(match => match.Changes.Select(change => $"{match.Number}: {wording.Say(change.Zh, change.En)}")))
            Console.WriteLine(change);
        Console.WriteLine(wording.Say($"共 {matches.Count} 项。", $"{matches.Count} in all."));
    }

    private static void Print(Wording wording, string title, IReadOnlyList<MatchParcel> parcels, MatchRules rules)
    {
        if (parcels.Count == 0)
            return;
        Console.WriteLine();
        Console.WriteLine(title);
        foreach (var parcel in parcels)
            Print(wording, parcel, rules);
    }

    private static void Print(Wording wording, MatchParcel parcel, MatchRules rules)
    {
        Console.WriteLine($"   {parcel.Layer}:{parcel.Id} {parcel.Name}  {LedgerOutput.Mu(parcel.Area.Mu(2))} {wording.Say("亩", "mu")}");
        Print(wording, "      ", parcel.Reasons, rules);
    }

    private static void Print(Wording wording, string indent, IReadOnlyList<MatchReason> reasons, MatchRules rules)
    {
        foreach (var reason in reasons)
        {
            var points = reason.Points is { } known ? $"  [{Number(known)}/{Number(reason.Most ?? 0)} {wording.Say(rules.Weights[reason.Id].WhyZh, rules.Weights[reason.Id].WhyEn)}]" : "";
            Console.WriteLine($"{indent}{Mark(reason.Outcome)} {wording.Say(reason.Zh, reason.En)}{points}");
        }
    }

    private static char Mark(MatchOutcome outcome) => outcome switch { MatchOutcome.Pass => '+', MatchOutcome.Fail => '×', MatchOutcome.NotKnown => '?', _ => '·' };

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
