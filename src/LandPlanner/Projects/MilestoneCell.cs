namespace LandPlanner.Projects;

/// <summary>A milestone of a project, as it was typed or stood in a table.</summary>
/// <param name="Project">A number, or a name where no other project has it.</param>
/// <param name="Kind">A code or title of the form's choices.</param>
/// <param name="Title">Tells steps of one kind apart; mostly empty.</param>
/// <param name="Planned">Null to leave it as it is.</param>
/// <param name="Actual">Null to leave it as it is.</param>
/// <param name="Reason">Why a day that was known is another now, or none; empty for none given.</param>
/// <param name="Row">Of the table, counted from 1; 0 for none.</param>
/// <param name="Emptied">Days that were entered by mistake and are none now.</param>
public sealed record MilestoneCell(string Project, string Kind, string Title, DateOnly? Planned, DateOnly? Actual, string Reason = "", int Row = 0, MilestoneDays Emptied = MilestoneDays.None)
{
    private static readonly string[] EmptyWords = ["none", "清空"];

    /// <summary>Whether a text says that a day shall be emptied.</summary>
    public static bool Empties(string text) => EmptyWords.Contains(text.Trim().ToLowerInvariant());

    /// <summary>The planned day with this entered over what is known; null for none.</summary>
    public DateOnly? PlannedOver(Milestone? before) => Emptied.HasFlag(MilestoneDays.Planned) ? null : Planned ?? before?.Planned;

    /// <summary>The same for the day on which it was done.</summary>
    public DateOnly? ActualOver(Milestone? before) => Emptied.HasFlag(MilestoneDays.Actual) ? null : Actual ?? before?.Actual;
}
