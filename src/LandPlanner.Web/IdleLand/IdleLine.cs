using LandPlanner.IdleLand;
using LandPlanner.Ledgers;

namespace LandPlanner.Web.IdleLand;

/// <summary>A parcel of idle land, and what the facts say of it today.</summary>
/// <param name="IsOver">Nothing follows any more, whatever the facts once said.</param>
internal sealed record IdleLine(LedgerRow Row, IdleVerdict Verdict, bool IsOverdue, bool IsOver);
