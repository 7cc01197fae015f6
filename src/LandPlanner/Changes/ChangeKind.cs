using LandPlanner.LandClasses;

namespace LandPlanner.Changes;

/// <summary>What became of a piece of ground between two vintages.</summary>
public enum ChangeKind
{
    /// <summary>The same class in both.</summary>
    Unchanged,

    /// <summary>非农化: cultivated land became construction land.</summary>
    NonAgricultural,

    /// <summary>非粮化: cultivated land became orchard, forest, grass.</summary>
    NonGrain,

    /// <summary>
    /// 非粮化: cultivated land became other agricultural land, such as facilities, ponds, rural roads (进出平衡).
    /// </summary>
    AgriculturalFacility,

    /// <summary>其他流出: cultivated land became water, beach, bare land.</summary>
    OtherOutflow,

    /// <summary>恢复: orchard, forest, grass or pond became cultivated land again.</summary>
    Restored,

    /// <summary>其他流入: construction, unused or other land became cultivated land.</summary>
    OtherInflow,

    /// <summary>Cultivated in both, of another class.</summary>
    WithinCultivated,

    /// <summary>趋粮转非粮: cultivated in both, planted with grain before and with other crops after.</summary>
    GrainToNonGrain,

    /// <summary>疑似撂荒: cultivated in both, tilled before and not after.</summary>
    Unsown,

    /// <summary>Another class, neither of them cultivated.</summary>
    OtherChange,

    /// <summary>A class that no table knows, or that has no flow kind, on either side.</summary>
    UnknownClass,

    /// <summary>The schemes differ and the crosswalk leaves it open whether the class is the same.</summary>
    Undecided,

    /// <summary>Ground that only the later vintage has.</summary>
    NotInBefore,

    /// <summary>Ground that only the earlier vintage has.</summary>
    NotInAfter,
}

/// <summary>How kinds are called in documents, and what they are.</summary>
public static class ChangeKinds
{
    private static readonly string[] Words =
    [
        "unchanged", "nonAgricultural", "nonGrain", "agriculturalFacility", "otherOutflow", "restored", "otherInflow",
        "withinCultivated", "grainToNonGrain", "unsown", "otherChange", "unknownClass", "undecided", "notInBefore",
        "notInAfter",
    ];

    public static string Word(this ChangeKind kind) => Words[(int)kind];

    /// <summary>Whether cultivated land was lost.</summary>
    public static bool IsOutflow(this ChangeKind kind) => kind is ChangeKind.NonAgricultural or ChangeKind.NonGrain
        or ChangeKind.AgriculturalFacility or ChangeKind.OtherOutflow;

    /// <summary>Whether cultivated land was won.</summary>
    public static bool IsInflow(this ChangeKind kind) => kind is ChangeKind.Restored or ChangeKind.OtherInflow;

    internal static ChangeKind Between(LandClass? before, LandClass? after) =>
        FarmlandFlow.Between(before, after) switch
        {
            FarmlandFlowKind.NonAgricultural => ChangeKind.NonAgricultural,
            FarmlandFlowKind.NonGrain => ChangeKind.NonGrain,
            FarmlandFlowKind.AgriculturalFacility => ChangeKind.AgriculturalFacility,
            FarmlandFlowKind.OtherOutflow => ChangeKind.OtherOutflow,
            FarmlandFlowKind.Restored => ChangeKind.Restored,
            FarmlandFlowKind.OtherInflow => ChangeKind.OtherInflow,
            FarmlandFlowKind.Kept => ChangeKind.WithinCultivated,
            FarmlandFlowKind.None => ChangeKind.OtherChange,
            _ => ChangeKind.UnknownClass,
        };
}

/// <summary>How much a changed patch matters to the protection of farmland.</summary>
public enum ChangeSeverity
{
    /// <summary>No loss of farmland.</summary>
    None,

    /// <summary>合理流出: cultivated land lost with approval.</summary>
    Low,

    /// <summary>Lost without approval, or none is known; or left unsown, or turned from grain.</summary>
    Medium,

    /// <summary>The same on permanent basic farmland.</summary>
    High,
}
