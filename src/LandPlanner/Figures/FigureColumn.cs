using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Ledgers;

namespace LandPlanner.Figures;

/// <summary>Where a layer holds what a query calls a field.</summary>
/// <param name="Index">Among the values of a feature.</param>
/// <param name="Entry">What a ledger says of it; null where the layer is none.</param>
/// <param name="Declares">The unit in which it declares areas, by the table of roles.</param>
internal sealed record FigureColumn(int Index, Field Field, LedgerField? Entry, AreaUnit Declares)
{
    /// <summary>A column of the name, else the one by which the layer's role finds it; null where there is neither.</summary>
    public static FigureColumn? Find(FigureLayer layer, string field, FigureVocabulary words)
    {
        var role = words.Roles.Get(layer.Role);
        var index = layer.Schema.IndexOf(field) is >= 0 and var named ? named : role.FieldFor(field, layer.Schema);
        if (index < 0)
            return null;
        var column = layer.Schema.Fields[index];
        return new(index, column, words.Ledgers.OfLayer(layer.Name)?.Find(column.Name), role.UnitOf(column.Name));
    }

    /// <summary>The value as a number; null where it is unknown or none.</summary>
    public static decimal? NumberOf(object? value) => value switch
    {
        long whole => whole,
        double real when Math.Abs(real) < 1e15 => (decimal)real,
        _ => null,
    };
}
