namespace LandPlanner.Figures;

/// <summary>A field that a query names: a column of the layer, or what the role calls it ("investment", "status").</summary>
/// <param name="Offset">Where it stands in the query.</param>
public sealed record FigureField(string Name, int Offset)
{
    /// <summary>How far a case is ("open", "disposed", "closed", "absorbed"): not a column, but what its state counts as.</summary>
    public const string Stage = "stage";
}
