namespace LandPlanner.Web.Components.Matrices;

/// <summary>What of a matrix is shown.</summary>
internal enum MatrixPage
{
    Table,
    Farmland,
    Chart,
}

/// <summary>A cell of a matrix: places in its classes, −1 for ground a vintage lacks.</summary>
public sealed record MatrixCell(int Before, int After);

/// <summary>Where somebody was in the matrix panel, so that closing it loses nothing.</summary>
internal sealed class MatrixView
{
    /// <summary>Names of layers; null for the usual ones.</summary>
    public string? Before { get; set; }

    public string? After { get; set; }

    /// <summary>The matrix looked at; null for the one made last.</summary>
    public string? Matrix { get; set; }

    public MatrixPage Page { get; set; }

    public MatrixCell? Cell { get; set; }
}
