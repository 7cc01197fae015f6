namespace LandPlanner.Ledgers;

/// <summary>One of the values a field may have.</summary>
/// <param name="Code">What is stored.</param>
public sealed record LedgerChoice(string Code, string TitleZh, string TitleEn);
