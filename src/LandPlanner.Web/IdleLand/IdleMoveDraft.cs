using System.Globalization;
using LandPlanner.IdleLand;

namespace LandPlanner.Web.IdleLand;

/// <summary>A move as somebody is filling it in.</summary>
public sealed class IdleMoveDraft(IdleMove move, DateOnly on)
{
    public IdleMove Move { get; } = move;

    public DateOnly On { get; set; } = on;

    /// <summary>A code of the ledger's causes; empty while none is chosen.</summary>
    public string Cause { get; set; } = "";

    public DateOnly? Until { get; set; }

    public string NoticeNumber { get; set; } = "";

    public string Note { get; set; } = "";

    public IdleMoveRequest Request => new(Move.Id, On) { Cause = Cause, Until = Until, NoticeNumber = NoticeNumber.Trim(), Note = Note };

    /// <summary>Null where it is no day.</summary>
    public static DateOnly? Day(object? typed) => DateOnly.TryParseExact((string?)typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
