using LandPlanner.Calendars;

namespace LandPlanner.IdleLand;

/// <summary>What a move asks of the verdict on its day.</summary>
public enum IdleDemand
{
    None,

    /// <summary>The facts do not show that the land is not idle, or not yet: by them it is, or that is not known.</summary>
    Possible,

    /// <summary>By the facts the land is idle.</summary>
    Suspected,

    /// <summary>A fee is due, and how much.</summary>
    Fee,

    /// <summary>It is to be taken back.</summary>
    TakeBack,
}

/// <summary>An earlier move without which another cannot be made.</summary>
/// <param name="Move">The id of the earlier one.</param>
/// <param name="Term">What the holder has from then on; the other move is made the day after its last day, at the earliest.</param>
/// <param name="Unless">The id of a move that, made since, ends the waiting; null for none.</param>
public sealed record IdleWait(string Move, DueRule Term, string? Unless);

/// <summary>A day until which something is allowed.</summary>
/// <param name="Years">The longest it can be, from the day of the move on.</param>
/// <param name="Field">Where the ledger keeps it.</param>
public sealed record IdleTerm(int Years, string Field);

/// <summary>One step in the way of idle land, as <c>data/idle/idle-land.yaml</c> describes it.</summary>
/// <param name="From">States from which it is made.</param>
/// <param name="NoticeZh">The paper it issues; empty for none.</param>
/// <param name="DueDays">Within how many days what comes next is due; null where nothing is.</param>
/// <param name="Way">The way of disposal it chooses; null for none.</param>
/// <param name="Causes">For which causes it is; empty for any.</param>
public sealed record IdleMove(string Id, string TitleZh, string TitleEn, IReadOnlyList<string> From, string To, string NoticeZh, string NoticeEn, int? DueDays, string? Way, IReadOnlyList<IdleCauseKind> Causes)
{
    /// <summary>Whether it says by what cause the land lies idle.</summary>
    public bool IdentifiesCause { get; init; }

    /// <summary>Whether it takes back that the land was identified, and what followed from that.</summary>
    public bool WithdrawsIdentification { get; init; }

    public bool NeedsNote { get; init; }

    public IdleDemand Demand { get; init; }

    public IdleWait? Wait { get; init; }

    public IdleTerm? Term { get; init; }
}

/// <summary>What somebody wants to do with a parcel.</summary>
/// <param name="Move">Its id or either title.</param>
public sealed record IdleMoveRequest(string Move, DateOnly On)
{
    /// <summary>The id or either title of a cause; empty where the move says none.</summary>
    public string Cause { get; init; } = "";

    public DateOnly? Until { get; init; }

    /// <summary>Of the paper issued; empty where it has none yet.</summary>
    public string NoticeNumber { get; init; } = "";

    public string Note { get; init; } = "";
}

/// <summary>A move that can be made.</summary>
/// <param name="After">The parcel's row as it shall be.</param>
/// <param name="DueOn">The last day of what comes next; null where nothing is due.</param>
/// <param name="Verdict">On the day of the move.</param>
public sealed record IdleStep(IdleMove Move, IdleMoveRequest Request, Ledgers.LedgerRow Before, Ledgers.LedgerRow After, DateOnly? DueOn, IdleVerdict Verdict);
