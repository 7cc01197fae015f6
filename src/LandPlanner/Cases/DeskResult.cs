using LandPlanner.Areas;

namespace LandPlanner.Cases;

/// <summary>What the layers say of a patch.</summary>
/// <param name="Area">Official.</param>
/// <param name="SurveyBefore">The land-use layer taken as the state before; empty for none.</param>
/// <param name="SurveyNow">The land-use layer taken as the state after; empty for none.</param>
/// <param name="Before">By class; closes on <see cref="Area"/>. Empty where there is no such survey.</param>
/// <param name="Now">By class; closes on <see cref="Area"/>. Empty where there is no such survey.</param>
/// <param name="Plan">By planned class; closes on <see cref="Area"/>. Empty where no plan reaches it.</param>
/// <param name="Farmland">Cultivated before; by the survey after where there is none before. Null where there is neither.</param>
/// <param name="FarmlandLost">Null where it cannot be known.</param>
/// <param name="FarmlandGained">Null where it cannot be known.</param>
/// <param name="BasicFarmland">Null where no layer tells.</param>
/// <param name="RedLine">Null where no layer tells.</param>
/// <param name="UrbanBoundary">Null where no layer tells.</param>
/// <param name="Approved">Under an approval that allows something, counted once; null where no layer tells.</param>
/// <param name="Approvals">By kind and number; where approvals lie over each other the ground is in each.</param>
/// <param name="Kind">The kind of case (<c>data/ledgers/case.yaml</c>) it looks like; empty where it looks like none.</param>
/// <param name="Reasons">What decided first.</param>
public sealed record DeskResult(
    Area Area,
    string SurveyBefore,
    string SurveyNow,
    IReadOnlyList<DeskClassShare> Before,
    IReadOnlyList<DeskClassShare> Now,
    IReadOnlyList<DeskClassShare> Plan,
    Area? Farmland,
    Area? FarmlandLost,
    Area? FarmlandGained,
    Area? BasicFarmland,
    Area? RedLine,
    Area? UrbanBoundary,
    Area? Approved,
    IReadOnlyList<DeskApproval> Approvals,
    IReadOnlyList<DeskPart> Parts,
    DeskVerdict Verdict,
    string Kind,
    IReadOnlyList<DeskReason> Reasons);

/// <summary>The part of a patch in one class. An empty code is the part nothing reaches.</summary>
public sealed record DeskClassShare(string Code, string Name, bool IsCultivated, Area Area);

/// <summary>The part of a patch under one approval.</summary>
/// <param name="Number">As the layer has it; empty where it has none.</param>
/// <param name="IsLater">Approved in a year after the patch's latter image: it was there before it was allowed.</param>
public sealed record DeskApproval(DeskApprovalKind Kind, string Number, Area Area, bool IsLater);

/// <summary>What became of a part of a patch.</summary>
/// <param name="Approved">Of it, under an approval that allows this use.</param>
public sealed record DeskPart(DeskUse Use, Area Area, Area OnBasicFarmland, Area OnRedLine, Area Approved);
