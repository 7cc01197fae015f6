using NetTopologySuite.Geometries;

namespace LandPlanner.Features;

/// <summary>One row of a layer.</summary>
/// <param name="Id">Unique in its layer, from 1 upward, never used again by another; 0 before a store has given it one.</param>
/// <param name="Shape">In the layer's CRS, x east before y north, XY only; null where the record has none.</param>
/// <param name="Values">One a field, in the schema's order, of the type <see cref="FieldType"/> names; null where unknown.</param>
/// <param name="Version">1 when added, one more with each update, and when it is brought back.</param>
public sealed record Feature(long Id, Geometry? Shape, object?[] Values, long Version = 1);
