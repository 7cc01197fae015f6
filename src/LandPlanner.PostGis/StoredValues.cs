using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.PostGis;

/// <summary>Attribute values as they are stored and hashed.</summary>
internal static class StoredValues
{
    /// <summary>Reals that are not finite are unknown, and there is one zero; times are in UTC and whole milliseconds.</summary>
    /// <exception cref="WorkspaceException">A text has U+0000 in it, which PostgreSQL cannot hold.</exception>
    public static object?[] Of(object?[] values, FeatureSchema schema)
    {
        var stored = new object?[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            stored[i] = values[i] switch
            {
                double real when !double.IsFinite(real) => null,
                double real => real + 0.0,
                DateTime moment => Moments.Cut(moment),
                string text when text.Contains('\0', StringComparison.Ordinal) => throw new WorkspaceException(
                    $"The field '{schema.Fields[i].Name}' has a text with the character U+0000 in it, which PostgreSQL cannot hold. Remove it in the source."),
                var value => value,
            };
        }

        return stored;
    }
}
