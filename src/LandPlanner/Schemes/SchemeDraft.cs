using LandPlanner.Areas;
using LandPlanner.LandClasses;

namespace LandPlanner.Schemes;

/// <summary>What layers and ledgers give for the draft of a tract scheme (土地征收成片开发方案).</summary>
/// <param name="Classes">The classes of the scheme's year; null where the year is not known.</param>
/// <param name="Parcels">By id.</param>
/// <param name="Villages">Who owns the ground by village; what lies in none has no name. The areas add up to the scheme's.</param>
/// <param name="Present">The survey's classes beneath, by code; what no patch covers has no code. The areas add up to the scheme's; null where there is no survey.</param>
/// <param name="Planned">By code; parcels without a class have none. The areas add up to the scheme's.</param>
/// <param name="Phases">In order; parcels without one have no name. The areas add up to the scheme's.</param>
/// <param name="Roads">Null where there is no survey.</param>
/// <param name="Consents">As entered.</param>
/// <param name="Years">What the ledger of annual plans has of this scheme, by year.</param>
public sealed record SchemeDraft(
    SchemeResult Result,
    LandClassScheme? Classes,
    IReadOnlyList<DraftParcel> Parcels,
    IReadOnlyList<DraftShare> Villages,
    IReadOnlyList<PresentUse>? Present,
    IReadOnlyList<PlannedUse> Planned,
    IReadOnlyList<DraftPhase> Phases,
    IReadOnlyList<AdjoiningRoad>? Roads,
    IReadOnlyList<SchemeConsent> Consents,
    IReadOnlyList<SchemeYear> Years)
{
    /// <summary>Of the classes that are of public benefit.</summary>
    public Area Public => Planned.Where(use => use.IsPublic == true).Aggregate(Area.Zero, (sum, use) => sum + use.Area);
}

/// <summary>A parcel of a scheme; texts are empty where nobody said.</summary>
/// <param name="IsPublic">Null where its class does not tell.</param>
public sealed record DraftParcel(SchemePart Part, string Number, string Village, string Class, string ClassName, bool? IsPublic, string Project, string Phase, string Status);

/// <param name="Parcels">How many of the parcels lie there, in whole or in part.</param>
public sealed record DraftShare(string Name, int Parcels, Area Area);

/// <param name="Major">Null where the class does not tell.</param>
/// <param name="IsCultivated">Whether it is 耕地.</param>
public sealed record PresentUse(string Code, string Name, MajorClass? Major, bool IsCultivated, Area Area);

/// <param name="IsPublic">Null where the class is missing, or too coarse to tell.</param>
public sealed record PlannedUse(string Code, string Name, bool? IsPublic, int Parcels, Area Area);

public sealed record DraftPhase(string Name, IReadOnlyList<DraftParcel> Parcels, Area Area);

/// <param name="Patches">How many patches of the survey.</param>
/// <param name="Parcels">Names of the parcels they adjoin.</param>
public sealed record AdjoiningRoad(string Code, string Name, int Patches, IReadOnlyList<string> Parcels);
