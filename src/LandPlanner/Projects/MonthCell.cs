namespace LandPlanner.Projects;

/// <summary>An amount for a month of a project, as it was typed or stood in a table.</summary>
/// <param name="Project">A number, or a name where no other project has it.</param>
/// <param name="Amount">Null to take back what was entered.</param>
/// <param name="Reason">Why it differs from what was entered before; empty for none given.</param>
/// <param name="Row">Of the table, counted from 1; 0 for none.</param>
/// <param name="Column">Likewise.</param>
public sealed record MonthCell(string Project, Month Month, MonthMeasure Measure, Money? Amount, string Reason = "", int Row = 0, int Column = 0);
