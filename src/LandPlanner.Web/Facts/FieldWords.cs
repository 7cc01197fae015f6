using System.Globalization;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Stores;
using LandPlanner.Web.Layers;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Web.Facts;

/// <summary>A field as people read it.</summary>
/// <param name="Title">In the language of the interface; the field's own name where the table has no other.</param>
internal sealed record FieldWord(Field Field, string Title, CodeMeanings Meanings)
{
    /// <summary>A value with its digits in groups where it is a quantity; empty for unknown.</summary>
    public static string Text(object? value) => value switch
    {
        double number => number.ToString("#,##0.######", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        byte[] bytes => bytes.Length.ToString("N0", CultureInfo.InvariantCulture) + " B",
        _ => FieldText.Write(value),
    };
}

/// <summary>The fields of a layer as people read them.</summary>
internal static class FieldWords
{
    private const string ClassMeaning = "class";

    public static IReadOnlyList<FieldWord> Of(MapLayer layer, TableSet tables)
    {
        var schema = layer.Info.Schema;
        var classField = layer.Role.FieldFor(ClassMeaning, schema);
        return [.. schema.Fields.Select((field, index) => Word(field, index == classField, tables))];
    }

    private static FieldWord Word(Field field, bool isClass, TableSet tables)
    {
        var known = tables.FieldTitles.Find(field.Name);
        var codes = known?.Codes ?? (isClass ? tables.LandClasses.Schemes[0].Id : null);
        return new(field, known is null ? field.Name : Languages.Say(known.TitleZh, known.TitleEn), new(tables.LandClasses, codes));
    }
}
