namespace LandPlanner.Workspaces.FieldWork;

/// <summary>Something that came back and cannot be taken in as it is.</summary>
/// <param name="What">What its subject is called, or a photo.</param>
/// <param name="Reason">A full sentence.</param>
public sealed record LeftFromField(string What, string Reason)
{
    /// <summary>The same in Chinese; null where only the English sentence is known.</summary>
    public string? ReasonZh { get; init; }

    /// <summary>The row it is about; null unless it is about one.</summary>
    public ReturnedSubject? Subject { get; init; }

    /// <summary>The row of evidence it is about; null unless it is about one.</summary>
    public ReturnedEvidence? Evidence { get; init; }

    /// <summary>The photo without a row that it is about; null unless it is about one.</summary>
    public LoosePhoto? Photo { get; init; }

    public string Say(bool isEnglish) => isEnglish ? Reason : ReasonZh ?? Reason;

    /// <summary>Why what the field made of a row waits; null where nothing was made of it, or it can be taken in.</summary>
    internal static LeftFromField? Of(ReturnedSubject subject)
    {
        var (reason, zh) = subject.Standing switch
        {
            SubjectStanding.Clashing => (
                $"Changed in the field and in the workspace{(subject.Since is { } since ? $" by {since.Note.Author} in revision {since.Number}" : "")} differently: {Clashes(subject, "shape")}. A person decides.",
                $"外业与内业{(subject.Since is { } known ? $"（{known.Note.Author}，修订 {known.Number}）" : "")}对同一内容改得不同：{Clashes(subject, "图形")}。须由人决定。"),
            SubjectStanding.Missing => ("The row is no longer in the package; nothing follows from that.", "包里已没有这一行；不因此删除任何内容。"),
            SubjectStanding.Unknown => (
                "What the field changed cannot be told: the workspace does not hold the row as it was packed.", "无法判断外业改了什么：工作空间没有这一行打包时的样子。"),
            _ => ("", ""),
        };
        return reason.Length == 0 ? null : new(subject.Packed.Label, reason) { ReasonZh = zh, Subject = subject };
    }

    /// <summary>Rows that were added in the field: a package brings back what was packed.</summary>
    /// <param name="title">The field that says what a row is called.</param>
    internal static IEnumerable<LeftFromField> Added(FieldReturn back, string title, string reason, string zh) => back.AddedSubjects.Select(row =>
        new LeftFromField(row.Values[back.Layer.Schema.IndexOf(title)] is string { Length: > 0 } name ? name : FormattableString.Invariant($"#{row.Id}"), reason) { ReasonZh = zh });

    /// <summary>What a row of evidence lacks, or that its kind is none.</summary>
    internal static LeftFromField Of(ReturnedEvidence piece)
    {
        var (reason, zh) = piece switch
        {
            { Subject: null } => ("It is said to be of no row of the package.", "没有说明属于包里的哪一个。"),
            { Photo: null } => ("It has no photo.", "没有照片。"),
            { Photo.Presence: not PhotoPresence.Here } => ($"The photo did not come back ({piece.Photo.Presence}).", "照片没有随包回来。"),
            { Kind: null } => ("It says not what kind of photo it is.", "没有说明是哪一类照片。"),
            _ => ($"'{piece.Kind}' is no kind of evidence.", $"“{piece.Kind}”不是举证材料的类别。"),
        };
        return Of(piece, reason, zh);
    }

    internal static LeftFromField Of(ReturnedEvidence piece, string reason, string? zh) => new(piece.Photo?.Path ?? $"#{piece.Id}", reason) { ReasonZh = zh, Evidence = piece };

    internal static LeftFromField Of(LoosePhoto photo) => new(
        photo.Photo.Path, $"No row says of what it is{(photo.Nearest is { } near ? $"; the nearest is {near.Label}" : "")}: attach it by hand with its kind.")
    {
        ReasonZh = $"没有记录说明它拍的是什么{(photo.Nearest is { } nearest ? $"，最近的是 {nearest.Label}" : "")}：请人工归入并注明类别。",
        Photo = photo,
    };

    private static string Clashes(ReturnedSubject subject, string shape) => string.Join(", ", subject.Merge?.Clashes.Select(clash => clash.Field?.Name ?? shape) ?? []);
}
