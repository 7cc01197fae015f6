using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.LandClasses;

namespace LandPlanner.Cases;

/// <summary>What patches are compared with. The engine reads nothing itself.</summary>
/// <param name="Layers">
/// By their roles: land use of every vintage, basic farmland, red line, urban boundary, approvals, plans, and the layers that one of these covers. A role of which there is no layer is not known.
/// </param>
/// <param name="Areas">Of the CRS all are in.</param>
public sealed record DeskInput(DeskTable Table, IReadOnlyList<AuditLayer> Layers, EllipsoidalArea Areas, LandClassTables Classes)
{
    public Tolerance Tolerance { get; init; } = Tolerance.Default;

    /// <summary>0 for as many as there are processors. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Told how much is done, from 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}
