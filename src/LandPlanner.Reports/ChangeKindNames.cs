using LandPlanner.Changes;
using LandPlanner.Reports.Changes;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports;

/// <summary>What a reader calls each kind of change.</summary>
public static class ChangeKindNames
{
    public static string Of(ChangeKind kind, ReportLanguage language) => ChangeWords.Of(kind).In(language);
}
