using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Web.Components;
using LandPlanner.Web.Layers;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web.Facts;

/// <summary>One attribute of a feature.</summary>
/// <param name="Meaning">What its code stands for; null where it is no code, or not known.</param>
public sealed record FieldFact(string Field, string Title, string Text, string? Meaning, bool IsNumber);

/// <summary>What is to be said of one feature by itself.</summary>
/// <param name="Area">Null unless it is a polygon.</param>
/// <param name="LengthMetres">Of a line, or around a polygon; null for points.</param>
/// <param name="Fields">Those that hold something, in the order of the schema.</param>
/// <param name="Empty">Those that hold nothing.</param>
public sealed record FeatureFacts(
    Picked Picked, MapLayer Layer, HeldFeature Feature, string Title, Area? Area, double? LengthMetres, IReadOnlyList<FieldFact> Fields, IReadOnlyList<FieldFact> Empty)
{
    public static FeatureFacts Of(HeldFeature feature, MapLayer layer, Workspace workspace)
    {
        var fields = FieldWords.Of(layer, workspace.Tables).Select((word, i) => Fact(word, feature.Values[i], layer)).ToLookup(fact => fact.Text.Length > 0);
        var shape = feature.Shape;
        return new(
            new(layer.Name, feature.Id), layer, feature, FeatureNames.Of(feature, layer),
            shape is { Kind: GeometryKind.Polygon } ? shape.Area(workspace.Areas) : null,
            shape is null or { Kind: GeometryKind.Point } ? null : shape.LengthMetres(),
            [.. fields[true]], [.. fields[false]]);
    }

    private static FieldFact Fact(FieldWord word, object? value, MapLayer layer)
    {
        var text = FieldWord.Text(value);
        var meaning = word.Meaning(value) ?? LookOf(word, value, layer);
        return new(word.Field.Name, word.Title, text, meaning, word.Field.Type is FieldType.Real or FieldType.Integer);
    }

    /// <summary>What a value that decides the feature's look is called in the legend.</summary>
    private static string? LookOf(FieldWord word, object? value, MapLayer layer) =>
        layer.Symbol.By == word.Field.Name && layer.Symbol.Values.FirstOrDefault(look => look.Value.Equals(value)) is { } known ? Languages.Say(known.TitleZh, known.TitleEn) : null;
}
