using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;

namespace LandPlanner.Browser.Tests;

/// <summary>Reads files that a browser was given, without the program that wrote them.</summary>
internal static class Downloaded
{
    /// <summary>The cells of a workbook's sheet as text, row by row, by column letter.</summary>
    public static List<Dictionary<string, string>> Sheet(string path, int number)
    {
        using var zip = ZipFile.OpenRead(path);
        XDocument Part(string name)
        {
            using var stream = zip.GetEntry(name)!.Open();
            return XDocument.Load(stream);
        }

        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var texts = Part("xl/sharedStrings.xml").Root!.Elements(main + "si").Select(text => text.Value).ToList();
        return [.. Part($"xl/worksheets/sheet{number.ToString(CultureInfo.InvariantCulture)}.xml").Descendants(main + "row").Select(row => row.Elements(main + "c").ToDictionary(
            cell => ((string)cell.Attribute("r")!).TrimEnd("0123456789".ToCharArray()),
            cell => cell.Element(main + "v") is not { } value ? "" : (string?)cell.Attribute("t") == "s" ? texts[(int)value] : value.Value))];
    }

    /// <summary>How many features a GeoPackage's layer has, and the sum of one of its fields to 0.01.</summary>
    public static (long Count, decimal Sum) Layer(string path, string layer, string field)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select count(*), coalesce(sum({field}), 0) from {layer}";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), Math.Round((decimal)reader.GetDouble(1), 2));
    }
}
