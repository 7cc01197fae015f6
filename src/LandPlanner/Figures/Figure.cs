namespace LandPlanner.Figures;

/// <summary>A number of the work report, or of next year's targets, bound to the features it comes from.</summary>
/// <param name="Id">Unique in its year: "tract-area".</param>
/// <param name="Source">Where the number was reported.</param>
public sealed record Figure(string Id, string TitleZh, string TitleEn, ReportedValue Reported, FigureBound Bound, FigureQuery Query, string Source)
{
    public string Title(bool english) => english ? TitleEn : TitleZh;
}
