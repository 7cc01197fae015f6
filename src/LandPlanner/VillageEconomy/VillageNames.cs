namespace LandPlanner.VillageEconomy;

/// <summary>What villages are called, as the layer of them has it, and as people write it.</summary>
/// <param name="names">None where there is no layer: then any name goes.</param>
public sealed class VillageNames(IReadOnlySet<string> names)
{
    private static readonly string[] Endings = ["村", "村委会", "社区", "居委会"];

    /// <summary>The layer's name for a village, with or without 村 at its end; null where there is no such village, or the text fits several.</summary>
    public string? Find(string text)
    {
        var wanted = text.Trim();
        if (names.Count == 0 || names.Contains(wanted))
            return wanted.Length > 0 ? wanted : null;
        var bare = Bare(wanted);
        var alike = names.Where(name => Bare(name) == bare).ToList();
        return alike.Count == 1 ? alike[0] : null;
    }

    private static string Bare(string name) =>
        Endings.OrderByDescending(ending => ending.Length).FirstOrDefault(ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal)) is { } ending ? name[..^ending.Length] : name;
}
