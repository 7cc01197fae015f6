using NetTopologySuite.Geometries;

namespace LandPlanner.PostGis;

/// <summary>What a layer's own row does not say after an edit, and is worked out when somebody asks.</summary>
internal sealed record LayerMeasures(string ContentHash, Envelope? Extent);
