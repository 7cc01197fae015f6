using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>What both editors of a feature changed differently.</summary>
public enum ClashKind
{
    Field,
    Shape,

    /// <summary>One deleted what the other changed.</summary>
    Existence,
}

/// <param name="Field">Null unless a field clashes.</param>
public sealed record EditClash(ClashKind Kind, Field? Field = null);

/// <summary>Two editors' versions of a feature joined: each field and the shape as whoever changed it left it.</summary>
/// <param name="Merged">Has the id and version of theirs, so that it can be committed over it; null where the merge deletes the feature or something clashes.</param>
/// <param name="Clashes">What both changed differently: fields in the order of the schema, then the shape.</param>
public sealed record EditMerge(Feature? Merged, IReadOnlyList<EditClash> Clashes)
{
    private static readonly EditMerge Deleted = new(null, []);
    private static readonly EditMerge Contested = new(null, [new(ClashKind.Existence)]);

    /// <param name="origin">The version from which both went out.</param>
    /// <param name="mine">Null where I delete it.</param>
    /// <param name="theirs">Null where they deleted it.</param>
    public static EditMerge Of(Feature origin, Feature? mine, Feature? theirs, LayerInfo layer) => (mine, theirs) switch
    {
        (null, null) => Deleted,
        (null, not null) => FeatureContent.Same(origin, theirs, layer.Kind) ? Deleted : Contested,
        (not null, null) => FeatureContent.Same(origin, mine, layer.Kind) ? Deleted : Contested,
        _ => Join(origin, mine, theirs, layer),
    };

    private static EditMerge Join(Feature origin, Feature mine, Feature theirs, LayerInfo layer)
    {
        var clashes = new List<EditClash>();
        var values = new object?[origin.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!TryPick(origin.Values[i], mine.Values[i], theirs.Values[i], FeatureContent.SameValue, out values[i]))
                clashes.Add(new(ClashKind.Field, layer.Schema.Fields[i]));
        }

        if (!TryPick(origin.Shape, mine.Shape, theirs.Shape, (one, other) => FeatureContent.SameShape(one, other, layer.Kind), out var shape))
            clashes.Add(new(ClashKind.Shape));
        return new(clashes.Count == 0 ? theirs with { Shape = shape, Values = values } : null, clashes);
    }

    private static bool TryPick<T>(T origin, T mine, T theirs, Func<T, T, bool> same, out T picked)
    {
        picked = same(mine, origin) ? theirs : mine;
        return same(mine, origin) || same(theirs, origin) || same(mine, theirs);
    }
}
