using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.VillageEconomy;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.VillageEconomy;

/// <summary>A layer as estates are taken from it.</summary>
internal sealed class EstateSource(LayerInfo layer, RoleDefinition role, Places.Villages villages)
{
    public LedgerRow Row(Ledger ledger, Feature feature) => ledger.NewRow(feature.Shape).With(
    [
        new("number", Text(feature, "number") is { Length: > 0 } number ? number : EstateIntake.Unnumbered),
        new("name", Text(feature, "name")),
        new("village", (feature.Shape is { IsEmpty: false } shape ? villages.At(shape.InteriorPoint.Coordinate) : null) ?? Text(feature, "village")),
        new("total", Whole(feature, "homes")),
        new("registered", Whole(feature, "homesRegistered")),
        new("source_layer", layer.Name),
        new("source_id", feature.Id),
        new("note", Text(feature, "note")),
    ]);

    private string Text(Feature feature, string meaning) => Value(feature, meaning) is { } value ? FieldText.Write(value).Trim() : "";

    private long? Whole(Feature feature, string meaning) => Value(feature, meaning) switch
    {
        long whole => whole,
        double real when Math.Truncate(real) == real => (long)real,
        string text when long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) => whole,
        _ => null,
    };

    private object? Value(Feature feature, string meaning) => role.FieldFor(meaning, layer.Schema) is >= 0 and var index ? feature.Values[index] : null;
}
