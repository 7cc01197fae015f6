namespace LandPlanner.LandClasses;

/// <summary>What became of farmland between two dates.</summary>
public enum FarmlandFlowKind
{
    /// <summary>A class at either date is unknown, or has no flow kind: nothing can be said.</summary>
    Unknown,

    /// <summary>Cultivated at neither date.</summary>
    None,

    /// <summary>Cultivated at both.</summary>
    Kept,

    /// <summary>非农化: cultivated land became construction land.</summary>
    NonAgricultural,

    /// <summary>非粮化: cultivated land became orchard, forest, grass.</summary>
    NonGrain,

    /// <summary>Cultivated land became other agricultural land: facilities, ponds, rural roads (进出平衡 applies).</summary>
    AgriculturalFacility,

    /// <summary>其他流出: cultivated land became water, beach, bare land.</summary>
    OtherOutflow,

    /// <summary>恢复: orchard, forest, grass or pond became cultivated land again.</summary>
    Restored,

    /// <summary>其他流入: construction, unused or other land became cultivated land.</summary>
    OtherInflow,
}

/// <summary>The flow of farmland between two classes, which may be of two schemes.</summary>
public static class FarmlandFlow
{
    public static FarmlandFlowKind Between(LandClass? before, LandClass? after) => Between(before?.Flow, after?.Flow, IsRestorable(before));

    /// <summary>Whether cultivated land was lost.</summary>
    public static bool IsOutflow(FarmlandFlowKind kind) => kind is FarmlandFlowKind.NonAgricultural or FarmlandFlowKind.NonGrain
        or FarmlandFlowKind.AgriculturalFacility or FarmlandFlowKind.OtherOutflow;

    /// <summary>Whether cultivated land was won.</summary>
    public static bool IsInflow(FarmlandFlowKind kind) => kind is FarmlandFlowKind.Restored or FarmlandFlowKind.OtherInflow;

    private static FarmlandFlowKind Between(FlowKind? before, FlowKind? after, bool restorable) => (before, after) switch
    {
        (null, _) or (_, null) => FarmlandFlowKind.Unknown,
        (FlowKind.Cultivated, FlowKind.Cultivated) => FarmlandFlowKind.Kept,
        (FlowKind.Cultivated, FlowKind.Construction) => FarmlandFlowKind.NonAgricultural,
        (FlowKind.Cultivated, FlowKind.OrchardForestGrass) => FarmlandFlowKind.NonGrain,
        (FlowKind.Cultivated, FlowKind.OtherAgricultural) => FarmlandFlowKind.AgriculturalFacility,
        (FlowKind.Cultivated, _) => FarmlandFlowKind.OtherOutflow,
        (_, FlowKind.Cultivated) => restorable ? FarmlandFlowKind.Restored : FarmlandFlowKind.OtherInflow,
        _ => FarmlandFlowKind.None,
    };

    // Ponds are restorable by name, not by flow kind: roads and ditches of that kind are not.
    private static bool IsRestorable(LandClass? before) =>
        before?.Flow == FlowKind.OrchardForestGrass || before?.NameZh.Contains("坑塘", StringComparison.Ordinal) == true;
}
