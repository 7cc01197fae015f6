namespace LandPlanner.Reports.Excel;

/// <summary>The language of a report's own words. What the data says stays as it is.</summary>
public enum ReportLanguage
{
    Chinese,
    English,
}

/// <summary>A word in both languages.</summary>
internal readonly record struct Words(string Zh, string En)
{
    public string In(ReportLanguage language) => language == ReportLanguage.Chinese ? Zh : En;

    public static implicit operator Words((string Zh, string En) pair) => new(pair.Zh, pair.En);
}
