using NetTopologySuite.Geometries;

namespace LandPlanner.Topology;

/// <summary>Brings a hole that lies outside its own shell, but inside another part's, to that part.</summary>
internal static class HoleMoves
{
    /// <summary>
    /// The parts with their holes moved; one whose rings are not sound each for itself keeps what it has.
    /// </summary>
    public static IEnumerable<Polygon> Apply(MultiPolygon shape)
    {
        var parts = shape.Geometries.Cast<Polygon>().ToArray();
        if (parts.Length == 1 || !parts.All(HasSoundRings))
            return parts;
        var holes = Array.ConvertAll(parts, part => part.Holes.ToList());
        for (var part = 0; part < parts.Length; part++)
        {
            foreach (var hole in parts[part].Holes.Where(hole => IsOutside(hole, parts[part])))
            {
                var target = PartAround(hole, parts);
                if (target >= 0 && holes[part].Remove(hole))
                    holes[target].Add(hole);
            }
        }

        return parts.Select((part, i) => part.Factory.CreatePolygon(part.Shell, [.. holes[i]]));
    }

    /// <summary>Whether a hole shares no area with its own shell.</summary>
    public static bool IsOutside(LinearRing hole, Polygon part)
    {
        if (!part.EnvelopeInternal.Intersects(hole.EnvelopeInternal))
            return true;
        var meets = Filled(hole).Relate(Filled(part.Shell));
        return meets[Location.Interior, Location.Interior] == Dimension.False;
    }

    /// <summary>The first part whose shell encloses the hole; -1 where none does.</summary>
    public static int PartAround(LinearRing hole, Polygon[] parts) => Array.FindIndex(
        parts,
        part => part.EnvelopeInternal.Covers(hole.EnvelopeInternal) && Filled(part.Shell).Covers(Filled(hole)));

    private static bool HasSoundRings(Polygon part) => part.Holes.Prepend(part.Shell).All(ring => Filled(ring).IsValid);

    private static Polygon Filled(LinearRing ring) => ring.Factory.CreatePolygon(ring);
}
