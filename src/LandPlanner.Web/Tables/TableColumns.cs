using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Web.Facts;
using LandPlanner.Web.Layers;
using LandPlanner.Workspaces.Held;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Web.Tables;

/// <summary>A column as the table shows it.</summary>
/// <param name="Name">The field's own name; empty for what no field holds.</param>
/// <param name="WidthPixels">To begin with.</param>
/// <param name="Decimals">Of numbers that are not whole, alike in all rows.</param>
internal sealed record TableHead(TableColumn Column, string Name, string Title, bool IsNumber, int WidthPixels, FieldWord? Word, int Decimals = 2)
{
    private readonly string _format = $"N{Decimals}";

    public string Text(object? value) => value is double number ? number.ToString(_format, CultureInfo.InvariantCulture) : FieldWord.Text(value);

    /// <summary>What a code stands for; null where it is none.</summary>
    public string? Meaning(object? value) => Word?.Meaning(value);
}

/// <summary>The columns of a layer's table: the id, what is measured, then the fields.</summary>
internal static class TableColumns
{
    private const int Sampled = 200;
    private const int MostDecimals = 4;
    private const double LeastDifference = 1e-9;
    private const int LeastPixels = 72;
    private const int MostPixels = 240;
    private const int CharacterPixels = 8;
    private const int MarginPixels = 40;

    /// <param name="sizeTitle">"亩", say; null where features have no size.</param>
    public static IReadOnlyList<TableHead> Of(HeldTable table, MapLayer layer, TableSet tables, string idTitle, string? sizeTitle)
    {
        var words = FieldWords.Of(layer, tables);
        List<TableHead> heads = [new(TableColumn.Id, "", idTitle, true, LeastPixels, null)];
        if (sizeTitle is not null)
            heads.Add(new(TableColumn.Size, "", sizeTitle, true, 110, null));
        heads.AddRange(words.Select((word, index) => new TableHead(
            new(index), word.Field.Name, word.Title, word.Field.Type is FieldType.Integer or FieldType.Real, WidthOf(table, word, index), word, DecimalsOf(table, index))));
        return heads;
    }

    private static int DecimalsOf(HeldTable table, int index)
    {
        var numbers = table.Layer.Features.Take(Sampled).Select(feature => feature.Values[index]).OfType<double>().ToList();
        return Enumerable.Range(0, MostDecimals).FirstOrDefault(decimals => numbers.TrueForAll(number => Math.Abs(Math.Round(number, decimals) - number) < LeastDifference), MostDecimals);
    }

    /// <summary>As wide as its title and the first rows ask for.</summary>
    private static int WidthOf(HeldTable table, FieldWord word, int index)
    {
        var texts = table.Layer.Features.Take(Sampled).Select(feature => Width(FieldWord.Text(feature.Values[index]))).DefaultIfEmpty(0).Max();
        return Math.Clamp(Math.Max(texts, Width(word.Title)) * CharacterPixels + MarginPixels, LeastPixels, MostPixels);
    }

    /// <summary>In narrow characters: a Chinese one is as wide as two.</summary>
    private static int Width(string text) => text.Sum(character => character < 0x2E80 ? 1 : 2);
}
