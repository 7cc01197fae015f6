using LandPlanner.Areas;
using LandPlanner.Audits;

namespace LandPlanner.IdleLand;

/// <summary>By whose doing land lies idle.</summary>
public enum IdleCauseKind
{
    /// <summary>The holder's own: the fee is due, then the land is taken back.</summary>
    Enterprise,

    /// <summary>The government's (article 8): no fee.</summary>
    Government,

    /// <summary>Nobody's: treated like the government's.</summary>
    ForceMajeure,
}

/// <summary>Why land lies idle, as the ledger stores it.</summary>
public sealed record IdleCause(string Id, IdleCauseKind Kind);

/// <summary>When land counts as idle and what that costs. Years are whole years: the day itself counts (满一年).</summary>
/// <param name="DeemedStartYears">Where no start was agreed, it is this many years after delivery.</param>
/// <param name="Built">Below this share too little is built; exactly the share is enough.</param>
/// <param name="Invested">Likewise of the investment.</param>
public sealed record IdleLimits(int IdleYears, int DeemedStartYears, Ratio Built, Ratio Invested, int FeeYears, int FeePercent, int TakeBackYears);

/// <summary>Where in the law each of it stands.</summary>
/// <param name="NotStarted">Idle because works have not started.</param>
/// <param name="Stopped">Idle because works stopped.</param>
/// <param name="DeemedStart">The start where none was agreed.</param>
/// <param name="Government">Causes that are not the holder's.</param>
/// <param name="Options">What can be done then.</param>
public sealed record IdleArticles(LegalBasis NotStarted, LegalBasis Stopped, LegalBasis DeemedStart, LegalBasis Government, LegalBasis Options, LegalBasis Fee, LegalBasis TakeBack);

/// <summary>What idle land is judged by: <c>data/idle/idle-land.yaml</c> (闲置土地处置办法, 国土资源部令第53号). Immutable.</summary>
public sealed record IdleTable(IdleLimits Limits, IdleArticles Articles, IReadOnlyList<IdleCause> Causes)
{
    /// <summary>Null where there is none of that id.</summary>
    public IdleCause? FindCause(string id) => Causes.FirstOrDefault(cause => cause.Id == id);
}
