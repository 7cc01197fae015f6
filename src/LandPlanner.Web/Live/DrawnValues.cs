using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Web.Layers;

namespace LandPlanner.Web.Live;

/// <summary>What a form holds of a feature that is being drawn, as rules ask for it: by meaning, areas in square metres.</summary>
internal static class DrawnValues
{
    private const string DeclaredArea = "declaredArea";

    public static Dictionary<string, object?> ByMeaning(MapLayer layer, IReadOnlyDictionary<string, string>? texts)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var meaning in layer.Role.FieldAliases.Keys)
        {
            var index = layer.Role.FieldFor(meaning, layer.Info.Schema);
            if (index < 0 || texts?.GetValueOrDefault(layer.Info.Schema.Fields[index].Name) is not { Length: > 0 } text)
                continue;
            values[meaning] = meaning == DeclaredArea ? SquareMetres(text, layer.Role.UnitOf(layer.Info.Schema.Fields[index].Name)) : text;
        }

        return values;
    }

    private static double? SquareMetres(string text, AreaUnit unit) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e12m
            ? unit switch
            {
                AreaUnit.Mu => Area.FromMu(number).SquareMetres,
                AreaUnit.Hectares => (double)number * 10_000,
                _ => (double)number,
            }
            : null;
}
