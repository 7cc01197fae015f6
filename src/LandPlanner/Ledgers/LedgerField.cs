using LandPlanner.Features;

namespace LandPlanner.Ledgers;

/// <summary>One thing a ledger says of each of its rows.</summary>
/// <param name="Choices">The only values it may have; empty where it may have any of its type.</param>
/// <param name="IsRequired">A row cannot be without it.</param>
/// <param name="IsKept">Kept by the program (a state, a sum): shown in forms, never typed.</param>
public sealed record LedgerField(
    string Name, FieldType Type, string TitleZh, string TitleEn, IReadOnlyList<LedgerChoice> Choices, bool IsRequired, bool IsKept)
{
    /// <summary>The least number it may be; null for any.</summary>
    public double? Least { get; init; }

    /// <summary>The greatest number it may be; null for any.</summary>
    public double? Most { get; init; }

    /// <summary>What one row says no other may say.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Where a choice is meant: its code is found by code or by either title, as people write it in spreadsheets. Null where nothing fits.</summary>
    public string? CodeOf(string text) => Choices.FirstOrDefault(choice =>
        choice.Code.Equals(text, StringComparison.OrdinalIgnoreCase) || choice.TitleZh == text || choice.TitleEn.Equals(text, StringComparison.OrdinalIgnoreCase))?.Code;

    /// <summary>What a stored value means in words; itself where it is no choice.</summary>
    public string Say(string code, bool english) => Choices.FirstOrDefault(choice => choice.Code == code) is { } choice ? english ? choice.TitleEn : choice.TitleZh : code;
}
