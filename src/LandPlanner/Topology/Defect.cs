using LandPlanner.Areas;

namespace LandPlanner.Topology;

/// <summary>One thing that was wrong with a shape.</summary>
/// <param name="Reason">One of <see cref="DefectReasons"/>.</param>
/// <param name="X">Easting of where it is wrong, in the shape's CRS; null where there is no place.</param>
/// <param name="AreaBefore">
/// Official area of the ring it is about, or of the whole record where several rings take part; null where nothing
/// can be measured.
/// </param>
/// <param name="AreaAfter">The same once repaired: zero for a ring that is dropped.</param>
public sealed record Defect(string Reason, double? X, double? Y, Area? AreaBefore = null, Area? AreaAfter = null);
