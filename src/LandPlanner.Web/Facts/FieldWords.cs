using System.Globalization;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Web.Layers;
using LandPlanner.Workspaces.Cases;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Web.Facts;

/// <summary>A field as people read it.</summary>
/// <param name="Title">In the language of the interface; the field's own name where the table has no other.</param>
internal sealed record FieldWord(Field Field, string Title, CodeMeanings Meanings)
{
    /// <summary>What a ledger's form says its values mean; null where no ledger speaks of them.</summary>
    public Func<string, string?>? Choices { get; init; }

    /// <summary>What a value stands for; null where it says so itself.</summary>
    public string? Meaning(object? value) => value is string code ? Choices?.Invoke(code) ?? Meanings.Find(code) : null;

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
    private const string StateField = "state";

    public static IReadOnlyList<FieldWord> Of(MapLayer layer, TableSet tables)
    {
        var schema = layer.Info.Schema;
        var classField = layer.Role.FieldFor(ClassMeaning, schema);
        if (tables.Ledgers.OfLayer(layer.Name) is { } form)
            return [.. schema.Fields.Select(field => form.Find(field.Name) is { } entry ? Word(field, entry, form, tables) : Word(field, isClass: false, tables))];
        return [.. schema.Fields.Select((field, index) => Word(field, index == classField, tables))];
    }

    private static FieldWord Word(Field field, LedgerField entry, LedgerForm form, TableSet tables) => new(field, Languages.Say(entry.TitleZh, entry.TitleEn), new(tables.LandClasses, null))
    {
        Choices = form.Id == CaseBook.FormId && field.Name == StateField
            ? code => tables.CaseProcess.States.FirstOrDefault(state => state.Id == code) is { } state ? Languages.Say(state.TitleZh, state.TitleEn) : null
            : code => entry.Choices.FirstOrDefault(choice => choice.Code == code) is { } choice ? Languages.Say(choice.TitleZh, choice.TitleEn) : null,
    };

    private static FieldWord Word(Field field, bool isClass, TableSet tables)
    {
        var known = tables.FieldTitles.Find(field.Name);
        var codes = known?.Codes ?? (isClass ? tables.LandClasses.Schemes[0].Id : null);
        return new(field, known is null ? field.Name : Languages.Say(known.TitleZh, known.TitleEn), new(tables.LandClasses, codes));
    }
}
