using LandPlanner.Features;

namespace LandPlanner.PostGis;

/// <summary>The layers that auditors may make and write: what was made from the workspace itself (findings), and the ledgers of those who work on cases and inspections.</summary>
/// <remarks>
/// None of them says how the land lies or may be used: surveys, plans and control lines are the editors'. A case takes its number from a counter in the edit that opens it. A layer keeps its role while it is appended to, so none goes from the one to the
/// other but by being written anew, which takes the right to write what it was.
/// </remarks>
internal static class AuditorLayers
{
    private static readonly HashSet<LayerRole> Ledgers =
    [
        new("case"), new("case-move"), new("evidence"), new("person"), new("abandoned-plot"), new("sown-crop"), new("rectified-patch"), new("restoration"),
        new("place"), new("round"), new("inspection"), new("counter"),
    ];

    /// <param name="isDerived">Whether it was made from the workspace itself.</param>
    public static bool Has(LayerRole role, bool isDerived) => isDerived || Ledgers.Contains(role);
}
