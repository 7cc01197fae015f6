using LandPlanner.LandClasses;

namespace LandPlanner.Cases;

/// <summary>Something ground can become, and what that asks.</summary>
/// <param name="From">Kinds of the class before.</param>
/// <param name="To">Kinds of the class after; empty where <paramref name="Classes"/> say it.</param>
/// <param name="Classes">Classes after, each with all below it; empty for any.</param>
/// <param name="Planting">What the planting attribute became; empty where the class is what changed.</param>
/// <param name="Approvals">Kinds of approval that allow it; empty: none does; null: none is asked.</param>
/// <param name="Kind">The kind of case it makes; empty for none.</param>
/// <param name="Sanctions">Ids of articles that apply to it beside those that apply by its kind.</param>
public sealed record DeskUse(
    string Id,
    string TitleZh,
    string TitleEn,
    IReadOnlySet<FlowKind> From,
    IReadOnlySet<FlowKind> To,
    IReadOnlyList<string> Classes,
    IReadOnlyList<string> Planting,
    IReadOnlyList<string>? Approvals,
    DeskCaution OnBasicFarmland,
    DeskCaution OnRedLine,
    string Kind,
    IReadOnlyList<string> Sanctions);
