namespace LandPlanner.Reports.Maps.Print;

/// <summary>A sheet of paper of ISO 216.</summary>
public sealed record PaperSize(string Name, double ShortMillimetres, double LongMillimetres)
{
    /// <summary>From the smallest to the largest.</summary>
    public static readonly IReadOnlyList<PaperSize> All = [new("A4", 210, 297), new("A3", 297, 420), new("A2", 420, 594), new("A1", 594, 841), new("A0", 841, 1189)];

    /// <summary>Null where there is no such paper.</summary>
    public static PaperSize? Find(string? name) => All.FirstOrDefault(paper => paper.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
