namespace LandPlanner.Workspaces.FieldWork.Qgis;

/// <summary>A column as a form shows it.</summary>
/// <param name="Alias">What people read; empty for the column's name.</param>
internal sealed record QgisField(string Name, string Alias, QgisWidget Widget)
{
    public bool IsEditable { get; init; } = true;

    public bool IsRequired { get; init; }

    /// <summary>A QGIS expression for the value of a new row; empty for none.</summary>
    public string Default { get; init; } = "";

    /// <summary>Whether the form has a place for it.</summary>
    public bool IsShown => Widget != QgisWidget.Hidden;
}
