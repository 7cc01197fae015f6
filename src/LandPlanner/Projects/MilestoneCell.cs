namespace LandPlanner.Projects;

/// <summary>A milestone of a project, as it was typed or stood in a table.</summary>
/// <param name="Project">A number, or a name where no other project has it.</param>
/// <param name="Kind">A code or title of the form's choices.</param>
/// <param name="Title">Tells steps of one kind apart; mostly empty.</param>
/// <param name="Planned">Null to leave it as it is.</param>
/// <param name="Actual">Null to leave it as it is.</param>
/// <param name="Reason">Why a day that was known is another now; empty for none given.</param>
/// <param name="Row">Of the table, counted from 1; 0 for none.</param>
public sealed record MilestoneCell(string Project, string Kind, string Title, DateOnly? Planned, DateOnly? Actual, string Reason = "", int Row = 0);
