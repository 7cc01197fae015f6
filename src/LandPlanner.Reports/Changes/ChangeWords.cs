using LandPlanner.Changes;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Changes;

/// <summary>What reports call kinds of change, severities and vintages.</summary>
internal static class ChangeWords
{
    public static readonly Words NotKnown = ("未知", "not known");

    public static Words Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Unchanged => ("未变化", "Unchanged"),
        ChangeKind.NonAgricultural => ("非农化", "To construction"),
        ChangeKind.NonGrain => ("非粮化（园林草）", "To orchard, forest, grass"),
        ChangeKind.AgriculturalFacility => ("非粮化（农业设施、坑塘、农村道路等）", "To farm facilities, ponds, rural roads"),
        ChangeKind.OtherOutflow => ("其他流出（水毁等）", "Other loss (water damage and the like)"),
        ChangeKind.Restored => ("恢复耕地", "Restored"),
        ChangeKind.OtherInflow => ("其他流入", "Other gain"),
        ChangeKind.WithinCultivated => ("耕地内部变化", "Within cultivated land"),
        ChangeKind.GrainToNonGrain => ("趋粮转非粮", "From grain to other crops"),
        ChangeKind.Unsown => ("疑似撂荒（转为未耕种）", "Left unsown"),
        ChangeKind.OtherChange => ("其他变化", "Other change"),
        ChangeKind.UnknownClass => ("地类未知", "Class unknown"),
        ChangeKind.Undecided => ("待人工判定", "For a human to decide"),
        ChangeKind.NotInBefore => ("前期图层以外", "Not in the earlier layer"),
        _ => ("后期图层以外", "Not in the later layer"),
    };

    public static Words Of(ChangeSeverity severity) => severity switch
    {
        ChangeSeverity.High => ("高", "high"),
        ChangeSeverity.Medium => ("中", "medium"),
        ChangeSeverity.Low => ("低", "low"),
        _ => ("—", "—"),
    };

    public static string Of(Village village, ReportLanguage language) =>
        village.Name.Length > 0 ? village.Name : village.Code.Length > 0 ? village.Code : new Words("（村未知）", "(village unknown)").In(language);

    public static string Code(this ChangeResult result, int index) => index < 0 ? "" : result.Classes[index].Code;

    public static string Name(this ChangeResult result, int index) => index < 0 ? "" : result.Classes[index].Name;
}
