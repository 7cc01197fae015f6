using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Crs;

/// <summary>One system that coordinates without a <c>.prj</c> may be in.</summary>
/// <param name="Code">Null where the numbers leave it open: the reason says what the user must find out.</param>
/// <param name="AxesSwapped">Whether the numbers only make sense with x and y exchanged.</param>
public sealed record CrsCandidate(CrsCode? Code, bool AxesSwapped, string Reason);

/// <summary>What the extent of coordinates allows their system to be. It never picks one: numbers do not tell the datum.</summary>
public static class CrsGuess
{
    private static readonly Datum[] GaussKrugerDatums = [Datum.Cgcs2000, Datum.Xian1980, Datum.Beijing1954];

    /// <summary>The systems in which <paramref name="extent"/> may be, the likelier first; none where the numbers fit nothing in China.</summary>
    public static IReadOnlyList<CrsCandidate> For(Envelope extent, CrsCatalog catalog)
    {
        if (extent.IsNull)
            return [];
        var asGiven = Candidates(extent, catalog, swapped: false);
        if (asGiven.Count > 0)
            return asGiven;
        var exchanged = new Envelope(extent.MinY, extent.MaxY, extent.MinX, extent.MaxX);
        return Candidates(exchanged, catalog, swapped: true);
    }

    /// <summary>Whether an extent is of numbers that places in China have on a Gauss-Kruger plane: degrees are not, nor is what lies at its origin.</summary>
    public static bool MayLieOn(Envelope extent, CrsDefinition plane) =>
        !extent.IsNull && IsWithin(extent, plane.FalseEastingMetres - 400_000, plane.FalseEastingMetres + 400_000, 300_000, 6_000_000);

    private static List<CrsCandidate> Candidates(Envelope extent, CrsCatalog catalog, bool swapped)
    {
        if (IsWithin(extent, 73, 136, 3, 54))
            return Geographic(catalog, swapped);
        if (!IsWithin(extent, 0, 46_000_000, 300_000, 6_000_000))
            return [];
        if (extent.MinX >= 13_000_000)
            return ByZone(extent, catalog, swapped);
        return IsWithin(extent, 100_000, 900_000, 300_000, 6_000_000) ? [Unzoned(catalog, swapped)] : [];
    }

    private static List<CrsCandidate> Geographic(CrsCatalog catalog, bool swapped) =>
    [
        .. catalog.Definitions.Where(definition => definition.Kind == CrsKind.Geographic)
            .OrderBy(definition => definition.Datum)
            .Select(definition => new CrsCandidate(
                definition.Code, swapped,
                Sentence.Said($"The numbers are {(swapped ? (Sentence)"latitude before longitude" : "longitude and latitude")} in China; numbers do not tell the datum, this would be {definition.Datum}."))),
    ];

    private static List<CrsCandidate> ByZone(Envelope extent, CrsCatalog catalog, bool swapped)
    {
        var zone = (int)Math.Floor(extent.MinX / 1_000_000);
        if (zone != (int)Math.Floor(extent.MaxX / 1_000_000))
        {
            return
            [
                new(null, swapped, Sentence.Said(
                    $"The eastings run from zone {zone} to zone {(int)Math.Floor(extent.MaxX / 1_000_000)}: split the file by zone first.")),
            ];
        }

        return
        [
            .. GaussKrugerDatums.SelectMany(datum => catalog.Definitions.Where(
                    definition => definition.Datum == datum && definition.FalseEastingMetres == zone * 1e6 + 500_000))
                .Select(definition => new CrsCandidate(
                    definition.Code, swapped,
                    Sentence.Said($"The eastings begin with zone {zone}, a {definition.ZoneWidthDegrees}-degree zone; numbers do not tell the datum, this would be {definition.Datum}."))),
        ];
    }

    private static CrsCandidate Unzoned(CrsCatalog catalog, bool swapped)
    {
        var choices = catalog.Definitions.Where(definition =>
            definition is { Kind: CrsKind.GaussKruger, FalseEastingMetres: 500_000, Datum: Datum.Cgcs2000, ZoneWidthDegrees: 3 }).ToList();
        var range = choices.Count == 0 ? (Sentence)"" : $", from {choices[0].Code} to {choices[^1].Code} on CGCS2000 by 3-degree zones";
        return new(null, swapped,
            Sentence.Said($"The eastings have six digits and carry no zone: the central meridian must be known to say which Gauss-Kruger system it is{range}."));
    }

    private static bool IsWithin(Envelope extent, double minX, double maxX, double minY, double maxY) =>
        extent.MinX >= minX && extent.MaxX <= maxX && extent.MinY >= minY && extent.MaxY <= maxY;
}
