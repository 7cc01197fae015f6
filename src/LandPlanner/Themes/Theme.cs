namespace LandPlanner.Themes;

/// <summary>A map coloured by a number, read from <c>data/map/themes.yaml</c>. Immutable.</summary>
/// <param name="Id">"income".</param>
/// <param name="Decimals">With which its numbers are shown.</param>
/// <param name="Colours">#rrggbb, from the lowest class to the highest; at least as many as any way has classes.</param>
/// <param name="Ways">The first is the one shown first.</param>
public sealed record Theme(
    string Id, string TitleZh, string TitleEn, string UnitZh, string UnitEn, int Decimals, IReadOnlyList<string> Colours, IReadOnlyList<ThemeWay> Ways, ThemeNothing Nothing)
{
    public string Title(bool english) => english ? TitleEn : TitleZh;

    public string Unit(bool english) => english ? UnitEn : UnitZh;

    /// <summary>Null where there is no such way.</summary>
    public ThemeWay? Way(string id) => Ways.FirstOrDefault(way => way.Id == id);
}

/// <summary>How it looks where no value is known.</summary>
public sealed record ThemeNothing(string TitleZh, string TitleEn, string Colour);
