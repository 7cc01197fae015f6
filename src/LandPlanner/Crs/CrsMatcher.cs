using System.Globalization;
using LandPlanner.Stores;

namespace LandPlanner.Crs;

/// <summary>Finds the system that a text means, by code, by name, or by parameters.</summary>
internal sealed class CrsMatcher
{
    private readonly CrsCatalog _catalog;
    private readonly Dictionary<string, CrsDefinition> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CrsDefinition> _byDatumName = new(StringComparer.Ordinal);
    private readonly Dictionary<Datum, Ellipsoid> _ellipsoids = [];

    public CrsMatcher(CrsCatalog catalog)
    {
        _catalog = catalog;
        foreach (var definition in catalog.Definitions)
        {
            foreach (var name in definition.Aliases.Prepend(definition.Name))
                _byName.TryAdd(CrsName.Normalise(name), definition);
            if (definition.Kind == CrsKind.Geographic)
                AddDatum(definition);
        }
    }

    public CrsMatch Match(string text)
    {
        var trimmed = text.Trim('\uFEFF', '\0', ' ', '\t', '\r', '\n');
        if (trimmed.Length == 0)
            return None("There is no text to recognise a coordinate system by.");
        if (WktSystem.TryRead(trimmed) is { } system)
            return Match(system);
        return trimmed.Contains('[', StringComparison.Ordinal)
            ? None("The text is not well-known text of a geographic or projected system.")
            : MatchBareWord(trimmed);
    }

    private void AddDatum(CrsDefinition geographic)
    {
        var wkt = WktSystem.TryRead(geographic.Wkt)
            ?? throw new ArgumentException($"The definition of {geographic.Code} is not well-known text.");
        _ellipsoids.TryAdd(geographic.Datum, wkt.Ellipsoid);
        foreach (var name in geographic.Aliases.Concat(wkt.DatumNames.Take(2)))
            _byDatumName.TryAdd(CrsName.NormaliseDatum(name), geographic);
    }

    private CrsMatch MatchBareWord(string word)
    {
        if (CrsCode.TryParse(word, out var code))
        {
            return _catalog.TryGet(code, out var coded)
                ? new(coded, CrsMatchKind.Code, Sentence.Said($"Given as {code}."))
                : None($"{code} is not among the coordinate systems LandPlanner knows.");
        }

        return _byName.TryGetValue(CrsName.Normalise(word), out var named)
            ? new(named, CrsMatchKind.Name, Sentence.Said($"The name '{word}' is {named.Code}."))
            : None($"'{Shorten(word)}' is neither well-known text nor the name of a coordinate system LandPlanner knows.");
    }

    private CrsMatch Match(WktSystem system)
    {
        var coded = system.Epsg is { } epsg && _catalog.TryGet(new(epsg), out var known) ? known : null;
        _byName.TryGetValue(CrsName.Normalise(system.Name), out var named);
        if (coded is not null && named is not null && !AreAlike(coded, named))
        {
            return Conflict($"Its code says {coded.Code} ({coded.Name}), but its name says {named.Code} ({named.Name}).");
        }

        var claimed = coded ?? named;
        if (claimed is null)
            return MatchParameters(system);
        if (Difference(claimed, system) is { } difference)
            return Conflict($"It calls itself {claimed.Code} ({claimed.Name}), but {difference}.");
        return coded is not null
            ? new(claimed, CrsMatchKind.Code, Sentence.Said($"It carries the code {claimed.Code}, and its parameters agree."))
            : new(claimed, CrsMatchKind.Name, Sentence.Said($"Its name '{system.Name}' is {claimed.Code}, and its parameters agree."));
    }

    private CrsMatch MatchParameters(WktSystem system)
    {
        if (system.Kind is null)
            return None($"'{system.Name}' uses the projection '{system.Method}', which LandPlanner does not know.");
        if (DatumOf(system) is not { } datum)
            return None($"'{system.Name}' names the datum '{system.DatumNames[0]}', which LandPlanner does not know and does not guess.");

        var found = _catalog.Definitions
            .Where(definition => definition.Datum == datum && Difference(definition, system) is null)
            .OrderBy(definition => definition.ZoneWidthDegrees).FirstOrDefault();
        return found is not null
            ? new(found, CrsMatchKind.Parameters, Sentence.Said($"Its parameters are those of {found.Code} ({found.Name}); its name '{system.Name}' is free text."))
            : None($"No coordinate system LandPlanner knows has the parameters of '{system.Name}': {Describe(system, datum)}.");
    }

    /// <summary>What contradicts the claim that <paramref name="system"/> is <paramref name="claimed"/>; null where all agrees.</summary>
    private Sentence? Difference(CrsDefinition claimed, WktSystem system)
    {
        // GDAL words EPSG:3857 as an ordinary Mercator with a PROJ extension; nothing else in it can differ.
        if (claimed.Kind == CrsKind.WebMercator && system.Kind is null && system.Method == "mercator1sp")
            return null;
        if (system.Kind != claimed.Kind)
            return $"its projection is '{(system.Kind?.ToString() ?? system.Method)}', not {claimed.Kind}";
        if (DatumOf(system) is not { } datum || datum != claimed.Datum)
            return $"its datum '{system.DatumNames[0]}' with its spheroid '{system.DatumNames[2]}' is not that of {claimed.Datum}";
        if (!system.Plain)
            return "its scale, origin, prime meridian or unit is another";
        if (Math.Abs(system.CentralMeridianDegrees - claimed.CentralMeridianDegrees) > 1e-9)
            return $"its central meridian is {Number(system.CentralMeridianDegrees)}°, not {Number(claimed.CentralMeridianDegrees)}°";
        if (Math.Abs(system.FalseEastingMetres - claimed.FalseEastingMetres) > 1e-4)
            return $"its false easting is {Number(system.FalseEastingMetres)} m, not {Number(claimed.FalseEastingMetres)} m";
        return null;
    }

    private Datum? DatumOf(WktSystem system)
    {
        // The spheroid's name is asked last: "CGCS2000" and "Xian_1980" name spheroids too.
        foreach (var name in system.DatumNames)
        {
            if (_byDatumName.TryGetValue(CrsName.NormaliseDatum(name), out var geographic))
                return _ellipsoids[geographic.Datum].IsSameAs(system.Ellipsoid) ? geographic.Datum : null;
        }

        return null;
    }

    /// <summary>3-degree and 6-degree systems on one meridian have the same coordinates.</summary>
    private static bool AreAlike(CrsDefinition one, CrsDefinition other) =>
        one.Kind == other.Kind && one.Datum == other.Datum
        && one.CentralMeridianDegrees == other.CentralMeridianDegrees && one.FalseEastingMetres == other.FalseEastingMetres;

    private static Sentence Describe(WktSystem system, Datum datum) =>
        $"{system.Kind} on {datum}, central meridian {Number(system.CentralMeridianDegrees)}°, false easting {Number(system.FalseEastingMetres)} m{(system.Plain ? (Sentence)"" : ", with a scale, origin, prime meridian or unit of its own")}";

    private static string Number(double value) => value.ToString("0.#########", CultureInfo.InvariantCulture);

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static CrsMatch None(Sentence why) => new(null, CrsMatchKind.None, why.ToString());

    private static CrsMatch Conflict(Sentence why) =>
        new(null, CrsMatchKind.Conflict, Sentence.Said($"{why} Say which one is right by giving the coordinate system yourself."));
}
