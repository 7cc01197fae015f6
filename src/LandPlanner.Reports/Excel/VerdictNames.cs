using LandPlanner.Areas;
using LandPlanner.Audits;

namespace LandPlanner.Reports.Excel;

/// <summary>What a report calls each verdict.</summary>
internal static class VerdictNames
{
    public static Words Of(Verdict verdict) => verdict switch
    {
        Verdict.Violation => ("违规", "Violation"),
        Verdict.Notice => ("提示", "Notice"),
        Verdict.Sliver => ("碎片", "Sliver"),
        Verdict.NotCovered => ("未覆盖", "Not covered"),
        _ => ("未发现问题", "Clear"),
    };
}

/// <summary>Areas as a cell holds them.</summary>
internal static class SheetNumbers
{
    public static decimal SquareMetres(Area area) => area.Hundredths / 100m;
}
