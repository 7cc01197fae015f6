using System.Globalization;
using LandPlanner.Crs;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/crs</c>: one line a system, and the well-known text of geographic systems and of the Gauss-Kruger form.</summary>
internal sealed class CrsTableReader(string folder)
{
    private readonly Dictionary<Datum, string> _geographicWkt = [];
    private readonly HashSet<int> _codes = [];

    public static CrsCatalog Read(string folder) => new CrsTableReader(folder).Read();

    private CrsCatalog Read()
    {
        var form = ReadWkt("gauss-kruger.wkt");
        var rows = CsvTable.Read(
            Path.Combine(folder, "systems.csv"),
            "epsg", "kind", "datum", "central_meridian", "false_easting", "zone_width", "name", "aliases");
        return new([.. rows.Select(row => Definition(row, form))]);
    }

    private CrsDefinition Definition(CsvRow row, string form)
    {
        var kind = Word<CrsKind>(row, 1);
        var definition = new CrsDefinition(
            new(row.Integer(0)), row.Text(6), kind, Word<Datum>(row, 2), "", row.List(7), row.Number(3), row.Number(4), row.Integer(5));
        if (!_codes.Add(definition.Code.Epsg))
            throw row.Wrong($"{definition.Code} is there twice.");
        return definition with { Wkt = kind == CrsKind.GaussKruger ? Fill(row, form, definition) : Own(definition) };
    }

    private string Own(CrsDefinition definition)
    {
        var wkt = ReadWkt($"{definition.Code.Epsg}.wkt");
        if (definition.Kind == CrsKind.Geographic)
            _geographicWkt[definition.Datum] = wkt;
        return wkt;
    }

    private string Fill(CsvRow row, string form, CrsDefinition definition)
    {
        if (!_geographicWkt.TryGetValue(definition.Datum, out var geographic))
            throw row.Wrong($"the geographic system of {definition.Datum} must come before its zones.");
        return form
            .Replace("{name}", definition.Name, StringComparison.Ordinal)
            .Replace("{geographic}", geographic, StringComparison.Ordinal)
            .Replace("{central_meridian}", Number(definition.CentralMeridianDegrees), StringComparison.Ordinal)
            .Replace("{false_easting}", Number(definition.FalseEastingMetres), StringComparison.Ordinal)
            .Replace("{epsg}", Number(definition.Code.Epsg), StringComparison.Ordinal);
    }

    private string ReadWkt(string file)
    {
        var path = Path.Combine(folder, file);
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TableException(path, 0, Sentence.Quote(failure.Message));
        }
    }

    private static T Word<T>(CsvRow row, int column)
        where T : struct, Enum => Enum.TryParse<T>(row.Text(column), out var value) && Enum.IsDefined(value)
        ? value
        : throw row.Wrong($"'{row.Text(column)}' is none of {string.Join(", ", Enum.GetNames<T>())}.");

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
