using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.LandClasses;
using NetTopologySuite.Geometries;

namespace LandPlanner.Changes;

/// <summary>What a change matrix says. Holds neither time nor author: the same input gives an equal result.</summary>
/// <param name="Classes">The classes of rows and columns alike, by scheme, then code.</param>
/// <param name="Cells">By class before, class after, village; ground outside a vintage last.</param>
/// <param name="Patches">The changed polygons, slivers among them, by village, classes and place; numbered from 1.</param>
/// <param name="Plantings">What was planted on land cultivated in both; empty where a vintage does not tell.</param>
/// <param name="ToDecide">Classes whose way into the common scheme a human must choose.</param>
/// <param name="Sources">Every layer looked at, the two vintages first.</param>
public sealed record ChangeResult(
    Vintage Before,
    Vintage After,
    Tolerance Tolerance,
    IReadOnlyList<MatrixClass> Classes,
    IReadOnlyList<ChangeCell> Cells,
    IReadOnlyList<FarmlandFlowShare> Flows,
    IReadOnlyList<ChangedPatch> Patches,
    IReadOnlyList<PlantingShare> Plantings,
    IReadOnlyList<ClassToDecide> ToDecide,
    IReadOnlyList<AuditSource> Sources,
    IReadOnlyList<ChangeNotice> Notices)
{
    /// <summary>Whether any layer says what was approved.</summary>
    public bool KnowsApprovals { get; init; }

    /// <summary>Whether any layer says what is permanent basic farmland.</summary>
    public bool KnowsBasicFarmland { get; init; }

    /// <summary>Whether villages come from a layer of their own, not from a field of the patches.</summary>
    public bool HasVillageLayer { get; init; }
}

/// <summary>One of the two layers compared.</summary>
/// <param name="Scheme">The scheme of its classes; empty where none is known.</param>
/// <param name="Area">The sum of its patches' official areas.</param>
/// <param name="Overlap">Ground that lies under more than one of its patches, counted once in the cells.</param>
/// <param name="Rounding">
/// What the patches' own rounding, and contacts below the noise limit, add to or take from the sum of the cells.
/// </param>
public sealed record Vintage(
    string Layer, DateOnly? Date, string Scheme, long Patches, Area Area, Area Overlap, Area Rounding);

/// <summary>A class as the matrix compares it.</summary>
/// <param name="Scheme">Empty for a code that its scheme does not have.</param>
/// <param name="Code">Empty for patches without one.</param>
/// <param name="Known">Null for a code that its scheme does not have.</param>
public sealed record MatrixClass(
    string Scheme, string Code, string Name, LandClass? Known, ClassTotal Before, ClassTotal After)
{
    public bool IsCultivated => Known?.IsCultivated == true;
}

/// <summary>
/// One class in one vintage: <see cref="Area"/> = its cells + <see cref="Overlap"/> + <see cref="Rounding"/>, exactly.
/// </summary>
/// <param name="Area">The sum of its patches' official areas, each rounded to 0.01 m².</param>
/// <param name="Net">The same less the ridges (田坎) of cultivated land.</param>
/// <param name="Overlap">Its ground under another patch of the same layer with a lower id.</param>
/// <param name="Rounding">What the rounding of each patch, and contacts below the noise limit, leave over.</param>
public sealed record ClassTotal(long Patches, Area Area, Area Net, Area Overlap, Area Rounding)
{
    public static readonly ClassTotal None = new(0, Area.Zero, Area.Zero, Area.Zero, Area.Zero);
}

/// <summary>A village by its code and name; both empty where none is known.</summary>
public sealed record Village(string Code, string Name)
{
    public static readonly Village Unknown = new("", "");
}

/// <summary>Ground of one class before and one after, in one village.</summary>
/// <param name="Before">Index in <see cref="ChangeResult.Classes"/>; −1 for ground that vintage does not have.</param>
/// <param name="After">As <paramref name="Before"/>.</param>
/// <param name="Slivers">The part in polygons that are slivers by the tolerance.</param>
public sealed record ChangeCell(int Before, int After, Village Village, ChangeKind Kind, Area Area, Area Slivers);

/// <summary>Cultivated land lost or won: a cell of the matrix with what the law asks about it.</summary>
/// <param name="Net">Less the ridges of the cultivated side.</param>
/// <param name="Approved">Counted once however many approvals lie over it; null where approvals are not known.</param>
/// <param name="OnBasic">On permanent basic farmland; null where that is not known.</param>
/// <param name="NotApprovedOnBasic">Null where either is not known.</param>
/// <param name="Patches">Polygons, slivers left out.</param>
public sealed record FarmlandFlowShare(
    ChangeKind Kind,
    int Before,
    int After,
    Village Village,
    Area Gross,
    Area Net,
    Area? Approved,
    Area? OnBasic,
    Area? NotApprovedOnBasic,
    Area Slivers,
    long Patches)
{
    public Area? NotApproved => Gross - Approved;
}

/// <summary>A connected polygon of changed ground: neighbours with the same classes, kind and village are one.</summary>
/// <param name="Before">Index in <see cref="ChangeResult.Classes"/>; −1 for ground that vintage does not have.</param>
/// <param name="Shape">In the workspace's CRS.</param>
/// <param name="Area">Official; the polygons of a cell and its noise add up to the cell.</param>
/// <param name="Net">Less ridges where cultivated land was lost, won or kept; else as <paramref name="Area"/>.</param>
/// <param name="BeforeIds">The patches it is made of, ascending.</param>
public sealed record ChangedPatch(
    int Number,
    int Before,
    int After,
    Village Village,
    ChangeKind Kind,
    Polygon Shape,
    Area Area,
    Area Net,
    Area? Approved,
    Area? OnBasic,
    Area? NotApprovedOnBasic,
    ChangeSeverity Severity,
    bool IsSliver,
    IReadOnlyList<long> BeforeIds,
    IReadOnlyList<long> AfterIds);

/// <summary>Ground cultivated in both vintages by its planting attribute (ZZSXDM) in each.</summary>
/// <param name="Before">The code; empty where the patch has none.</param>
public sealed record PlantingShare(string Before, string After, Village Village, Area Area);

/// <summary>A class that the crosswalk does not bring over one to one.</summary>
/// <param name="Candidates">What it may be in the common scheme; empty where the tables do not say.</param>
public sealed record ClassToDecide(
    string Layer, string Scheme, string Code, string Name, string CommonScheme, IReadOnlyList<string> Candidates,
    long Patches, Area Area);

/// <summary>Something the reader should know before believing the figures.</summary>
public sealed record ChangeNotice(string Zh, string En);
