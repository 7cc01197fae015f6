using LandPlanner.Audits;
using LandPlanner.Cases;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Auditing;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Makes cases of an audit's findings: each on its own ground, never twice on the same, each desk-compared.</summary>
public sealed class CasesFromFindings(CaseBook book)
{
    private const string Other = "other";

    /// <summary>Opens cases for the findings chosen, as one revision.</summary>
    /// <param name="today">The day on which this is asked; the cases are issued on it.</param>
    /// <exception cref="WorkspaceException">No audit is kept, or nothing in it is what was chosen.</exception>
    public Task<FindingCases> RunAsync(FindingChoice choice, string author, DateOnly today, CancellationToken ct) => RunAsync(choice, author, today, isDry: false, ct);

    /// <summary>What <see cref="RunAsync(FindingChoice, string, DateOnly, CancellationToken)"/> would do now. Changes nothing.</summary>
    public Task<FindingCases> PreviewAsync(FindingChoice choice, string author, DateOnly today, CancellationToken ct) => RunAsync(choice, author, today, isDry: true, ct);

    private async Task<FindingCases> RunAsync(FindingChoice choice, string author, DateOnly today, bool isDry, CancellationToken ct)
    {
        var run = await AuditRun.ReadAsync(book.Workspace, choice.Run ?? await LatestAsync(ct), ct);
        var chosen = Chosen(run, choice);
        var shown = chosen.Where(finding => finding.Shape is not null).ToList();
        var desk = await DeskCompare.ReadAsync(book.Workspace, ct);
        var (drafts, results) = await Task.Run(() => desk.Compare([.. shown.Select(finding => Draft(run, finding, today))], null, ct), ct);
        drafts = [.. drafts.Zip(shown, (draft, finding) => WithKind(draft, finding))];
        var opener = new CaseOpener(book);
        IReadOnlyList<(Case? Opened, bool IsNew, IReadOnlyList<CaseMatch> Matches)> fates;
        Revision? revision = null;
        if (isDry)
        {
            fates = [.. (await opener.PreviewAsync(drafts, author, today, ct)).Select(one => ((Case?)null, one.IsNew, one.Matches))];
        }
        else
        {
            var openings = await opener.OpenAsync(drafts, author, $"审查 {run.Id} 转图斑 {Said(choice)}".TrimEnd(), today, ct);
            (fates, revision) = ([.. openings.All.Select(one => (one.Opened, one.Opened is not null, one.Matches))], openings.Revision);
        }

        var place = 0;
        return new(run.Id, [.. chosen.Select(finding => finding.Shape is null
            ? new FindingCase(finding, null, false, [], null)
            : new(finding, fates[place].Opened, fates[place].IsNew, fates[place].Matches, results[place++]))], revision);
    }

    private async Task<string> LatestAsync(CancellationToken ct) => await AuditRun.ListAsync(book.Workspace, ct) is [var latest, ..]
        ? latest.Id
        : throw new WorkspaceException("No audit is kept in this workspace. Run 'landplanner audit' first, then make cases of what it finds.");

    private static List<Finding> Chosen(AuditRun run, FindingChoice choice)
    {
        if (choice.Rule is { } rule && run.Result.Rules.All(outcome => outcome.Id != rule))
            throw new WorkspaceException($"The audit {run.Id} knows no rule '{rule}'; it applied {string.Join(", ", run.Result.Rules.Select(outcome => outcome.Id))}.");
        var chosen = run.Result.Findings.Where(finding =>
            (finding.Verdict == Verdict.Violation || finding.Verdict == Verdict.Notice && choice.WithNotices)
            && (choice.Rule is null || finding.Rule == choice.Rule)
            && (choice.Village is null || finding.Village == choice.Village)
            && (choice.Feature is not { } feature || finding.Layer == feature.Layer && finding.FeatureId == feature.Id)).ToList();
        return chosen.Count > 0 ? chosen : throw new WorkspaceException(
            $"The audit {run.Id} has no {(choice.WithNotices ? (Sentence)"violation or notice" : "violation")} that is meant by {(Said(choice) is { Length: > 0 } said ? Sentence.Quote(said) : "this")}: nothing to make a case of.");
    }

    private static string Said(FindingChoice choice) => string.Join(
        " ", new[] { choice.Rule, choice.Village, choice.Feature is { } feature ? FormattableString.Invariant($"{feature.Layer}:{feature.Id}") : null }.Where(part => part is not null));

    private static CaseDraft Draft(AuditRun run, Finding finding, DateOnly today)
    {
        var rule = run.Result.Rules.FirstOrDefault(outcome => outcome.Id == finding.Rule);
        return new(finding.Shape!, new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["title"] = $"{rule?.TitleZh ?? finding.Rule} {finding.Name}",
            ["source"] = "audit",
            ["source_number"] = finding.Number,
            ["issued_on"] = today,
            ["village"] = finding.Village,
            ["finding_run"] = run.Id,
            ["finding_rule"] = finding.Rule,
            ["finding_layer"] = finding.Layer,
            ["finding_feature"] = finding.FeatureId,
            ["law"] = string.Join("；", (rule?.Basis ?? []).Select(basis => basis.Law + basis.Article)),
        });
    }

    /// <summary>What the layers show goes before what the rule makes likely.</summary>
    private CaseDraft WithKind(CaseDraft draft, Finding finding) => draft.Values.GetValueOrDefault("kind") is string kind && kind != Other
        ? draft
        : draft with { Values = new Dictionary<string, object?>(draft.Values, StringComparer.OrdinalIgnoreCase) { ["kind"] = book.Workspace.Tables.Desk.Findings.GetValueOrDefault(finding.Rule, Other) } };
}
