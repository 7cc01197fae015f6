using System.Globalization;
using LandPlanner.Calendars;
using LandPlanner.Cases;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Evidence;
using Microsoft.Extensions.Localization;

namespace LandPlanner.Web.Cases;

/// <summary>What a move still lacks, in the interface's language, while it is filled in. Whether it can be made is <see cref="CaseProcess.Complaints"/>' to say when it is sent.</summary>
internal sealed class MoveLacks(IStringLocalizer<MoveLacks> words, CaseDesk desk)
{
    /// <summary>All of it at once; empty where nothing is known to be lacking.</summary>
    public IReadOnlyList<string> Of(CaseFile file, MoveDraft draft)
    {
        var lacks = new List<string>();
        if (draft.On > desk.Today)
            lacks.Add(words["Ahead", Moments.Write(desk.Today)]);
        else if (draft.On < file.Case.MovedOn)
            lacks.Add(words["BeforeLast", Moments.Write(file.Case.MovedOn)]);
        lacks.AddRange(Fields(file.Case, draft));
        if (draft.Move.NeedsNote && string.IsNullOrWhiteSpace(draft.Note))
            lacks.Add(words["NoNote"]);
        lacks.AddRange(draft.Move.Evidence.Where(demand => Count(file, draft.Tray, demand) < demand.Count).Select(demand => words["Evidence", TitleOf(demand.Kind), demand.Count, Count(file, draft.Tray, demand)].Value));
        lacks.AddRange(draft.Tray.Files.SelectMany(staged => Of(staged.Facts).Concat(OfDay(file.Case, staged.Facts, draft.On)).Select(lack => $"{staged.FileName}：{lack}")));
        lacks.AddRange(Repeated(file, draft.Tray).Select(name => $"{name}：{words["Repeated"]}"));
        return lacks;
    }

    /// <summary>What a photo does not tell, or tells of another place.</summary>
    public IReadOnlyList<string> Of(EvidenceFacts facts)
    {
        var (rule, lacks) = (desk.Process.EvidenceOf(facts.Kind), new List<string>());
        if (rule.NeedsPlace && facts.DistanceMetres is null)
            lacks.Add(words["NoPlace"]);
        if (rule.WithinMetres is { } within && facts.DistanceMetres is { } distance && distance > within)
            lacks.Add(words["TooFar", distance.ToString("0", CultureInfo.InvariantCulture), within.ToString("0", CultureInfo.InvariantCulture)]);
        if (rule.NeedsAzimuth && facts.Azimuth is null)
            lacks.Add(words["NoAzimuth"]);
        if (rule.NeedsTime && facts.TakenAt is null)
            lacks.Add(words["NoTime"]);
        return lacks;
    }

    /// <summary>What speaks against the day on which a photo was taken.</summary>
    /// <param name="until">The last on which it may have been: that of the move, or today.</param>
    public IReadOnlyList<string> OfDay(Case one, EvidenceFacts facts, DateOnly until)
    {
        if (facts.TakenAt is not { } taken)
            return [];
        var (rule, day) = (desk.Process.EvidenceOf(facts.Kind), ChinaTime.DayOf(taken));
        if (rule.IsLater(facts, until))
            return [words["TooLate", Moments.Write(day), Moments.Write(until)]];
        return rule.FirstDay(one) is { } first && day < first ? [words["TooEarly", Moments.Write(day), Moments.Write(first)]] : [];
    }

    /// <summary>Photos on their way that the case has already, or that are on their way twice.</summary>
    private List<string> Repeated(CaseFile file, EvidenceTray tray)
    {
        var seen = file.Evidence.Select(row => row.Text("sha256")).ToHashSet(StringComparer.Ordinal);
        return [.. tray.Files.Where(staged => desk.Process.EvidenceOf(staged.Facts.Kind).NeedsPlace && !seen.Add(staged.Facts.Sha256)).Select(staged => staged.FileName)];
    }

    /// <summary>How much there is of what a move demands, in the ledger and on its way.</summary>
    public static int Count(CaseFile file, EvidenceTray tray, EvidenceDemand demand) =>
        file.Evidence.Select(EvidenceIntake.FactsOf).Concat(tray.Files.Select(staged => staged.Facts))
        .Count(piece => piece.Kind == demand.Kind && (!demand.IsFresh || CaseProcess.IsFresh(file.Case, piece)));

    private IEnumerable<string> Fields(Case one, MoveDraft draft)
    {
        foreach (var field in draft.Given.Where(field => string.IsNullOrWhiteSpace(draft.Texts[field.Name])))
            yield return words["Given", field.Title()];
        foreach (var name in draft.Move.Filled)
        {
            if (string.IsNullOrWhiteSpace(draft.Texts.GetValueOrDefault(name) ?? FieldText.Write(one.Row[name])))
                yield return words["Filled", desk.Form.Get(name).Title()];
        }

        if (DateOnly.TryParseExact(draft.Texts.GetValueOrDefault("due_on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) && due < draft.On && (due != one.DueOn || draft.Given.Any(field => field.Name == "due_on")))
            yield return words["DueBefore", Moments.Write(due)];
        foreach (var name in draft.Move.Later)
        {
            if (DateOnly.TryParseExact(draft.Texts.GetValueOrDefault(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var told) && told <= one.Row.Date(name))
                yield return words["NotLater", desk.Form.Get(name).Title(), Moments.Write(one.Row.Date(name)!.Value)];
        }
    }

    private string TitleOf(string kind) => CaseTitles.Say(desk.EvidenceForm, "kind", kind);
}
