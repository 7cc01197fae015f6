using System.CommandLine;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Evidence;

namespace LandPlanner.Cli;

/// <summary>What several verbs of cases ask for.</summary>
internal static class CaseOptions
{
    public static Argument<string> Number() => new("NUMBER") { Description = "The case's number, AJ2024-0001. 编号" };

    public static Option<string?> On() => new("--on") { Description = "The day it was done. Default: today. 日期", HelpName = "DATE" };

    public static Option<string> Note() => new("--note") { Description = "Why, or what was found. 意见", DefaultValueFactory = _ => "" };

    public static Option<string[]> Set() => new("--set") { Description = "A field told with it. May be given more than once. 字段赋值", HelpName = "FIELD=VALUE" };

    public static Option<string[]> Evidence() => new("--evidence")
    {
        Description = "A photo or document, with its kind: wide, close, drone, before, after, document, judgement, acceptance. May be given more than once. 举证",
        HelpName = "KIND=FILE",
    };

    /// <summary>Today where the option was not given.</summary>
    public static DateOnly Day(string? on) => on is null ? Today : Dates.Parse(on);

    public static DateOnly Today => Dates.Today;

    /// <exception cref="WorkspaceException">One is not written FIELD=VALUE, or a field is there twice.</exception>
    public static IReadOnlyDictionary<string, string> Texts(IReadOnlyList<string> assignments)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (field, value) in Assignments.Parse(assignments))
        {
            if (!texts.TryAdd(field, value))
                throw new WorkspaceException($"'{field}' is set twice.");
        }

        return texts;
    }

    /// <exception cref="WorkspaceException">One is not written FIELD=VALUE, or is no value of the field.</exception>
    public static IReadOnlyDictionary<string, object?> Values(LedgerForm form, IReadOnlyList<string> assignments) => LedgerEntry.Read(form, Texts(assignments));

    /// <summary>Choices of a field, by code or title.</summary>
    /// <exception cref="WorkspaceException">One is none.</exception>
    public static IReadOnlyList<string> Codes(LedgerForm form, string field, IReadOnlyList<string> texts) => [.. texts.Select(text => form.Get(field).CodeOf(text)
        ?? throw new WorkspaceException($"There is no {field} '{text}'; there are {string.Join(", ", form.Get(field).Choices.Select(choice => choice.Code))}."))];

    /// <exception cref="WorkspaceException">One is not written KIND=FILE, or cannot be read.</exception>
    public static IReadOnlyList<EvidenceFile> Files(IReadOnlyList<string> evidence) => [.. evidence.Select(text =>
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0)
            throw new WorkspaceException($"'{text}' is not written KIND=FILE.");
        var (kind, path) = (text[..at], text[(at + 1)..]);
        try
        {
            return new EvidenceFile(kind, Path.GetFileName(path), File.ReadAllBytes(path));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException($"{path} cannot be read: {unreadable.Message}", unreadable);
        }
    })];
}
